import type { ChatwootOperationId } from '../../../specs/bodies.ts';
import { findAt } from '../../../specs/json/json.ts';
import { idAt } from '../../exchanges/exact-numbers.ts';
import type { Value } from '../../plan/value.ts';
import { addsUp, type Term } from '../../relations/comparisons/adds-up.ts';
import { eachRow } from '../../relations/comparisons/each-row.ts';
import { sameAnswer } from '../../relations/comparisons/same-answer.ts';
import { listAt } from '../../relations/figures.ts';
import { everyItem } from '../../relations/lists/every-item.ts';
import { filterNarrows } from '../../relations/lists/filter-narrows.ts';
import { secondPage } from '../../relations/lists/second-page.ts';
import { orderedTimes } from '../../relations/lists/spans.ts';
import type { Reading, Relation } from '../../relations/relation.ts';
import { conversations, conversationsMeta, live, liveAgents } from './operations.ts';

/** A text that no message contains. */
const absentText = 'chatpact-nobody-has-written-this-text';

const filters: [name: string, query: Record<string, Value>][] = [
  ['inbox_id', { status: 'all', inbox_id: { entity: 'inbox' } }],
  ['team_id', { status: 'all', team_id: { entity: 'team' } }],
  ['labels', { status: 'all', labels: { entity: 'label title' } }],
  ['q', { q: absentText }],
];

/** Whether an agent is assigned. A bot appears as the assignee too, with the type AgentBot. */
const hasAgent = (item: unknown) =>
  findAt(item, '/meta/assignee') != null && findAt(item, '/meta/assignee_type') !== 'AgentBot';

function listIds(reading: Reading | undefined): Set<string | undefined> | undefined {
  const list = listAt(reading?.body, '/data/payload/*');
  return list && new Set(list.map((item) => idAt(item, '/id')));
}

