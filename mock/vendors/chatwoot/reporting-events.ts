import { second } from '../../time/zone.ts';
import { getBusinessTime } from './business-time.ts';
import { change, enter } from './groups/tallies.ts';
import { type Account, type ChatwootTables, type ReportingEventName, reportingEventNames } from './tables.ts';

export interface NewReportingEvent {
  name: ReportingEventName;
  /** Row of the conversation. */
  conversation: number;
  /** The measured time, milliseconds since 1970. */
  startedAt: number;
  endedAt: number;
  /** 0 when nobody is assigned. */
  user: number;
}

/** Records a reporting event. */
export function recordEvent(tables: ChatwootTables, account: Account, event: NewReportingEvent): void {
  const { events, conversations } = account;
  const { name, startedAt, endedAt } = event;
  const inbox = account.inboxes.get(conversations.inbox.get(event.conversation));
  // Whole seconds, as servers compute them from integer timestamps.
  const value = Math.floor(endedAt / second) - Math.floor(startedAt / second);
  const countBusinessTime = inbox && getBusinessTime(inbox.timezone, inbox.workingHours);
  const businessValue = Math.round((countBusinessTime?.(startedAt, endedAt) ?? 0) / second);

  tables.lastReportingEvent += 1;
  const row = events.length++;
  events.id.set(row, tables.lastReportingEvent);
  events.name.set(row, reportingEventNames.indexOf(name));
  events.value.set(row, value);
  events.businessValue.set(row, businessValue);
  events.startedAt.set(row, startedAt);
  events.createdAt.set(row, endedAt);
  events.conversation.set(row, event.conversation);
  events.user.set(row, event.user);
  events.previous.set(row, conversations.lastEvent.get(event.conversation));
  enter(account, 'events');
  change(account, event.conversation, 'events', () => conversations.lastEvent.set(event.conversation, row + 1));
}
