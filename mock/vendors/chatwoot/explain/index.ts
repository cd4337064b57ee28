import { explainDistribution, explainEventCount } from './event-counts.ts';
import type { Explainers } from './explainer.ts';
import { explainGroups } from './group-summary.ts';
import { explainChannels, explainMatrix, explainOutgoing } from './groups.ts';
import { explainOpenConversations } from './open-conversations.ts';
import { explainSummary, explainTimeseries } from './series.ts';

/** The explainers of reports, by operationId. */
export const explainers: Explainers = {
  'list-all-conversation-statistics': explainTimeseries,
  'list-all-conversation-statistics-summary': explainSummary,
  'get-outgoing-messages-count': explainOutgoing,
  'get-channel-summary-report': explainChannels,
  'get-inbox-label-matrix': explainMatrix,
  'get-first-response-time-distribution': explainDistribution,
  'get-account-conversation-metrics': explainOpenConversations,
  'get-agent-conversation-metrics': explainOpenConversations,
  'get-agent-summary-report': explainGroups('agent'),
  'get-inbox-summary-report': explainGroups('inbox'),
  'get-team-summary-report': explainGroups('team'),
  'get-label-summary-report': explainGroups('label'),
  'get-account-reporting-events': explainEventCount,
};
