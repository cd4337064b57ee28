import { createRandomSource } from 'chatpact/extend';

const day = 86_400_000;
const subjects = ['Parcel is late', 'Wrong size', 'Refund', 'Address change', 'Invoice', 'Broken zip'];

/** The state of the mock. Maps, lists and plain objects are copied for each workspace. */
export const createTables = () => ({ users: new Map(), tickets: new Map(), comments: [], lastTicket: 0 });

/** Only reducers change tables, so that a log of events gives the same state again. */
export const reducers = {
  'user.added': ({ users }, { user, name, role, key }) => users.set(user, { id: user, name, role, key }),
  'ticket.created'(tables, { at, ticket, subject, assignee }) {
    tables.tickets.set(ticket, { id: ticket, subject, status: 'open', assignee, createdAt: at });
    tables.lastTicket = Math.max(tables.lastTicket, ticket);
  },
  'ticket.changed'({ tickets }, { ticket, status, assignee }) {
    const row = tickets.get(ticket);
    tickets.set(ticket, { ...row, status: status ?? row.status, assignee: assignee ?? row.assignee });
  },
  'ticket.deleted': ({ tickets }, { ticket }) => tickets.delete(ticket),
  'comment.added': ({ comments }, { at, ticket, author, text }) =>
    comments.push({ id: comments.length + 1, ticket, author, text, createdAt: at }),
};

/** Generates 90 days of history. The same seed gives the same events. */
export function* seed({ seed, now, scale, people }, emit) {
  const random = createRandomSource(seed, 'tickets');
  const start = now - 90 * day;
  const users = people.slice(0, 5).map(({ name }, index) => ({ user: index + 1, name }));
  for (const { user, name } of users) {
    const role = user === 1 ? 'admin' : 'agent';
    emit({ type: 'user.added', at: start, user, name, role, key: random.text(24, 'abcdefghijkmnpqrstuvwxyz23456789') });
  }
  let ticket = 0;
  for (let at = start; at < now - day; at += day) {
    for (let count = random.count(4 * scale); count > 0; count--) {
      const assignee = random.happens(0.8) ? random.pick(users).user : null;
      const created = at + random.integer(0, day / 2);
      ticket++;
      emit({ type: 'ticket.created', at: created, ticket, subject: random.pick(subjects), assignee });
      if (assignee !== null && random.happens(0.7)) {
        emit({ type: 'comment.added', at: created + 3_600_000, ticket, author: assignee, text: 'Done.' });
        emit({ type: 'ticket.changed', at: created + 3_600_000, ticket, status: 'solved' });
      }
    }
    yield;
  }
}
