import { type Conversations, statuses } from '../tables.ts';
import { ever } from '../window.ts';
import type { Explainer } from './explainer.ts';
import { explainFigures, type Figure } from './figures.ts';

type Load = Record<string, number>;

/** What a figure counts among the conversations that are open now. */
interface LoadRule {
  rule: string;
  excluded: string[];
  includes(conversations: Conversations, row: number): boolean;
}

const others = 'Conversations that are resolved, pending or snoozed now, however they were before.';

const rules: Record<string, LoadRule> = {
  open: { rule: 'Conversations that are open now.', excluded: [others], includes: () => true },
  unattended: {
    rule: 'Conversations that are open now and that no person has answered yet, or whose customer waits.',
    excluded: [others, 'Conversations whose latest message for the customer came from a person.'],
    includes: ({ firstReplyAt, waitingSince }, row) => firstReplyAt.get(row) === 0 || waitingSince.get(row) > 0,
  },
  unassigned: {
    rule: 'Conversations that are open now and assigned to no agent, whatever their team.',
    excluded: [others],
    includes: ({ assignee }, row) => assignee.get(row) === 0,
  },
  // Servers look for them among the open ones.
  pending: {
    rule: 'Conversations that are open now and pending now: always none.',
    excluded: ['Conversations that are pending now, since they are not open.'],
    includes: () => false,
  },
};

const ofAgent = {
  rule: ' Those that are assigned to this agent now.',
  excluded: 'Conversations that were assigned to this agent once, or that they answered.',
};

/** Open conversations, of the account or of each agent; which of the two, the report itself shows. */
export const explainOpenConversations: Explainer = (call, body: Load | { id: number; metric: Load }[]) =>
  explainFigures(call, ever, ({ conversations }) => {
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
