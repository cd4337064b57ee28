/**
 * The small history of the reference server: plain rows computed by arithmetic, so that figures can be verified by hand.
 * Times are Unix seconds.
 */

export const now = Date.parse('2026-01-31T12:00:00.000Z') / 1000;
const hour = 3600;
const day = 24 * hour;

export const accounts = [1, 2];

export interface User {
  id: number;
  name: string;
  token: string;
  account: number;
  role: 'administrator' | 'agent' | 'bot';
}

export const users: User[] = [
  { id: 1, name: 'Ada', token: 'twin-admin-token', account: 1, role: 'administrator' },
  { id: 2, name: 'Ben', token: 'twin-agent-token', account: 1, role: 'agent' },
  { id: 3, name: 'Cem', token: 'twin-third-token', account: 1, role: 'agent' },
  { id: 4, name: 'Dot', token: 'twin-other-token', account: 2, role: 'administrator' },
  { id: 5, name: 'Bot', token: 'twin-robot-token', account: 1, role: 'bot' },
];

export const inboxes = [
  { id: 1, name: 'Website', channel: 'Channel::WebWidget', account: 1 },
  { id: 2, name: 'Mail', channel: 'Channel::Email', account: 1 },
  { id: 3, name: 'Shop', channel: 'Channel::WebWidget', account: 1 },
  { id: 4, name: 'Phone', channel: 'Channel::Whatsapp', account: 1 },
  { id: 5, name: 'Elsewhere', channel: 'Channel::Email', account: 2 },
];
export const teams = [
  { id: 1, name: 'sales', account: 1 },
  { id: 2, name: 'support', account: 1 },
];
export const labels = [
  { id: 1, name: 'billing', account: 1 },
  { id: 2, name: 'bug', account: 1 },
];

export interface Conversation {
  id: number;
  account: number;
  inbox: number;
  assignee?: number;
  team?: number;
  labels: number[];
  status: 'open' | 'resolved' | 'pending' | 'snoozed';
  created: number;
}

const statuses = ['resolved', 'open', 'resolved', 'pending', 'resolved', 'snoozed'] as const;

/** One conversation every seven hours, newest first. Every seventh belongs to the other account. */
export const conversations: Conversation[] = Array.from({ length: 200 }, (_, index) => {
  const account = index % 7 === 6 ? 2 : 1;
  return {
    id: 200 - index,
    account,
    inbox: account === 2 ? 5 : (index % 4) + 1,
    assignee: account === 2 ? 4 : [2, 3, undefined][index % 3],
    team: account === 2 ? undefined : [1, 2, undefined][index % 3],
    labels: account === 2 ? [] : ([[1], [1, 2], [], [2]][index % 4] ?? []),
    status: statuses[index % statuses.length] ?? 'open',
    created: now - 7 * hour * (index + 1) - 11 * index,
  };
});

export interface Message {
  conversation: Conversation;
  direction: 'incoming' | 'outgoing';
  sender?: number;
  created: number;
}

/** A customer writes, and an agent replies ten minutes later. In every other conversation, both write again. */
export const messages: Message[] = conversations.flatMap((conversation): Message[] => {
  const { created, assignee, id } = conversation;
  const ask = (after: number): Message => ({ conversation, direction: 'incoming', created: created + after });
  const answer = (after: number, sender = assignee): Message => ({
    conversation,
    direction: 'outgoing',
    sender,
    created: created + after,
  });
  const first = [ask(0), answer(600, id % 5 === 0 ? 5 : assignee)];
  return id % 2 === 0 ? [...first, ask(1800), answer(2700)] : first;
});

export interface ReportingEvent {
  id: number;
  name: 'first_response' | 'reply_time' | 'conversation_resolved';
  conversation: Conversation;
  value: number;
  started: number;
  created: number;
}

type NewEvent = Omit<ReportingEvent, 'id'>;

export const events: ReportingEvent[] = conversations
  .flatMap((conversation): NewEvent[] => {
    const { created, status, id } = conversation;
    const event = (name: ReportingEvent['name'], value: number, started = created): NewEvent[] => [
      { name, conversation, value, started, created: started + value },
    ];
    return [
      ...event('first_response', 600),
      ...(id % 2 === 0 ? event('reply_time', 900, created + 1800) : []),
      ...(status === 'resolved' ? event('conversation_resolved', 3000 + id) : []),
    ];
  })
  .sort((a, b) => a.created - b.created)
  .map((event, index) => ({ ...event, id: index + 1 }));

/** Rocket.Chat: the times of messages over ninety days. Their number varies by day, and is 0 on Sundays. */
export const chatMessages: number[] = Array.from({ length: 90 }, (_, index) => index)
  .filter((index) => new Date((now - index * day) * 1000).getUTCDay() !== 0)
  .flatMap((index) => Array.from({ length: 3 + ((index * 5) % 11) }, (_, minute) => now - index * day - minute * 60));

export const chatUsers = [
  { id: 'twinAdminUserId01', token: 'twin-chat-admin-token', maySeeReports: true },
  { id: 'twinPlainUserId02', token: 'twin-chat-plain-token', maySeeReports: false },
];
