import { CustomReply, createNotFoundError, createParameterError } from 'chatpact/extend';

const pageSize = 20;
const toIso = (at) => new Date(at).toISOString();

const toUser = ({ id, name, role }) => ({ id, name, role });
const toTicket = ({ id, subject, status, assignee, createdAt }) => {
  return { id, subject, status, assignee_id: assignee, created_at: toIso(createdAt) };
};
const toComment = ({ id, author, text, createdAt }) => ({ id, author_id: author, text, created_at: toIso(createdAt) });

/** Finds the ticket that the path names. */
function getTicket({ tables, request }) {
  const ticket = tables.tickets.get(Number(request.params.ticket_id));
  if (!ticket) throw createNotFoundError('ticket_id');
  return ticket;
}

function assertUser({ users }, id) {
  if (id !== undefined && !users.has(id)) throw createParameterError('invalid', 'assignee_id', 'is no user');
}

/** Tickets that were created in the window of a report. */
function listCreated({ tickets }, { since, until }) {
  return [...tickets.values()].filter(({ createdAt }) => createdAt >= since * 1000 && createdAt < until * 1000);
}

/** Handlers by operation id. A handler returns the body of a 200, or another reply. */
export const handlers = {
  getVersion: ({ version }) => ({ version }),
  getMe: ({ caller }) => toUser(caller),
  listUsers: ({ tables }) => [...tables.users.values()].map(toUser),

  listTickets({ tables, values: { page, status } }) {
    const found = [...tables.tickets.values()].filter((each) => status === undefined || each.status === status);
    const tickets = found.sort((one, other) => other.id - one.id).slice((page - 1) * pageSize, page * pageSize);
    const pages = Math.max(1, Math.ceil(found.length / pageSize));
    return { tickets: tickets.map(toTicket), page, pages, total: found.length };
  },
  createTicket({ tables, request, now, append }) {
    const { subject, assignee_id: assignee } = request.body;
    assertUser(tables, assignee);
    const ticket = tables.lastTicket + 1;
    append({ type: 'ticket.created', at: now, ticket, subject, assignee: assignee ?? null });
    return new CustomReply(toTicket(tables.tickets.get(ticket)), { status: 201 });
  },
  getTicket: (call) => toTicket(getTicket(call)),
  updateTicket(call) {
    const { tables, request, now, append } = call;
    const { id: ticket } = getTicket(call);
    const { status, assignee_id: assignee } = request.body ?? {};
    assertUser(tables, assignee);
    append({ type: 'ticket.changed', at: now, ticket, status, assignee });
    return toTicket(tables.tickets.get(ticket));
  },
  deleteTicket(call) {
    call.append({ type: 'ticket.deleted', at: call.now, ticket: getTicket(call).id });
    return new CustomReply(undefined, { status: 204 });
  },

  listComments(call) {
    const { id } = getTicket(call);
    return call.tables.comments.filter(({ ticket }) => ticket === id).map(toComment);
  },
  addComment(call) {
    const { tables, caller, request, now, append } = call;
    append({ type: 'comment.added', at: now, ticket: getTicket(call).id, author: caller.id, text: request.body.text });
    return new CustomReply(toComment(tables.comments.at(-1)), { status: 201 });
  },

  reportByStatus({ tables, values }) {
    const created = listCreated(tables, values);
    const solved = created.filter(({ status }) => status === 'solved').length;
    return { open: created.length - solved, solved };
  },
  reportByAssignee({ tables, values }) {
    const counts = new Map();
    for (const { assignee } of listCreated(tables, values)) counts.set(assignee, (counts.get(assignee) ?? 0) + 1);
    return [...counts].map(([user, tickets]) => ({ user_id: user, tickets }));
  },
};
