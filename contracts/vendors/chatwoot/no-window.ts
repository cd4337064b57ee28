import type { ChatwootOperationId } from '../../../specs/bodies.ts';
import { addsUp } from '../../relations/comparisons/adds-up.ts';
import type { Relation } from '../../relations/relation.ts';
import { noWindow } from '../../relations/windows/no-window.ts';
import { counts, distribution, events, groupSummaries, matrix, outgoing, summary } from './operations.ts';
import { bucketsOf } from './terms.ts';

/** Relations of requests without since and until. */
export const noWindowRelations: Relation<ChatwootOperationId>[] = [
  // Grouped by year, since all time has many days. `at most`, since an empty report without a window is allowed.
  ...counts.map((metric) =>
    addsUp({
      id: `no-window-within-all-time:${metric}`,
      statement: `Without a window, ${metric} is no more than over all time.`,
      tolerance: 'Servers may return an empty report when the request has no window.',
      comparison: 'at most',
      whole: { ...bucketsOf(metric, { group_by: 'year' }), window: 'all-time' },
      parts: [[{ ...bucketsOf(metric), window: 'none' }]],
    }),
  ),
  noWindow({ operation: summary, query: { type: 'account' }, ignoredFields: ['previous'] }),
  ...['agent', 'inbox', 'team', 'label'].map((group) => noWindow({ operation: outgoing, query: { group_by: group } })),
  ...Object.values(groupSummaries).map((operation) => noWindow({ operation })),
  ...[matrix, distribution, events].map((operation) => noWindow({ operation })),
];
