import type { Value } from '../../plan/value.ts';
import { addsUp, type Term } from '../../relations/adds-up.ts';
import { eachRow } from '../../relations/each-row.ts';
import { filterNarrows } from '../../relations/filter-narrows.ts';
import type { Relation } from '../../relations/relation.ts';
import { sameAnswer } from '../../relations/same-answer.ts';
import { conversations, conversationsMeta, live, liveAgents } from './operations.ts';

/** What holds between the figures of the present and the list of conversations. */
export const conversationRelations: Relation[] = [
  addsUp({
    id: 'agents-within-open',
    statement: 'The open conversations of all agents and of nobody are no more than those of the account.',
    tolerance: 'Servers may list 25 agents a page, and leave out who has left.',
    comparison: 'at most',
    whole: { operation: live, query: { type: 'account' }, sum: '/open' },
    parts: [
      [
        { operation: liveAgents, query: { type: 'agent' }, sum: '/*/metric/open' },
        { operation: live, query: { type: 'account' }, sum: '/unassigned' },
      ],
    ],
  }),
  ...(['unattended', 'unassigned'] as const).map((figure) =>
    addsUp({
      id: `open-bounds:${figure}`,
      statement: `There are no more ${figure} conversations than open ones.`,
      tolerance: 'At most.',
      comparison: 'at most',
      whole: { operation: live, query: { type: 'account' }, sum: '/open' },
      parts: [[{ operation: live, query: { type: 'account' }, sum: `/${figure}` }]],
    }),
  ),
  addsUp({
    id: 'open-are-listed',
    statement: 'The list of open conversations has as many as the report says are open.',
    whole: { operation: live, query: { type: 'account' }, sum: '/open' },
    parts: [[{ operation: conversations, query: { status: 'open' }, sum: '/data/meta/all_count' }]],
  }),
  addsUp({
    id: 'listed-by-assignee',
    statement: 'Of the open conversations those that are assigned and those that are not are all.',
    whole: { operation: conversations, query: { status: 'open' }, sum: '/data/meta/all_count' },
    parts: [
      [
        { operation: conversations, query: { status: 'open' }, sum: '/data/meta/assigned_count' },
        { operation: conversations, query: { status: 'open' }, sum: '/data/meta/unassigned_count' },
      ],
    ],
  }),
  sameAnswer({
    id: 'account-figures-ignore-user',
    statement: 'user_id changes nothing in the figures of the account.',
    one: { operation: live, query: { type: 'account' } },
    other: { operation: live, query: { type: 'account', user_id: { entity: 'user' } } },
  }),
  eachRow({
    id: 'agents-agree-alone',
    statement: 'Each agent has as many conversations alone as among the others.',
    rows: { operation: liveAgents, query: { type: 'agent' }, items: '', key: 'id' },
    about: (of) => ({ operation: liveAgents, query: { type: 'agent', user_id: of } }),
    figures: ['open', 'unattended'].map((figure) => ({ row: `metric/${figure}`, alone: `/*/metric/${figure}` })),
  }),
  ...['open', 'unattended'].map((figure) =>
    addsUp({
      id: `agent-alone:${figure}`,
      statement: `An agent has as many ${figure} conversations alone as among the others.`,
      whole: oneAgent({ type: 'agent', user_id: { entity: 'user' } }, figure),
      parts: [[oneAgent({ type: 'agent' }, figure)]],
    }),
  ),
  ...[conversations, conversationsMeta].flatMap((operation) => {
    const counted = operation === conversations ? '/data/meta/all_count' : '/meta/all_count';
    const suffix = operation === conversations ? '' : ':meta';
    return [
      addsUp({
        id: `statuses-sum-to-all${suffix}`,
        statement: `The conversations of the four statuses are all conversations, says ${operation}.`,
        whole: { operation, query: { status: 'all' }, sum: counted },
        parts: [
          ['open', 'resolved', 'pending', 'snoozed'].map((status) => ({ operation, query: { status }, sum: counted })),
        ],
      }),
      addsUp({
        id: `inbox-within-account${suffix}`,
        statement: `An inbox has no more conversations than the account, says ${operation}.`,
        tolerance: 'At most.',
        comparison: 'at most',
        whole: { operation, sum: counted },
        parts: [[{ operation, query: { inbox_id: { entity: 'inbox' } }, sum: counted }]],
      }),
    ];
  }),
  ...['open', 'resolved'].map((status) => conversationFilter(`status=${status}`, 'status', status, 'status')),
  conversationFilter('inbox_id', 'inbox_id', { entity: 'inbox' }, 'inbox_id'),
];

function oneAgent(query: Record<string, Value>, figure: string): Term {
  return {
    operation: liveAgents,
    query,
    sum: `/*/metric/${figure}`,
    only: { items: '/*', field: 'id', figure: `metric/${figure}`, parameter: 'user_id' },
  };
}

function conversationFilter(id: string, parameter: string, value: Value, field: string): Relation {
  return filterNarrows({
    id: `conversations-filtered:${id}`,
    statement: `Filtered by ${id}, the list has only conversations of that ${field}.`,
    operation: conversations,
    parameter,
    value,
    field,
    items: '/data/payload',
    total: '/data/meta/all_count',
    // Without a status the list has the open ones alone.
    among: parameter === 'status' ? { status: 'all' } : undefined,
  });
}
