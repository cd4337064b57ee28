import type { VendorDefinition } from '../../vendor.ts';
import { getBusinessTime } from './business-time.ts';
import type { ChatwootEvent } from './events.ts';
import { recordEvent } from './reporting-events.ts';
import {
  type Account,
  type ChatwootTables,
  Conversations,
  createFigures,
  Messages,
  ReportingEvents,
  type Status,
  senderKinds,
  statuses,
} from './tables.ts';

type Reducers = VendorDefinition<ChatwootTables, unknown, ChatwootEvent>['reducers'];

/** How each event changes the tables. Reporting events are derived here and nowhere else. */
export const reducers: Reducers = {
  'account.created'(tables, { account: id, name }) {
    tables.accounts.set(id, {
      id,
      name,
      members: new Map(),
      inboxes: new Map(),
      teams: new Map(),
      labels: new Map(),
      contacts: 0,
      conversations: new Conversations(),
      messages: new Messages(),
      events: new ReportingEvents(),
      figures: createFigures(),
    });
  },
  'user.created'(tables, { user: id, name, email, token }) {
    tables.users.set(id, { id, name, email, token });
    tables.tokens.set(token, { kind: 'user', id });
  },
  'agent.added'(tables, { account, user: id, role }) {
    const user = tables.users.get(id);
    if (user) accountOf(tables, account).members.set(id, { user, role, figures: createFigures() });
  },
  'bot.created'(tables, { bot: id, account, name, token }) {
    tables.bots.set(id, { id, account, name, token });
    tables.tokens.set(token, { kind: 'bot', id });
  },
  'token.changed'(tables, { owner, token }) {
    const holder = owner.kind === 'bot' ? tables.bots.get(owner.id) : tables.users.get(owner.id);
    if (!holder) return;
    tables.tokens.delete(holder.token);
    holder.token = token;
    tables.tokens.set(token, owner);
  },
  'inbox.created'(tables, { account, inbox: id, name, channel, timezone, workingHours }) {
    const businessTime = getBusinessTime(timezone, workingHours);
    accountOf(tables, account).inboxes.set(id, { id, name, channel, businessTime, figures: createFigures() });
  },
  'team.created'(tables, { account, team: id, name }) {
    accountOf(tables, account).teams.set(id, { id, name });
  },
  'label.created'(tables, { account, label: id, title }) {
    accountOf(tables, account).labels.set(id, { id, name: title });
  },
  'contact.created'(tables, { account }) {
    accountOf(tables, account).contacts += 1;
  },

  'conversation.created'(tables, event) {
    const account = accountOf(tables, event.account);
    const { conversations } = account;
    const row = conversations.length++;
    conversations.rowOf.set(event.conversation, row + 1);
    conversations.id.set(row, event.conversation);
    conversations.displayId.set(row, event.display_id);
    conversations.createdAt.set(row, event.at);
    conversations.inbox.set(row, event.inbox);
    conversations.contact.set(row, event.contact);
    conversations.status.set(row, statuses.indexOf(event.status));
    conversations.waitingSince.set(row, event.at);
    conversations.timeline.add(event.at, row);
    account.figures.conversations.add(event.at);
    account.inboxes.get(event.inbox)?.figures.conversations.add(event.at);
  },
  'conversation.assigned'(tables, { account, conversation, assignee }) {
    const { conversations, row } = rowOf(tables, account, conversation);
    conversations.assignee.set(row, assignee ?? 0);
  },
  'conversation.team_changed'(tables, { account, conversation, team }) {
    const { conversations, row } = rowOf(tables, account, conversation);
    conversations.team.set(row, team ?? 0);
  },
  'conversation.labelled'(tables, { account, conversation, labels }) {
    const { conversations, row } = rowOf(tables, account, conversation);
    conversations.labels.set(row, labels);
  },

  'conversation.resolved'(tables, { at, account: id, conversation, by }) {
    const account = accountOf(tables, id);
    const { conversations, row } = rowOf(tables, id, conversation);
    const span = { conversation: row, startedAt: conversations.createdAt.get(row), endedAt: at };
    setStatus(account, row, 'resolved');
    conversations.resolvedAt.set(row, at);
    conversations.waitingSince.set(row, 0);
    recordEvent(tables, account, { ...span, name: 'conversation_resolved', user: conversations.assignee.get(row) });
    if (by.kind === 'bot' && conversations.humanMessages.get(row) === 0) {
      recordEvent(tables, account, {
        ...span,
        name: 'conversation_bot_resolved',
        user: conversations.assignee.get(row),
      });
    }
  },
  'conversation.opened'(tables, { at, account: id, conversation, by }) {
    const account = accountOf(tables, id);
    const { conversations, row } = rowOf(tables, id, conversation);
    const was = statuses[conversations.status.get(row)];
    if (was === 'resolved') reopen(tables, account, row, at);
    setStatus(account, row, 'open');
    if (was !== 'pending' || by.kind !== 'bot') return;
    conversations.handedOffAt.set(row, at);
    recordEvent(tables, account, {
      name: 'conversation_bot_handoff',
      conversation: row,
      startedAt: conversations.createdAt.get(row),
      endedAt: at,
      user: conversations.assignee.get(row),
    });
  },
  'conversation.pended'(tables, { account, conversation }) {
    setStatus(accountOf(tables, account), rowOf(tables, account, conversation).row, 'pending');
  },
  'conversation.snoozed'(tables, { account, conversation }) {
    setStatus(accountOf(tables, account), rowOf(tables, account, conversation).row, 'snoozed');
  },

  'message.created'(tables, event) {
    const account = accountOf(tables, event.account);
    const { messages } = account;
    const { conversations, row: conversation } = rowOf(tables, event.account, event.conversation);
    const isOutgoing = event.direction === 'outgoing';
    const row = messages.length++;
    messages.id.set(row, event.message);
    messages.createdAt.set(row, event.at);
    messages.conversation.set(row, conversation);
    messages.isOutgoing.set(row, isOutgoing ? 1 : 0);
    messages.senderKind.set(row, senderKinds.indexOf(event.sender.kind));
    messages.sender.set(row, event.sender.id);
    messages.isPrivate.set(row, event.private ? 1 : 0);
    messages.timeline.add(event.at, row);

    const inbox = account.inboxes.get(conversations.inbox.get(conversation));
    const author = event.sender.kind === 'user' ? account.members.get(event.sender.id) : undefined;
    for (const scope of [account, inbox, author]) scope?.figures[event.direction].add(event.at);

    if (event.private) return;
    if (!isOutgoing) customerWrote(tables, account, conversation, event.at);
    else if (event.sender.kind === 'user') personReplied(tables, account, conversation, event.at, event.sender.id);
  },
};

