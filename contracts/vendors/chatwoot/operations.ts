import type { ChatwootOperationId } from '../../../specs/bodies.ts';
/** Operation ids of the reports in the vendor's document. */
export const series: ChatwootOperationId = 'list-all-conversation-statistics';
export const summary: ChatwootOperationId = 'list-all-conversation-statistics-summary';
export const outgoing: ChatwootOperationId = 'get-outgoing-messages-count';
export const channels: ChatwootOperationId = 'get-channel-summary-report';
export const events: ChatwootOperationId = 'get-account-reporting-events';
export const conversationEvents: ChatwootOperationId = 'get-conversation-reporting-events';
export const matrix: ChatwootOperationId = 'get-inbox-label-matrix';
export const distribution: ChatwootOperationId = 'get-first-response-time-distribution';
export const live: ChatwootOperationId = 'get-account-conversation-metrics';
export const liveAgents: ChatwootOperationId = 'get-agent-conversation-metrics';
export const conversations: ChatwootOperationId = 'conversationList';
export const conversationsMeta: ChatwootOperationId = 'conversationListMeta';

/** The summaries of all agents, inboxes, teams or labels. */
export const groupSummaries = {
  agent: 'get-agent-summary-report',
  inbox: 'get-inbox-summary-report',
  team: 'get-team-summary-report',
  label: 'get-label-summary-report',
} as const;
export type Group = keyof typeof groupSummaries;

/** Metrics that are counts. The others are averages. */
export const counts = [
  'conversations_count',
  'incoming_messages_count',
  'outgoing_messages_count',
  'resolutions_count',
] as const;
