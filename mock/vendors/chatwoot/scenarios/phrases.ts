import type { JsonObject } from '../../../../specs/json/json.ts';
import type { Expectation } from '../../../vendor-interface/scenario.ts';

/** Ids in account 1 of every seed: the inbox Support mail (without a bot), the inbox Website (bot 1), and an agent. */
export const mail = 2;
export const website = 1;
export const agent = 3;
const of = { account: 1 };

/** Shorthands for events. The scenario chooses the ids of its conversations. */
export const opened = (conversation: number, at: string, inbox = mail): JsonObject => ({
  ...of,
  type: 'conversation.created',
  at,
  conversation,
  inbox,
  // Each conversation has its own contact, with an id outside the range of seeded contacts.
  contact: 900_000 + conversation,
});
export const assigned = (conversation: number, at: string, assignee = agent): JsonObject => ({
  ...of,
  type: 'conversation.assigned',
  at,
  conversation,
  assignee,
});
export const asked = (conversation: number, at: string): JsonObject => ({
  ...of,
  type: 'message.created',
  at,
  conversation,
  direction: 'incoming',
});
export const answered = (conversation: number, at: string, sender = { kind: 'user', id: agent }): JsonObject => ({
  ...of,
  type: 'message.created',
  at,
  conversation,
  direction: 'outgoing',
  sender,
});
export const resolved = (conversation: number, at: string, by = { kind: 'user', id: agent }): JsonObject => ({
  ...of,
  type: 'conversation.resolved',
  at,
  conversation,
  by,
});

const seconds = (at: string) => Date.parse(at) / 1000;

/** Returns a window as the query parameters `since` and `until`. */
export const within = (from: string, until: string) => `since=${seconds(from)}&until=${seconds(until)}`;

const asAdministrator = { as: 'administrator', account: 1 };

/** Expects a time series of the account. */
export const series = (title: string, metric: string, query: string, body: Expectation['body']): Expectation => ({
  ...asAdministrator,
  title,
  path: `/api/v2/accounts/1/reports?metric=${metric}&type=account&${query}`,
  body,
});

/** Expects any other report of the account. */
export const report = (title: string, path: string, body: Expectation['body'], pointer?: string): Expectation => ({
  ...asAdministrator,
  title,
  path: path.startsWith('/') ? path : `/api/v2/accounts/1/${path}`,
  pointer,
  body,
});