/** An incoming message reopens a resolved or snoozed conversation, and starts the customer's waiting. */
function customerWrote(tables: ChatwootTables, account: Account, row: number, at: number): void {
  const { conversations } = account;
  const was = statuses[conversations.status.get(row)];
  if (was === 'resolved') reopen(tables, account, row, at);
  if (was === 'resolved' || was === 'snoozed') setStatus(account, row, 'open');
  if (conversations.waitingSince.get(row) === 0) conversations.waitingSince.set(row, at);
}

function personReplied(tables: ChatwootTables, account: Account, row: number, at: number, author: number): void {
  const { conversations } = account;
  const user = conversations.assignee.get(row) || author;
  const waitingSince = conversations.waitingSince.get(row);
  conversations.humanMessages.set(row, conversations.humanMessages.get(row) + 1);
  conversations.waitingSince.set(row, 0);
  if (conversations.firstReplyAt.get(row) === 0) {
    conversations.firstReplyAt.set(row, at);
    const startedAt = conversations.handedOffAt.get(row) || conversations.createdAt.get(row);
    recordEvent(tables, account, { name: 'first_response', conversation: row, startedAt, endedAt: at, user });
  } else if (waitingSince > 0) {
    recordEvent(tables, account, { name: 'reply_time', conversation: row, startedAt: waitingSince, endedAt: at, user });
  }
}

/** Reopening records how long the conversation had been resolved. */
function reopen(tables: ChatwootTables, account: Account, row: number, at: number): void {
  const { conversations } = account;
  const startedAt = conversations.resolvedAt.get(row);
  const user = conversations.assignee.get(row);
  recordEvent(tables, account, { name: 'conversation_opened', conversation: row, startedAt, endedAt: at, user });
}

function setStatus(account: Account, row: number, status: Status): void {
  account.conversations.status.set(row, statuses.indexOf(status));
}

function accountOf(tables: ChatwootTables, id: number): Account {
  const account = tables.accounts.get(id);
  if (!account) throw new Error(`An event names account ${id}, which no event has created.`);
  return account;
}

function rowOf(tables: ChatwootTables, account: number, id: number): { conversations: Conversations; row: number } {
  const { conversations } = accountOf(tables, account);
  const row = conversations.rowOf.get(id) - 1;
  if (row < 0) throw new Error(`An event names conversation ${id}, which no event has created.`);
  return { conversations, row };
}
