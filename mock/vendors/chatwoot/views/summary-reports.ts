import type { ChatwootBody } from '../../../../specs/bodies.ts';
import type { GroupSummary } from '../reports/group-summary.ts';
import type { InboxLabelMatrix } from '../reports/inbox-label-matrix.ts';
import type { OpenCounts } from '../reports/open-conversations.ts';
import type { Distribution } from '../reports/response-time-distribution.ts';
import { type Summary, summaryMetrics } from '../reports/summary.ts';
import type { Member } from '../tables.ts';
import { toStatus } from './people.ts';

type Deviates = (id: string) => boolean;
type SummaryBody = ChatwootBody<'list-all-conversation-statistics-summary'>;
type LiveBody = ChatwootBody<'get-account-conversation-metrics'>;
type AgentBody = Extract<LiveBody, unknown[]>[number];

/** Response bodies of the reports other than time series. */
export const summaryViews = {
  summary(current: Summary, previous: Summary, deviates: Deviates): SummaryBody {
    const isNumber = deviates('chatwoot-summary-average-is-number');
    const hasReplyTime = deviates('chatwoot-summary-carries-reply-time');
    const toBody = (summary: Summary) =>
      Object.fromEntries(
        summaryMetrics
          .filter((name) => name !== 'reply_time' || hasReplyTime)
          .map((name) => {
            const value = summary[name];
            const isAverage = !name.endsWith('_count');
            // Documented averages are strings, "0" without events. Servers send a number or null.
            return [name, !isAverage || isNumber ? (value ?? null) : String(value ?? 0)];
          }),
      );
    return { ...toBody(current), previous: toBody(previous) } as SummaryBody;
  },

  openOfAccount({ open, unattended, unassigned }: OpenCounts, deviates: Deviates): LiveBody {
    const load = { open, unattended, unassigned };
    return deviates('chatwoot-live-carries-pending') ? { ...load, pending: 0 } : load;
  },

  openOfAgent(member: Member, { open, unattended }: OpenCounts): AgentBody {
    const { id, name, email } = member.user;
    return { id, name, email, thumbnail: '', availability: toStatus(member), metric: { open, unattended } };
  },

  group(summary: GroupSummary): ChatwootBody<'get-agent-summary-report'>[number] {
    return {
      id: summary.id,
      conversations_count: summary.conversations,
      resolved_conversations_count: summary.resolutions,
      avg_resolution_time: summary.resolutionTime ?? null,
      avg_first_response_time: summary.firstResponseTime ?? null,
      avg_reply_time: summary.replyTime ?? null,
    };
  },

  label(summary: GroupSummary): ChatwootBody<'get-label-summary-report'>[number] {
    return {
      id: summary.id,
      name: summary.name,
      conversations_count: summary.conversations,
      avg_resolution_time: summary.resolutionTime ?? 0,
      avg_first_response_time: summary.firstResponseTime ?? 0,
      avg_reply_time: summary.replyTime ?? 0,
      resolved_conversations_count: summary.resolutions,
    };
  },

  matrix({ inboxes, labels, counts }: InboxLabelMatrix): ChatwootBody<'get-inbox-label-matrix'> {
    return {
      inboxes: inboxes.map(({ id, name }) => ({ id, name })),
      labels: labels.map(({ id, name }) => ({ id, title: name })),
      matrix: counts,
    };
  },

  distribution(byChannel: Map<string, Distribution>): ChatwootBody<'get-first-response-time-distribution'> {
    return Object.fromEntries(byChannel);
  },
};
