import type { ScopeType } from '../reports/scope.ts';
import { type Account, messageTypes, type ReportingEventName, reportingEventNames, senderKinds } from '../tables.ts';
import type { Evidence } from './evidence.ts';

/** What a metric is made of, and how to say it. */
interface MetricRule {
  rule: string;
  /** Of an average: what it is when only business hours are measured. */
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

const follows = 'Of a team or label: what its conversations are now decides, not what they were.';

const messages = (direction: 'incoming' | 'outgoing'): MetricRule => ({
  rule: `Every ${direction} message created in the window counts once.`,
  excluded: [`Messages in the other direction. ${follows}`, 'Activity messages and templates.'],
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
  excluded: [`Reporting events of other names. ${follows}`],
  evidence(account, type, id) {
    const { events: rows } = account;
    const code = reportingEventNames.indexOf(name);
    const byConversation = (row: number) => inScope[type](account, rows.conversation.get(row), id);
    const belongs = type === 'agent' ? (row: number) => rows.user.get(row) === id : byConversation;
    return { table: 'events', includes: (row) => rows.name.get(row) === code && belongs(row) };
  },
});

/** How an average is taken of the durations of reporting events; what is told after it says of which. */
export const sayMean = (name: ReportingEventName, businessHours: boolean) =>
  `The mean of the ${businessHours ? 'values in business hours' : 'values'}, in seconds, of the ${name}`;

const averageOf = (name: ReportingEventName): MetricRule => {
  const rule = (businessHours: boolean) =>
    `${sayMean(name, businessHours)} events recorded in the window; 0 without any.`;
  return { ...events(name, rule(false)), ruleInBusinessHours: rule(true) };
};
const countOf = (name: ReportingEventName) => events(name, `Every ${name} event recorded in the window counts once.`);

/** By metric: what it counts or averages. */
export const metricRules: Record<string, MetricRule> = {
  conversations_count: {
    rule: 'Every conversation created in the window counts once.',
    excluded: [`Conversations that were only reopened in the window. ${follows}`],
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
