import { Column, References } from '../../state/columns.ts';
import { Series } from '../../state/series.ts';
import type { BusinessTime } from './business-time.ts';
import type { ChannelType, Role } from './events.ts';

/** A whole installation. Everything that a report reads hangs off one account, so accounts can't mix. */
export interface ChatwootTables {
  users: Map<number, User>;
  bots: Map<number, Bot>;
  /** Who holds a token. */
  tokens: Map<string, TokenOwner>;
  accounts: Map<number, Account>;
  /** Reporting events are numbered across accounts. */
  lastReportingEvent: number;
}

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
  members: Map<number, Member>;
  inboxes: Map<number, Inbox>;
  teams: Map<number, Named>;
  labels: Map<number, Named>;
  contacts: number;
  conversations: Conversations;
  messages: Messages;
  events: ReportingEvents;
  /** Of the whole account. */
  figures: Figures;
}

export interface Named {
  id: number;
  name: string;
}
export interface Member {
  user: User;
  role: Role;
  figures: Figures;
}
export interface Inbox extends Named {
  channel: ChannelType;
  businessTime: BusinessTime;
  figures: Figures;
}

/** The series of a scope that rows never leave: an account, an inbox, an author. */
export interface Figures {
  conversations: Series;
  incoming: Series;
  outgoing: Series;
  events: Record<ReportingEventName, EventFigures>;
}
/** Durations in seconds, by when they were recorded. */
export interface EventFigures {
  value: Series;
  businessValue: Series;
}

export const statuses = ['open', 'resolved', 'pending', 'snoozed'] as const;
export type Status = (typeof statuses)[number];

export const reportingEventNames = [
  'first_response',
  'reply_time',
  'conversation_resolved',
  'conversation_bot_resolved',
  'conversation_bot_handoff',
  'conversation_opened',
] as const;
export type ReportingEventName = (typeof reportingEventNames)[number];

export const senderKinds = ['contact', 'user', 'bot'] as const;

/** Rows in order of arrival. Numbers of things are 0 where there is none; instants are milliseconds. */
export class Conversations {
  length = 0;
  /** Row + 1 by conversation id. */
  rowOf = new Column('u32');
  id = new Column('u32');
  displayId = new Column('u32');
  createdAt = new Column('f64');
  inbox = new Column('u32');
  contact = new Column('u32');
  /** Index into {@link statuses}. */
  status = new Column('u8');
  assignee = new Column('u32');
  team = new Column('u32');
  /** Since when the customer waits for an answer; 0 when nobody waits. */
  waitingSince = new Column('f64');
  firstReplyAt = new Column('f64');
  handedOffAt = new Column('f64');
  resolvedAt = new Column('f64');
  humanMessages = new Column('u32');
  labels = new References<readonly number[]>();
  /** Rows by creation. */
  timeline = new Series();
}

export class Messages {
  length = 0;
  id = new Column('u32');
  createdAt = new Column('f64');
  /** Row of the conversation. */
  conversation = new Column('u32');
  isOutgoing = new Column('u8');
  /** Index into {@link senderKinds}. */
  senderKind = new Column('u8');
  sender = new Column('u32');
  isPrivate = new Column('u8');
  /** Rows by creation. */
  timeline = new Series();
}

/** Values are seconds, instants milliseconds. */
export class ReportingEvents {
  length = 0;
  id = new Column('u32');
  /** Index into {@link reportingEventNames}. */
  name = new Column('u8');
  value = new Column('f64');
  businessValue = new Column('f64');
  startedAt = new Column('f64');
  createdAt = new Column('f64');
  /** Row of the conversation. */
  conversation = new Column('u32');
  user = new Column('u32');
  /** Rows by creation. */
  timeline = new Series();
}

export function createFigures(): Figures {
  const figuresOf = () => ({ value: new Series(), businessValue: new Series() });
  const events = Object.fromEntries(reportingEventNames.map((name) => [name, figuresOf()]));
  return {
    conversations: new Series(),
    incoming: new Series(),
    outgoing: new Series(),
    events: events as Figures['events'],
  };
}

export function createTables(): ChatwootTables {
  return { users: new Map(), bots: new Map(), tokens: new Map(), accounts: new Map(), lastReportingEvent: 0 };
}
