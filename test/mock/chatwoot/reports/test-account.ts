import type { Actor, ChatwootEvent } from '../../../../mock/vendors/chatwoot/events.ts';
import type { Window } from '../../../../mock/vendors/chatwoot/input/window.ts';
import { reducers } from '../../../../mock/vendors/chatwoot/reducers/index.ts';
import { type Account, type ChatwootTables, createTables } from '../../../../mock/vendors/chatwoot/tables.ts';
import { createFold } from '../../fold.ts';

// A small account in the week from Monday, 4 March 2024, small enough to count by hand. Ids are unique across kinds.

export const ada = 12;
export const ben = 11;
/** An agent without activity. */
export const cy = 13;
/** Inboxes: a web widget, two email inboxes and an API inbox. */
export const website = 22;
export const mail = 21;
export const post = 23;
export const hook = 24;
export const quay = 31;
export const deck = 32;
export const lost = 42;
export const refund = 41;

/** Parses an instant of March 2024 in UTC, such as `04 10:00`. */
export const at = (time: string): number => Date.parse(`2024-03-${time.replace(' ', 'T')}:00Z`);
export const between = (from: string, until: string): Window => ({ from: at(from), until: at(until), isBounded: true });
export const week = between('04 00:00', '11 00:00');

const robot: Actor = { kind: 'bot', id: 51 };
const customer: Actor = { kind: 'contact', id: 61 };
const person = (id: number): Actor => ({ kind: 'user', id });

const fold = createFold<ChatwootTables, ChatwootEvent>(reducers);

interface Begun {
  inbox: number;
  status?: 'open' | 'pending';
  assignee?: number;
  team?: number;
  labels?: number[];
}

/** An account with methods that append events. Conversation ids start with 101. */
export interface TestAccount {
  tables: ChatwootTables;
  account: Account;
  /** Creates a conversation with a message of the customer, and assigns it in the same minute. */
  begin(time: string, begun: Begun): number;
  /** Adds a message of the customer, a user or the bot. */
  write(conversation: number, time: string, by?: number | 'robot'): void;
  resolve(conversation: number, time: string, by: number | 'robot'): void;
  /** Opens a conversation: a handoff if it is pending and the bot opens it. */
  open(conversation: number, time: string, by: number | 'robot'): void;
  snooze(conversation: number, time: string, by: number): void;
  happen(...events: ChatwootEvent[]): void;
}

/** Creates an account without conversations. */
export function createTestAccount(tables = createTables(1), id = 1): TestAccount {
  const happen = (...events: ChatwootEvent[]) => fold(tables, ...events);
  const base = (time: string, conversation: number) => ({ at: at(time), account: id, conversation });
  const actor = (by: number | 'robot' | undefined) =>
    by === undefined ? customer : by === 'robot' ? robot : person(by);
  happen(...listInitialEvents(id));
  const account = tables.accounts.get(id);
  if (!account) throw new Error('The account was not created.');

  const write: TestAccount['write'] = (conversation, time, by) =>
    happen({
      type: 'message.created',
      ...base(time, conversation),
      message: tables.lastIds.message + 1,
      direction: by === undefined ? 'incoming' : 'outgoing',
      sender: actor(by),
      private: false,
    });
  return {
    tables,
    account,
    happen,
    write,
    begin(time, { inbox, status = 'open', assignee, team, labels }) {
      const conversation = Math.max(100, tables.lastIds.conversation) + 1;
      const display_id = account.lastDisplayId + 1;
      const common = base(time, conversation);
      happen({ type: 'conversation.created', ...common, display_id, inbox, contact: customer.id, status });
      write(conversation, time);
      if (assignee !== undefined) happen({ type: 'conversation.assigned', ...common, assignee });
      if (team !== undefined) happen({ type: 'conversation.team_changed', ...common, team });
      if (labels !== undefined) happen({ type: 'conversation.labelled', ...common, labels });
      return conversation;
    },
    resolve: (conversation, time, by) =>
      happen({ type: 'conversation.resolved', ...base(time, conversation), by: actor(by) }),
    open: (conversation, time, by) =>
      happen({ type: 'conversation.opened', ...base(time, conversation), by: actor(by) }),
    snooze: (conversation, time, by) =>
      happen({ type: 'conversation.snoozed', ...base(time, conversation), by: actor(by) }),
  };
}

