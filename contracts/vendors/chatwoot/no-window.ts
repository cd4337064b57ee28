import { addsUp } from '../../relations/adds-up.ts';
import { noWindow } from '../../relations/no-window.ts';
import type { Relation } from '../../relations/relation.ts';
import { counts, distribution, events, groupSummaries, matrix, outgoing, summary } from './operations.ts';
import { bucketsOf } from './terms.ts';

/** What holds of answers to requests without since and until. */
export const noWindowRelations: Relation[] = [
  // By year, since all time has many days. What comes to nothing without a window is not judged: at most.
  ...counts.map((metric) =>
    addsUp({
      id: `no-window-within-all-time:${metric}`,
      statement: `Without a window ${metric} is no more than in all time.`,
      tolerance: 'Servers may answer with nothing when no window is given.',
      comparison: 'at most',
      whole: { ...bucketsOf(metric, { group_by: 'year' }), window: 'all-time' },
      parts: [[{ ...bucketsOf(metric), window: 'none' }]],
    }),
  ),
  noWindow({ operation: summary, query: { type: 'account' }, apart: ['previous'] }),
  ...['agent', 'inbox', 'team', 'label'].map((group) => noWindow({ operation: outgoing, query: { group_by: group } })),
  ...Object.values(groupSummaries).map((operation) => noWindow({ operation })),
  ...[matrix, distribution, events].map((operation) => noWindow({ operation })),
];
