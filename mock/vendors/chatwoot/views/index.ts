import type { ChatwootBody } from '../../../../specs/bodies.ts';
import { toIso } from '../../../time/iso.ts';
import type { StatusCounts } from '../reports/channel-summary.ts';
import type { GroupCount } from '../reports/outgoing-by-group.ts';
import type { Point } from '../reports/timeseries.ts';
import { type Account, type ReportingEventName, reportingEventNames } from '../tables.ts';

type Deviates = (id: string) => boolean;

/** Response bodies of the report endpoints: as documented, or as recorded in the ledger. */
export const views = {
  points(points: Point[], deviates: Deviates): ChatwootBody<'list-all-conversation-statistics'> {
    const isNumber = deviates('chatwoot-report-value-is-number');
    const isAverage = points.some(({ count }) => count !== undefined);
    const showsCount = isAverage && deviates('chatwoot-report-average-carries-count');
    // The types know lists of one profile, and the ledger entries of value and count can apply alone.
    return points.map(({ value, timestamp, count }) => ({
      value: isNumber ? value : String(value),
      timestamp,
      ...(showsCount && { count }),
    })) as ChatwootBody<'list-all-conversation-statistics'>;
  },

  groups(groups: GroupCount[], deviates: Deviates): ChatwootBody<'get-outgoing-messages-count'> {
    // The document requires a string and does not mention deleted groups.
    const nameless = () => (deviates('chatwoot-outgoing-deleted-group-is-null') ? null : '');
    return groups.map(({ id, name, messages }) => ({
      id,
      name: name ?? nameless(),
      outgoing_messages_count: messages,
    }));
  },

  channels(summary: Map<string, StatusCounts>): ChatwootBody<'get-channel-summary-report'> {
    return Object.fromEntries(summary);
  },

  /** A reporting event (a row). */
  event(account: Account, row: number) {
    const { events, conversations } = account;
    const conversation = events.conversation.get(row);
    const endedAt = toIso(events.createdAt.get(row));
    return {
      id: events.id.get(row),
      // The column stores indexes of this list.
      name: reportingEventNames[events.name.get(row)] as ReportingEventName,
      value: events.value.get(row),
      value_in_business_hours: events.businessValue.get(row),
      event_start_time: toIso(events.startedAt.get(row)),
      event_end_time: endedAt,
      account_id: account.id,
      conversation_id: conversations.id.get(conversation),
      inbox_id: conversations.inbox.get(conversation),
      user_id: events.user.get(row) || null,
      created_at: endedAt,
      updated_at: endedAt,
    };
  },
};