/** Working hours are Monday to Friday, 9:00 to 17:00 UTC. The inboxes `website` and `post` have a bot. */
function listInitialEvents(account: number): ChatwootEvent[] {
  const common = { at: at('01 00:00'), account };
  const day = { open: 9 * 60, close: 17 * 60 };
  const hours = { timezone: 'Etc/UTC', workingHours: { 1: day, 2: day, 3: day, 4: day, 5: day } };
  const people = [
    [ada, 'Ada'],
    [ben, 'Ben'],
    [cy, 'Cy'],
  ] as const;
  return [
    { type: 'account.created', ...common, name: `Ferry ${account}` },
    ...people.flatMap(([user, name]): ChatwootEvent[] => [
      { type: 'user.created', at: common.at, user, name, email: `${name}@ferry.example`, token: `${name} ${account}` },
      { type: 'agent.added', ...common, user, role: 'agent' },
    ]),
    {
      type: 'inbox.created',
      ...common,
      inbox: website,
      name: 'Website',
      channel: 'Channel::WebWidget',
      ...hours,
      bot: robot.id,
    },
    { type: 'inbox.created', ...common, inbox: mail, name: 'Mail', channel: 'Channel::Email', ...hours },
    { type: 'inbox.created', ...common, inbox: post, name: 'Post', channel: 'Channel::Email', ...hours, bot: robot.id },
    { type: 'inbox.created', ...common, inbox: hook, name: 'Hook', channel: 'Channel::Api', ...hours },
    { type: 'team.created', ...common, team: quay, name: 'quay' },
    { type: 'team.created', ...common, team: deck, name: 'deck' },
    { type: 'team.members_changed', ...common, team: quay, members: [ada, ben] },
    { type: 'label.created', ...common, label: lost, title: 'lost' },
    { type: 'label.created', ...common, label: refund, title: 'refund' },
  ];
}

/** The week of 4 March, in order. In parentheses: the recorded duration, and its duration in business hours. */
export function createWeek(): TestAccount {
  const office = createTestAccount();
  const { begin, write, resolve, open, snooze } = office;

  const umbrella = begin('04 10:00', { inbox: website, assignee: ada, team: quay, labels: [lost] });
  write(umbrella, '04 11:00', ada); // first response (1 h, 1 h)
  write(umbrella, '04 12:00');
  write(umbrella, '04 12:10', ada); // reply (10 min, 10 min)
  resolve(umbrella, '04 14:00', ada); // resolved (4 h, 4 h)

  const bag = begin('04 16:00', { inbox: mail, assignee: ben, team: quay, labels: [lost, refund] });

  const timetable = begin('05 08:00', { inbox: website, status: 'pending' });
  write(timetable, '05 08:01', 'robot');
  open(timetable, '05 09:00', 'robot'); // opened for the first time (0), and handed off (1 h, 0)

  write(bag, '05 10:00', ben); // first response (18 h, 2 h)

  const fare = begin('06 09:00', { inbox: post, status: 'pending', labels: [refund] });
  write(fare, '06 09:01', 'robot');
  resolve(fare, '06 09:30', 'robot'); // bot resolution and resolution (30 min, 30 min)

  resolve(bag, '06 16:00', ben); // resolved (48 h, 16 h)

  const dog = begin('07 10:00', { inbox: mail, assignee: ada, team: quay });
  write(dog, '07 10:30', ada); // first response (30 min, 30 min)
  resolve(dog, '07 12:00', ada); // resolved (2 h, 2 h)

  const wedding = begin('08 10:00', { inbox: website, assignee: ada, team: quay, labels: [lost] });
  write(wedding, '08 10:05', ben); // first response by Ben, who sent it (5 min, 5 min)
  snooze(wedding, '08 11:00', ada);

  write(dog, '08 12:00'); // reopened (24 h, 8 h)

  begin('09 09:00', { inbox: hook, status: 'pending' });

  const storm = begin('10 22:00', { inbox: mail, assignee: ben, labels: [refund] });
  write(storm, '10 23:30', ben); // first response (90 min, 0)
  return office;
}
