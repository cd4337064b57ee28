import type { ChatwootOperationId } from '../../../specs/bodies.ts';
import { findAt } from '../../../specs/json/json.ts';
import { idAt } from '../../exchanges/exact-numbers.ts';
import { addsUp } from '../../relations/comparisons/adds-up.ts';
import { rounding } from '../../relations/comparisons/averages.ts';
import { eachRow } from '../../relations/comparisons/each-row.ts';
import { listAt } from '../../relations/figures.ts';
import { everyItem } from '../../relations/lists/every-item.ts';
import type { Relation } from '../../relations/relation.ts';
import { type Group, groupSummaries, outgoing, series, summary } from './operations.ts';
import { bucketsOf, outgoingBy, rowsOf } from './terms.ts';

const groups = Object.keys(groupSummaries) as Group[];
/** The plural of a group, for sentences. */
const namesOf = (group: string) => (group.endsWith('x') ? `${group}es` : `${group}s`);

const someAreInNone =
  'Conversations without a group are missing from all groups, so the groups may have fewer than the account.';

// Not used for agents: the report counts by sender, and the time series of older servers may count by assignee.
const groupAgrees = (type: string): Relation<ChatwootOperationId> =>
  addsUp({
    id: `group-agrees-with-series:${type}`,
    statement: `One ${type} has the same outgoing messages in both reports.`,
    whole: {
      operation: series,
      query: { metric: 'outgoing_messages_count', type, id: { entity: type } },
      sum: '/*/value',
    },
    parts: [
      [
        {
          operation: outgoing,
          query: { group_by: type },
          sum: '/*/outgoing_messages_count',
          only: { items: '/*', field: 'id', figure: 'outgoing_messages_count', parameter: 'id' },
        },
      ],
    ],
  });

/** Compares each row of a summary with the time series of that row's id. */
const rowsAgree = (
  group: Group,
  figure: string,
  metric: string,
  id: string,
  comparison?: 'at most',
): Relation<ChatwootOperationId> =>
  eachRow({
    id: `${id}:${group}`,
    statement: `${figure} of each ${group} is the sum of its own time series of ${metric}.`,
    comparison,
    rows: { operation: groupSummaries[group], items: '', key: 'id' },
    about: (of) => ({ operation: series, query: { metric, type: group, id: of } }),
    figures: [{ row: figure, alone: '/*/value' }],
  });

const averages = [
  { row: 'avg_resolution_time', alone: '/avg_resolution_time' },
  { row: 'avg_first_response_time', alone: '/avg_first_response_time' },
];
const conversationsOf = { row: 'conversations_count', alone: '/conversations_count' };

/** Compares each row of a summary, averages included, with the summary of that row's id alone. */
const rowsAgreeWithSummary = (group: Group, businessHours: 'true' | 'false'): Relation<ChatwootOperationId> =>
  eachRow({
    id: `rows-agree-with-summary:${group}:business_hours=${businessHours}`,
    statement: `Each ${group} has the figures of its own summary, with business_hours=${businessHours}.`,
    tolerance: rounding,
    rows: { operation: groupSummaries[group], query: { business_hours: businessHours }, items: '', key: 'id' },
    about: (of) => ({ operation: summary, query: { type: group, id: of, business_hours: businessHours } }),
    // Rows of labels average over the conversations that were created in the window, summaries over its events.
    figures: group === 'label' ? [conversationsOf] : [conversationsOf, ...averages],
  });

/** Summaries over all time are expensive for the server. Two show whether it uses its parameters. */
const maxLabels = 2;

const labelsOverAllTime = eachRow({
  id: 'label-averages-agree:business_hours=true',
  statement: 'Over all time, the first labels have the averages of their own summaries, with business_hours=true.',
  tolerance: rounding,
  rows: {
    operation: groupSummaries.label,
    query: { business_hours: 'true' },
    window: 'all-time',
    items: '',
    key: 'id',
  },
  about: (of) => ({
    operation: summary,
    query: { type: 'label', id: of, business_hours: 'true' },
    window: 'all-time',
  }),
  figures: averages,
});

/** Over all time, both ways to average agree: by conversations created in the window, and by events in it. */
const labelAverages: Relation<ChatwootOperationId> = {
  ...labelsOverAllTime,
  follow: (readings) => labelsOverAllTime.follow?.(readings).slice(0, maxLabels) ?? [],
};

