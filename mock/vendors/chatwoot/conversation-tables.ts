import type { JsonObject } from '../../../specs/json/json.ts';
import { Column, ReferenceColumn } from '../../state/columns.ts';
import { InternedColumn } from '../../state/interned.ts';
import { Timeline } from '../../state/timeline.ts';
import type { Attributes, WrittenMessage } from './events.ts';

export const statuses = ['open', 'resolved', 'pending', 'snoozed'] as const;
export type Status = (typeof statuses)[number];

/** The priorities in ascending order. The index is the number that is stored; 0 means none. */
export const priorities = [null, 'low', 'medium', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];

export const reportingEventNames = [
  'first_response',
  'reply_time',
  'conversation_resolved',
  'conversation_bot_resolved',
  'conversation_bot_handoff',
  'conversation_opened',
] as const;
export type ReportingEventName = (typeof reportingEventNames)[number];

export const messageTypes = ['incoming', 'outgoing', 'activity', 'template'] as const;
/** The last two of the four types are written neither by customers nor by agents. */
export type MessageType = (typeof messageTypes)[number];

/** `system` is the sender of activity messages. */
export const senderKinds = ['contact', 'user', 'bot', 'system'] as const;
export type SenderKind = (typeof senderKinds)[number];

/** Conversations in order of creation. Ids and instants are 0 if not set; instants are milliseconds since 1970. */
export class Conversations {
  length = 0;
  /** Row + 1 by conversation id. */
  rowOf = new Column('u32');
  /** Row + 1 by the number within the account. */
  rowOfDisplayId = new Column('u32');
  id = new Column('u32');
  displayId = new Column('u32');
  createdAt = new Column('f64');
  inbox = new Column('u32');
  contact = new Column('u32');
  /** Index into {@link statuses}. */
  status = new Column('u8');
  /** Index into {@link priorities}. */
  priority = new Column('u8');
  assignee = new Column('u32');
  team = new Column('u32');
  /** The time since which the customer is waiting for a reply; 0 if the customer is not waiting. */
  waitingSince = new Column('f64');
  firstReplyAt = new Column('f64');
  snoozedUntil = new Column('f64');
  /** The time of the latest message. */
  lastActivityAt = new Column('f64');
  /** The time of the latest change. */
  updatedAt = new Column('f64');
  /** The time at which an agent last saw the conversation. Earlier messages are read. */
  agentSeenAt = new Column('f64');
  /** The time at which the contact last saw the conversation. */
  contactSeenAt = new Column('f64');
  /** Row + 1 of its latest message, which links to the earlier ones. */
  lastMessage = new Column('u32');
  /** Row + 1 of its latest reporting event, which links to the earlier ones. */
  lastEvent = new Column('u32');
  /** Row + 1 of the contact's previous conversation. */
  previousOfContact = new Column('u32');
  attributes = new ReferenceColumn<Attributes>();
  /** The source id from the creation, unless it is the one derived from contact and inbox. */
  source = new ReferenceColumn<string>();
  labels = new InternedColumn<readonly number[]>([]);
  /** Users who were ever assigned. */
  participants = new InternedColumn<readonly number[]>([]);
  /** The titles of its labels as written, if some are not labels of the account. */
  titles = new ReferenceColumn<readonly string[]>();
  timeline = new Timeline(this.createdAt);
}

export class Messages {
  length = 0;
  id = new Column('u32');
  createdAt = new Column('f64');
  /** Row of the conversation. */
  conversation = new Column('u32');
  /** Index into {@link messageTypes}. */
  type = new Column('u8');
  /** Index into {@link senderKinds}. */
  senderKind = new Column('u8');
  sender = new Column('u32');
  isPrivate = new Column('u8');
  /** Row + 1 of the previous message of its conversation, in order of insertion. */
  previous = new Column('u32');
  /** The content written by a client; seeded messages have none. */
  written = new ReferenceColumn<WrittenMessage>();
  /** What the contact answered to the form or survey in the message. */
  answers = new ReferenceColumn<JsonObject | null>();
  /** The text of an activity message; empty for all others. */
  activity = new InternedColumn('');
  timeline = new Timeline(this.createdAt);
}

/** Reporting events. Values are in seconds, instants in milliseconds since 1970. */
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
  /** Row + 1 of the previous event of its conversation, in order of insertion. */
  previous = new Column('u32');
  timeline = new Timeline(this.createdAt);
}
