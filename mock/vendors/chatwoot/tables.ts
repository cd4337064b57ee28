import type { JsonObject } from '../../../specs/json/json.ts';
import type { Aggregate } from '../../state/aggregate.ts';
import type { Contacts } from './contacts.ts';
import type { Conversations, Messages, ReportingEvents } from './conversation-tables.ts';
import type { Availability, ChannelType, CustomRole, InboxSettings, Role, WorkingHours } from './events.ts';
import { type Records, recordKinds } from './resources/engine/record.ts';

export * from './conversation-tables.ts';

/** A whole installation. Reports read the tables of one account, so the data of accounts cannot mix. */
export interface ChatwootTables {
  users: Map<number, User>;
  bots: Map<number, Bot>;
  /** Token owners by the digest of the token. */
  tokens: Map<string, TokenOwner>;
  accounts: Map<number, Account>;
  /** Reporting events are numbered across accounts. */
  lastReportingEvent: number;
  /** The largest id of each kind, across accounts. */
  lastIds: Record<IdKind, number>;
  /** The largest message id that an event requested. Activity messages, which no event requests, may have larger ids. */
  lastNamedMessage: number;
  /** The seed of generated message texts. */
  seed: number;
}

export const idKinds = [
  'account',
  'user',
  'bot',
  'inbox',
  'team',
  'label',
  'contact',
  'conversation',
  'message',
  ...recordKinds,
] as const;
export type IdKind = (typeof idKinds)[number];

export interface User {
  id: number;
  name: string;
  email: string;
  token: string;
}
export interface Bot {
  id: number;
  account: number;
  name: string;
  token: string;
  createdAt: number;
  updatedAt: number;
  /** The fields that clients write, by their names on the wire, and the secret. Absent ones have their initial value. */
  values: JsonObject;
}
export type TokenOwner = { kind: 'user' | 'bot'; id: number };

export interface Account {
  id: number;
  name: string;
  isSuspended: boolean;
  members: Map<number, Member>;
  inboxes: Map<number, Inbox>;
  teams: Map<number, Team>;
  labels: Map<number, Label>;
  contacts: Contacts;
  records: Records;
  /** Snoozed conversations that reopen at an instant, by id: start and end of the snooze (milliseconds since 1970). */
  snoozes: Map<number, { since: number; until: number }>;
  lastDisplayId: number;
  /** Rows of conversations that were removed, and what their rows still hold. See {@link isRemoved}. */
  removedConversations: Map<number, RemovedRows>;
  conversations: Conversations;
  messages: Messages;
  events: ReportingEvents;
  /** The aggregates of the three tables; undefined until they are first needed, or the history is generated. */
  aggregates?: Readonly<Record<string, Readonly<Record<string, Aggregate>>>>;
}

/** The numbers of rows that a removed conversation leaves in tables. */
export interface RemovedRows {
  messages: number;
  events: number;
}

export interface NamedRecord {
  id: number;
  name: string;
}
export interface Team extends NamedRecord {
  description?: string;
  allowAutoAssign: boolean;
  /** Ids of users. */
  members: readonly number[];
}
export interface Label extends NamedRecord {
  description?: string;
  color: string;
  /** Null if not set. */
  showOnSidebar: boolean | null;
}
export interface Member {
  user: User;
  role: Role;
  availability: Availability;
  autoOffline: boolean;
  customRole?: CustomRole;
}
export interface Inbox extends NamedRecord {
  createdAt: number;
  channel: ChannelType;
  timezone: string;
  workingHours?: WorkingHours;
  bot?: number;
  /** Ids of users; undefined: every agent. */
  members?: readonly number[];
  settings: Partial<InboxSettings>;
}

export function createTables(seed: number): ChatwootTables {
  return {
    users: new Map(),
    bots: new Map(),
    tokens: new Map(),
    accounts: new Map(),
    lastReportingEvent: 0,
    lastIds: Object.fromEntries(idKinds.map((kind) => [kind, 0])) as Record<IdKind, number>,
    lastNamedMessage: 0,
    seed,
  };
}
