import { second } from '../../../time/zone.ts';
import { addRow, changeAttribute } from '../aggregates/aggregates.ts';
import {
  type Account,
  type ChatwootTables,
  type Inbox,
  type ReportingEventName,
  reportingEventNames,
} from '../tables.ts';
import { getBusinessTime } from './business-time.ts';

export interface NewReportingEvent {
  name: ReportingEventName;
  /** Row of the conversation. */
  conversation: number;
  /** The measured time, milliseconds since 1970. */
  startedAt: number;
  endedAt: number;
  /** The user of the event; 0 if no user is assigned. */
  user: number;
  /** The value in seconds, if it is not the measured time. */
  value?: number;
}

export function recordEvent(tables: ChatwootTables, account: Account, event: NewReportingEvent): void {
  const { events, conversations } = account;
  const { name, startedAt, endedAt } = event;
  const inbox = account.inboxes.get(conversations.inbox.get(event.conversation));
  // Whole seconds, as servers compute them from integer timestamps.
  const value = event.value ?? Math.floor(endedAt / second) - Math.floor(startedAt / second);
  const businessValue = event.value ?? countBusinessSeconds(inbox, startedAt, endedAt);

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
  addRow(account, 'events');
  changeAttribute(account, event.conversation, 'events', () =>
    conversations.lastEvent.set(event.conversation, row + 1),
  );
}

/** Counts business seconds; 0 for an inbox without working hours. Source: Chatwoot 4.13.0, reporting_event_helper.rb. */
function countBusinessSeconds(inbox: Inbox | undefined, from: number, until: number): number {
  if (!inbox?.workingHours) return 0;
  return Math.round(getBusinessTime(inbox.timezone, inbox.workingHours)(from, until) / second);
}

/** Returns the row of a conversation's latest event with one of the names, up to an instant; -1 if there is none. */
export function findLatestEvent(
  { conversations, events }: Account,
  conversation: number,
  names: readonly ReportingEventName[],
  until = Number.POSITIVE_INFINITY,
): number {
  let found = -1;
  for (let next = conversations.lastEvent.get(conversation); next > 0; next = events.previous.get(next - 1)) {
    const row = next - 1;
    const at = events.createdAt.get(row);
    if (at > until || !names.includes(reportingEventNames[events.name.get(row)] as ReportingEventName)) continue;
    if (found < 0 || at > events.createdAt.get(found)) found = row;
  }
  return found;
}