/** The operations that list all agents, inboxes, teams or labels, and the field of the name. */
const named = {
  agent: { operation: 'get-account-agents', items: '', name: 'name' },
  inbox: { operation: 'listAllInboxes', items: '/payload', name: 'name' },
  team: { operation: 'list-all-teams', items: '', name: 'name' },
  label: { operation: 'list-all-labels', items: '/payload', name: 'title' },
} as const;

/** Detects a report that groups by something else than requested: its ids then have other names. */
const namesAgree = (group: Group): Relation<ChatwootOperationId> =>
  everyItem({
    id: `outgoing-names-agree:${group}`,
    statement: `Grouped by ${group}, outgoing messages are counted under the ids and names of ${namesOf(group)}.`,
    tolerance: 'Deleted groups are in no list, and may have no name.',
    reads: [{ operation: outgoing, query: { group_by: group } }, { operation: named[group].operation }],
    items: '',
    fault: `have the id of a listed ${group} and another name`,
    filter: 'group_by',
    toRule([, list]) {
      const { items, name } = named[group];
      const names = new Map(
        (listAt(list?.body, `${items}/*`) ?? []).map((each) => [idAt(each, '/id'), findAt(each, `/${name}`)]),
      );
      if (names.size === 0) return undefined;
      return (row) => {
        const [id, shownName] = [idAt(row, '/id'), findAt(row, '/name')];
        return typeof shownName !== 'string' || !names.has(id) || names.get(id) === shownName;
      };
    },
  });

/** Detects rows that are missing, duplicated or miscounted only with business_hours=true. */
const countsAgree = (group: Group, figure: string): Relation<ChatwootOperationId> => {
  const rows = rowsOf(group, figure);
  return addsUp({
    id: `counts-ignore-business-hours:${group}:${figure}`,
    statement: `${figure} of the summary by ${group} is the same with business_hours=true, which only affects averages.`,
    whole: rows,
    parts: [[{ ...rows, query: { ...rows.query, business_hours: 'true' } }]],
  });
};

/** Relations between groups and the account, and between the reports that group. */
export const groupRelations: Relation<ChatwootOperationId>[] = [
  ...['agent', 'team'].map((group) =>
    addsUp({
      id: `groups-within-account:outgoing:${group}`,
      statement: `The outgoing messages of all ${namesOf(group)} are no more than the account's.`,
      tolerance: someAreInNone,
      comparison: 'at most',
      whole: bucketsOf('outgoing_messages_count'),
      parts: [[outgoingBy(group)]],
    }),
  ),
  ...['inbox', 'team', 'label'].map(groupAgrees),
  ...(
    [
      ['conversations_count', 'conversations_count'],
      ['resolved_conversations_count', 'resolutions_count'],
    ] as const
  ).flatMap(([figure, metric]) => [
    addsUp({
      id: `inboxes-sum-to-account:${figure}`,
      statement: `${figure} of all inboxes sums to the account's ${metric}.`,
      whole: bucketsOf(metric),
      parts: [[rowsOf('inbox', figure)]],
    }),
    ...(['agent', 'team'] as const).map((group) =>
      addsUp({
        id: `groups-within-account:${figure}:${group}`,
        statement: `${figure} of all ${namesOf(group)} is no more than the account's ${metric}.`,
        tolerance: someAreInNone,
        comparison: 'at most',
        whole: bucketsOf(metric),
        parts: [[rowsOf(group, figure)]],
      }),
    ),
  ]),
  ...groups.map((group) => rowsAgree(group, 'conversations_count', 'conversations_count', 'conversations-agree')),
  ...(['agent', 'inbox', 'team'] as const).map((group) =>
    rowsAgree(group, 'resolved_conversations_count', 'resolutions_count', 'resolutions-agree'),
  ),
  {
    ...rowsAgree(
      'agent',
      'resolved_conversations_count',
      'resolutions_count',
      'resolutions-of-this-account',
      'at most',
    ),
    id: 'resolutions-of-this-account',
    statement: "An agent's time series of resolutions_count has no resolutions of another account.",
    tolerance: 'The time series may have fewer than the summary of agents, which is limited to the account.',
  },
  labelAverages,
  ...groups.map(namesAgree),
  ...groups.flatMap((group) => (['true', 'false'] as const).map((hours) => rowsAgreeWithSummary(group, hours))),
  ...groups.flatMap((group) =>
    ['conversations_count', 'resolved_conversations_count'].map((figure) => countsAgree(group, figure)),
  ),
];
