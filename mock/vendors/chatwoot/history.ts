import { Column, References } from '../../state/columns.ts';
import { Interned } from '../../state/interned.ts';
import { Timeline } from '../../state/timeline.ts';
import type { Attributes, WrittenMessage } from './events.ts';

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

export const messageTypes = ['incoming', 'outgoing', 'activity', 'template'] as const;
/** Of the four types of messages, the last two are neither a customer's nor an agent's. */
export type MessageType = (typeof messageTypes)[number];

/** `system`: nobody, of an activity message. */
export const senderKinds = ['contact', 'user', 'bot', 'system'] as const;
export type SenderKind = (typeof senderKinds)[number];

/** Rows in order of arrival. Numbers of things are 0 where there is none; instants are milliseconds. */
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
  assignee = new Column('u32');
  team = new Column('u32');
  /** Since when the customer waits for an answer; 0 when nobody waits. */
  waitingSince = new Column('f64');
  firstReplyAt = new Column('f64');
  snoozedUntil = new Column('f64');
  /** When somebody last wrote. */
  lastActivityAt = new Column('f64');
  /** When anything last changed. */
  updatedAt = new Column('f64');
  /** When a person last had it open: what came until then has been read. */
  agentSeenAt = new Column('f64');
  /** Row + 1 of its latest message; the ones before hang off that one. */
  lastMessage = new Column('u32');
  /** Row + 1 of its latest reporting event; the ones before hang off that one. */
  lastEvent = new Column('u32');
  /** Row + 1 of the contact's conversation before this one. */
  previousOfContact = new Column('u32');
  attributes = new References<Attributes>();
  /** The source id that it began with, unless that is the one made from contact and inbox. */
  source = new References<string>();
  labels = new Interned<readonly number[]>([]);
  /** Users who were ever assigned. */
  participants = new Interned<readonly number[]>([]);
  /** Of its labels as they were written, where some are none of the account's. */
  titles = new References<readonly string[]>();
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
  /** Row + 1 of the message before it in its conversation, in order of telling. */
  previous = new Column('u32');
  /** What somebody wrote; seeded messages have none. */
  written = new References<WrittenMessage>();
  /** What an activity message says; empty for all others. */
  activity = new Interned('');
  timeline = new Timeline(this.createdAt);
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
  /** Row + 1 of the event before it in its conversation, in order of telling. */
  previous = new Column('u32');
  timeline = new Timeline(this.createdAt);
}
