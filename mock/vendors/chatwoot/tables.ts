import type { Tally } from '../../state/tally.ts';
import type { Contacts } from './contacts.ts';
import type { Availability, ChannelType, CustomRole, InboxSettings, Role, WorkingHours } from './events.ts';
import type { Conversations, Messages, ReportingEvents } from './history.ts';

export * from './history.ts';

/** A whole installation. Everything that a report reads hangs off one account, so accounts can't mix. */
export interface ChatwootTables {
  users: Map<number, User>;
  bots: Map<number, Bot>;
  /** Who holds a token, by its digest. */
  tokens: Map<string, TokenOwner>;
  accounts: Map<number, Account>;
  /** Reporting events are numbered across accounts. */
  lastReportingEvent: number;
  /** The largest id of each kind, across accounts. */
  last: Record<IdKind, number>;
  /** The largest id of a message that an event has named; activity messages, which no event names, may be ahead of it. */
  lastNamedMessage: number;
  /** Texts that nobody wrote are made from it. */
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
  /** Conversations that open by themselves, by id: since when they sleep, and until when (milliseconds). */
  snoozes: Map<number, { since: number; until: number }>;
  lastDisplayId: number;
  conversations: Conversations;
  messages: Messages;
  events: ReportingEvents;
  /** What the three amount to, group by group; undefined until somebody asks, or the history is told. */
  tallies?: Readonly<Record<string, Readonly<Record<string, Tally>>>>;
}

export interface Named {
  id: number;
  name: string;
}
export interface Team extends Named {
  description?: string;
  allowAutoAssign: boolean;
  /** Ids of users. */
  members: readonly number[];
}
export interface Label extends Named {
  description?: string;
  color: string;
  /** Null where nobody has said. */
  showOnSidebar: boolean | null;
}
export interface Member {
  user: User;
  role: Role;
  availability: Availability;
  autoOffline: boolean;
  customRole?: CustomRole;
}
export interface Inbox extends Named {
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
    last: Object.fromEntries(idKinds.map((kind) => [kind, 0])) as Record<IdKind, number>,
    lastNamedMessage: 0,
    seed,
  };
}
