/** Operation ids of the reports in the vendor's document. */
export const series = 'list-all-conversation-statistics';
export const summary = 'list-all-conversation-statistics-summary';
export const outgoing = 'get-outgoing-messages-count';
export const channels = 'get-channel-summary-report';
export const events = 'get-account-reporting-events';
export const conversationEvents = 'get-conversation-reporting-events';
export const matrix = 'get-inbox-label-matrix';
export const distribution = 'get-first-response-time-distribution';
export const live = 'get-account-conversation-metrics';
export const liveAgents = 'get-agent-conversation-metrics';
export const conversations = 'conversationList';
export const conversationsMeta = 'conversationListMeta';

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
