import { unboundedWindow } from '../input/window.ts';
import { type Conversations, statuses } from '../tables.ts';
import type { Explainer } from './explainer.ts';
import { explainFigures, type Figure } from './figures.ts';

type Load = Record<string, number>;

/** Which of the conversations that are open now a figure counts. */
interface LoadRule {
  rule: string;
  excluded: string[];
  includes(conversations: Conversations, row: number): boolean;
}

const others = 'Conversations that are resolved, pending or snoozed now, even if they were open earlier.';

const rules: Record<string, LoadRule> = {
  open: { rule: 'Conversations that are open now.', excluded: [others], includes: () => true },
  unattended: {
    rule: 'Conversations that are open now and have no first reply from an agent, or whose customer is waiting for a reply.',
    excluded: [others, 'Conversations in which an agent sent the latest message to the customer.'],
    includes: ({ firstReplyAt, waitingSince }, row) => firstReplyAt.get(row) === 0 || waitingSince.get(row) > 0,
  },
  unassigned: {
    rule: 'Conversations that are open now and assigned to no agent, with or without a team.',
    excluded: [others],
    includes: ({ assignee }, row) => assignee.get(row) === 0,
  },
  // Servers filter the open conversations by the status pending, so the result is always 0.
  pending: {
    rule: 'Conversations that are both open and pending now: always 0.',
    excluded: ['Conversations that are pending now, because they are not open.'],
    includes: () => false,
  },
};

const ofAgent = {
  rule: ' Only conversations that are assigned to this agent now count.',
  excluded: 'Conversations that were assigned to this agent earlier, or that the agent only answered.',
};

/** Explains the open conversations of the account (the body is an object) or of each agent (the body is an array). */
export const explainOpenConversations: Explainer<
  'get-account-conversation-metrics' | 'get-agent-conversation-metrics'
> = (call, body) =>
  explainFigures(call, unboundedWindow, ({ conversations }) => {
    const isOpen = (row: number) => conversations.status.get(row) === statuses.indexOf('open');
    const explainLoad = (load: Load, pointer: string, agent?: number): Figure[] =>
      Object.entries(load).flatMap(([name, value]) => {
        const rule = rules[name];
        if (!rule) return [];
        const isOf = (row: number) => agent === undefined || conversations.assignee.get(row) === agent;
        return {
          pointer: `${pointer}/${name}`,
          value,
          rule: agent === undefined ? rule.rule : rule.rule + ofAgent.rule,
          excluded: agent === undefined ? rule.excluded : [...rule.excluded, ofAgent.excluded],
          evidence: {
            table: 'conversations',
            includes: (row) => isOpen(row) && isOf(row) && rule.includes(conversations, row),
          },
        };
      });
    if (!Array.isArray(body)) return explainLoad(body, '');
    return body.flatMap(({ id, metric }, index) => explainLoad(metric, `/${index}/metric`, id));
  });
