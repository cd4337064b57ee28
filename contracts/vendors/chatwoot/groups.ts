import { findAt } from '../../../specs/json.ts';
import { idAt } from '../../exact.ts';
import { addsUp } from '../../relations/adds-up.ts';
import { rounding } from '../../relations/averages.ts';
import { eachRow } from '../../relations/each-row.ts';
import { everyItem } from '../../relations/every-item.ts';
import { listAt } from '../../relations/figures.ts';
import type { Relation } from '../../relations/relation.ts';
import { type Group, groupSummaries, outgoing, series, summary } from './operations.ts';
import { bucketsOf, outgoingBy, rowsOf } from './terms.ts';

const groups = Object.keys(groupSummaries) as Group[];
/** Several of a group, in a sentence. */
const namesOf = (group: string) => (group.endsWith('x') ? `${group}es` : `${group}s`);

const someAreInNone = 'Conversations without one are in no group, so the groups may have less than the account.';

// Not for agents, whose messages go with the sender: older servers may have gone by the assignee.
const groupAgrees = (type: string): Relation =>
  addsUp({
    id: `group-agrees-with-series:${type}`,
    statement: `The outgoing messages of one ${type} are the same in both reports.`,
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

/** The rows of a summary against the time series of each. */
const rowsAgree = (group: Group, figure: string, metric: string, id: string, comparison?: 'at most'): Relation =>
  eachRow({
    id: `${id}:${group}`,
    statement: `${figure} of each ${group} is its own time series of ${metric}.`,
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

/** The rows of a summary against the summary of each alone, averages too, by the clock or in business hours. */
const rowsAgreeWithSummary = (group: Group, businessHours: 'true' | 'false'): Relation =>
  eachRow({
    id: `rows-agree-with-summary:${group}:business_hours=${businessHours}`,
    statement: `The figures of each ${group} are those of its own summary, with business_hours=${businessHours}.`,
    tolerance: rounding,
    rows: { operation: groupSummaries[group], query: { business_hours: businessHours }, items: '', key: 'id' },
    about: (of) => ({ operation: summary, query: { type: group, id: of, business_hours: businessHours } }),
    // Labels average over the conversations that began in the window, summaries over the events in it.
    figures: group === 'label' ? [conversationsOf] : [conversationsOf, ...averages],
  });

/** Summaries over all time cost a server something: only as many as show whether it uses its parameters. */
const fewLabels = 2;

const labelsOverAllTime = eachRow({
  id: 'label-averages-agree:business_hours=true',
  statement:
    'Over all time the averages of the first labels are those of their own summaries, with business_hours=true.',
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

/** Over all time it makes no difference whether conversations or events are counted by when they came. */
const labelAverages: Relation = {
  ...labelsOverAllTime,
  follow: (readings) => labelsOverAllTime.follow?.(readings).slice(0, fewLabels) ?? [],
};

/** Where all agents, inboxes, teams or labels are listed, and what they are called there. */
const named = {
  agent: { operation: 'get-account-agents', items: '', name: 'name' },
  inbox: { operation: 'listAllInboxes', items: '/payload', name: 'name' },
  team: { operation: 'list-all-teams', items: '', name: 'name' },
  label: { operation: 'list-all-labels', items: '/payload', name: 'title' },
} as const;

/** A report that groups by something else than it was asked for has other names under the same ids. */
const namesAgree = (group: Group): Relation =>
  everyItem({
    id: `outgoing-names-agree:${group}`,
    statement: `Grouped by ${group}, outgoing messages are counted under the ids and names of ${namesOf(group)}.`,
    tolerance: 'What is gone is in no list, and may have no name.',
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
        const [id, said] = [idAt(row, '/id'), findAt(row, '/name')];
        return typeof said !== 'string' || !names.has(id) || names.get(id) === said;
      };
    },
  });

/** Rows that are dropped, doubled or miscounted in one form of the report only. */
const countsAgree = (group: Group, figure: string): Relation => {
  const rows = rowsOf(group, figure);
  return addsUp({
    id: `counts-ignore-business-hours:${group}:${figure}`,
    statement: `${figure} of the summary by ${group} is the same in business hours, which are about averages.`,
    whole: rows,
    parts: [[{ ...rows, query: { ...rows.query, business_hours: 'true' } }]],
  });
};

/** What holds between groups and the account, and between the reports that group. */
export const groupRelations: Relation[] = [
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
      statement: `${figure} of all inboxes is the account's ${metric}.`,
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
    statement: "An agent's time series of resolutions_count has none of another account.",
    tolerance: 'At most what the summary of agents says: that keeps to the account.',
  },
  labelAverages,
  ...groups.map(namesAgree),
  ...groups.flatMap((group) => (['true', 'false'] as const).map((hours) => rowsAgreeWithSummary(group, hours))),
  ...groups.flatMap((group) =>
    ['conversations_count', 'resolved_conversations_count'].map((figure) => countsAgree(group, figure)),
  ),
];