/** Relations between the current figures and the list of conversations. */
export const conversationRelations: Relation<ChatwootOperationId>[] = [
  addsUp({
    id: 'agents-within-open',
    statement: 'The open conversations of all agents, plus the unassigned ones, are no more than those of the account.',
    tolerance: 'Servers may list only 25 agents per page, and omit agents who have left.',
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
    statement: 'The list of open conversations has as many items as the report counts.',
    whole: { operation: live, query: { type: 'account' }, sum: '/open' },
    parts: [[{ operation: conversations, query: { status: 'open' }, sum: '/data/meta/all_count' }]],
  }),
  addsUp({
    id: 'listed-by-assignee',
    statement: 'The assigned and the unassigned open conversations sum to all open conversations.',
    whole: { operation: conversations, query: { status: 'open' }, sum: '/data/meta/all_count' },
    parts: [
      [
        { operation: conversations, query: { status: 'open' }, sum: '/data/meta/assigned_count' },
        { operation: conversations, query: { status: 'open' }, sum: '/data/meta/unassigned_count' },
      ],
    ],
  }),
  sameAnswer({
    id: 'agents-at-both-addresses',
    statement:
      'With type=agent, the figures of the agents are the same with and without a slash at the end of the path.',
    one: { operation: liveAgents, query: { type: 'agent' } },
    other: { operation: live, query: { type: 'agent' } },
  }),
  sameAnswer({
    id: 'account-figures-ignore-user',
    statement: 'The figures of the account are the same with and without user_id.',
    one: { operation: live, query: { type: 'account' } },
    other: { operation: live, query: { type: 'account', user_id: { entity: 'user' } } },
    cause: 'The server counts only the conversations of that user.',
  }),
  eachRow({
    id: 'agents-agree-alone',
    statement: 'Each agent has the same figures in the list of agents and when requested alone.',
    rows: { operation: liveAgents, query: { type: 'agent' }, items: '', key: 'id' },
    about: (of) => ({ operation: liveAgents, query: { type: 'agent', user_id: of } }),
    figures: ['open', 'unattended'].map((figure) => ({ row: `metric/${figure}`, alone: `/*/metric/${figure}` })),
  }),
  ...['open', 'unattended'].map((figure) =>
    addsUp({
      id: `agent-alone:${figure}`,
      statement: `An agent has as many ${figure} conversations in the list of agents as when requested alone.`,
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
        statement: `The conversations of the four statuses sum to all conversations, in ${operation}.`,
        whole: { operation, query: { status: 'all' }, sum: counted },
        parts: [
          ['open', 'resolved', 'pending', 'snoozed'].map((status) => ({ operation, query: { status }, sum: counted })),
        ],
      }),
      addsUp({
        id: `inbox-within-account${suffix}`,
        statement: `An inbox has no more conversations than the account, in ${operation}.`,
        tolerance: 'At most.',
        comparison: 'at most',
        whole: { operation, sum: counted },
        parts: [[{ operation, query: { inbox_id: { entity: 'inbox' } }, sum: counted }]],
      }),
    ];
  }),
  ...filters.map(([name, query]) =>
    addsUp({
      id: `meta-agrees-with-list:${name}`,
      statement: `Filtered by ${name}, the count of conversations is the total of the list.`,
      whole: { operation: conversations, query, sum: '/data/meta/all_count' },
      parts: [[{ operation: conversationsMeta, query, sum: '/meta/all_count' }]],
    }),
  ),
  everyItem({
    id: 'unassigned-have-no-agent',
    statement: 'With assignee_type=unassigned, the list has no conversation that is assigned to an agent.',
    reads: [{ operation: conversations, query: { assignee_type: 'unassigned' } }],
    items: '/data/payload',
    fault: 'are assigned to an agent',
    filter: 'assignee_type',
    toRule: () => (item) => !hasAgent(item),
  }),
  everyItem({
    id: 'assigned-are-not-unassigned',
    statement: 'No conversation is listed both with assignee_type=assigned and with assignee_type=unassigned.',
    reads: [
      { operation: conversations, query: { assignee_type: 'assigned' } },
      { operation: conversations, query: { assignee_type: 'unassigned' } },
    ],
    items: '/data/payload',
    fault: 'are listed as unassigned too',
    filter: 'assignee_type',
    toRule([, unassigned]) {
      const ids = listIds(unassigned);
      return ids && ((item) => !ids.has(idAt(item, '/id')));
    },
  }),
  everyItem({
    id: 'mine-are-mine',
    statement: "With assignee_type=me, the list has only the caller's own conversations.",
    reads: [{ operation: conversations, query: { assignee_type: 'me' } }, { operation: 'fetchProfile' }],
    items: '/data/payload',
    fault: 'are assigned to another agent',
    filter: 'assignee_type',
    toRule([, profile]) {
      const own = idAt(profile?.body, '/id');
      return own === undefined ? undefined : (item) => !hasAgent(item) || idAt(item, '/meta/assignee/id') === own;
    },
  }),
  everyItem({
    id: 'conversations-filtered:team_id',
    statement: 'Filtered by team_id, the list has only conversations of that team.',
    tolerance: 'If no item of the list names its team, nothing is compared.',
    reads: [{ operation: conversations, query: { status: 'all', team_id: { entity: 'team' } } }],
    items: '/data/payload',
    fault: 'have a team other than the requested team_id, or no team',
    filter: 'team_id',
    toRule([list]) {
      const wanted = list?.query.team_id;
      const teams = (listAt(list?.body, '/data/payload/*') ?? []).map((item) => idAt(item, '/meta/team/id'));
      return teams.every((team) => team === undefined) ? undefined : (item) => idAt(item, '/meta/team/id') === wanted;
    },
  }),
  everyItem({
    id: 'conversations-filtered:labels',
    statement: 'Filtered by a label, the list has only conversations with that label.',
    tolerance: 'Case is ignored. Conversations without a list of labels are not judged.',
    reads: [{ operation: conversations, query: { status: 'all', labels: { entity: 'label title' } } }],
    items: '/data/payload',
    fault: 'do not have the requested label',
    filter: 'labels',
    toRule([list]) {
      const wanted = list?.query.labels?.toLowerCase();
      return (item) => {
        const labels = findAt(item, '/labels');
        // Servers cache the labels of a conversation in a list, which may be missing for old conversations.
        if (!Array.isArray(labels) || labels.length === 0) return true;
        return labels.some((label) => String(label).toLowerCase() === wanted);
      };
    },
  }),
  everyItem({
    id: 'conversations-found-by-text',
    statement: 'With q, no conversation is found for a text that no message contains.',
    reads: [{ operation: conversations, query: { q: absentText } }],
    items: '/data/payload',
    fault: 'are found for a text that no message contains',
    filter: 'q',
    toRule: () => () => false,
  }),
  orderedTimes({
    id: 'conversations-updated-after-created',
    statement: 'A conversation was not updated before it was created.',
    read: { operation: conversations, query: { status: 'all' } },
    items: '/data/payload',
    earlier: 'created_at',
    later: 'updated_at',
  }),
  secondPage({ operation: conversations, query: { status: 'all' }, items: '/data/payload', key: 'id' }),
  secondPage({ operation: live, query: { type: 'agent' }, items: '', key: 'id' }),
  secondPage({ operation: liveAgents, query: { type: 'agent' }, items: '', key: 'id' }),
  ...['open', 'resolved'].map((status) => conversationFilter(`status=${status}`, 'status', status, 'status')),
  conversationFilter('inbox_id', 'inbox_id', { entity: 'inbox' }, 'inbox_id'),
];

function oneAgent(query: Record<string, Value>, figure: string): Term<ChatwootOperationId> {
  return {
    operation: liveAgents,
    query,
    sum: `/*/metric/${figure}`,
    only: { items: '/*', field: 'id', figure: `metric/${figure}`, parameter: 'user_id' },
  };
}

function conversationFilter(id: string, parameter: string, value: Value, field: string): Relation<ChatwootOperationId> {
  return filterNarrows({
    id: `conversations-filtered:${id}`,
    statement: `Filtered by ${id}, the list has only conversations with that ${field}.`,
    operation: conversations,
    parameter,
    value,
    field,
    items: '/data/payload',
    total: '/data/meta/all_count',
    // Without a status, the list has only open conversations.
    baseQuery: parameter === 'status' ? { status: 'all' } : undefined,
  });
}
