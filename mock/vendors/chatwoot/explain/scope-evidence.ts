import type { ScopeType } from '../reports/scope.ts';
import { type Account, messageTypes, type ReportingEventName, reportingEventNames, senderKinds } from '../tables.ts';
import type { Evidence } from './evidence.ts';

/** The rows that contribute to a metric, and the texts that explain it. */
interface MetricRule {
  rule: string;
  /** For an average: the rule when durations are measured in business hours. */
  ruleInBusinessHours?: string;
  excluded: string[];
  evidence(account: Account, type: ScopeType, id: number): Evidence;
}

type Belongs = (account: Account, conversation: number, id: number) => boolean;

const everything = () => true;

const inScope: Record<ScopeType, Belongs> = {
  account: everything,
  inbox: ({ conversations }, row, id) => conversations.inbox.get(row) === id,
  agent: ({ conversations }, row, id) => conversations.assignee.get(row) === id,
  team: ({ conversations }, row, id) => conversations.team.get(row) === id,
  label: ({ conversations }, row, id) => conversations.labels.get(row).includes(id),
};

const currentMembership = 'Teams and labels count by current assignment, not by past ones.';

const messages = (direction: 'incoming' | 'outgoing'): MetricRule => ({
  rule: `Every ${direction} message created in the window counts once.`,
  excluded: [`Messages in the other direction. ${currentMembership}`, 'Activity messages and templates.'],
  evidence(account, type, id) {
    const { messages: rows } = account;
    const user = senderKinds.indexOf('user');
    const bySender = (row: number) => rows.senderKind.get(row) === user && rows.sender.get(row) === id;
    const byConversation = (row: number) => inScope[type](account, rows.conversation.get(row), id);
    const belongs = type === 'agent' ? bySender : byConversation;
    const code = messageTypes.indexOf(direction);
    return { table: 'messages', includes: (row) => rows.type.get(row) === code && belongs(row) };
  },
});

const events = (name: ReportingEventName, rule: string): MetricRule => ({
  rule,
  excluded: [`Reporting events with another name. ${currentMembership}`],
  evidence(account, type, id) {
    const { events: rows } = account;
    const code = reportingEventNames.indexOf(name);
    const byConversation = (row: number) => inScope[type](account, rows.conversation.get(row), id);
    const belongs = type === 'agent' ? (row: number) => rows.user.get(row) === id : byConversation;
    return { table: 'events', includes: (row) => rows.name.get(row) === code && belongs(row) };
  },
});

/** Returns the start of a sentence about the mean duration of reporting events; the caller adds which events. */
export const describeMean = (name: ReportingEventName, businessHours: boolean) =>
  `The mean of the ${businessHours ? 'values in business hours' : 'values'}, in seconds, of the ${name}`;

const averageOf = (name: ReportingEventName): MetricRule => {
  const rule = (businessHours: boolean) =>
    `${describeMean(name, businessHours)} events recorded in the window; 0 if there are none.`;
  return { ...events(name, rule(false)), ruleInBusinessHours: rule(true) };
};
const countOf = (name: ReportingEventName) => events(name, `Every ${name} event recorded in the window counts once.`);

/** What each metric counts or averages, by metric. */
export const metricRules: Record<string, MetricRule> = {
  conversations_count: {
    rule: 'Every conversation created in the window counts once.',
    excluded: [`Conversations that were only reopened in the window. ${currentMembership}`],
    evidence: (account, type, id) => ({ table: 'conversations', includes: (row) => inScope[type](account, row, id) }),
  },
  incoming_messages_count: messages('incoming'),
  outgoing_messages_count: messages('outgoing'),
  avg_first_response_time: averageOf('first_response'),
  avg_resolution_time: averageOf('conversation_resolved'),
  resolutions_count: countOf('conversation_resolved'),
  reply_time: averageOf('reply_time'),
  bot_resolutions_count: countOf('conversation_bot_resolved'),
  bot_handoffs_count: countOf('conversation_bot_handoff'),
};
