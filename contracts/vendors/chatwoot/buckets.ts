import type { ChatwootOperationId } from '../../../specs/bodies.ts';
import { findAt } from '../../../specs/json/json.ts';
import { addsUp } from '../../relations/comparisons/adds-up.ts';
import { everyItem } from '../../relations/lists/every-item.ts';
import type { Relation } from '../../relations/relation.ts';
import { completeBuckets } from '../../relations/windows/complete-buckets.ts';
import { insideWindow } from '../../relations/windows/inside-window.ts';
import { regroups } from '../../relations/windows/regroups.ts';
import { counts, series } from './operations.ts';
import { bucketsOf } from './terms.ts';

// No document describes group_by and timezone_offset, but every chart of the vendor's own dashboard sends them.
const hour = 3600;
const units = ['week', 'month', 'year'] as const;
// The server maps an offset to the first Rails time zone that has it now, and that zone may change its clocks inside the
// window. So only zones without daylight saving time are compared: Hawaii and Osaka.
const offsets = [-10, 9];

/** Relations between the buckets of time series. */
export const bucketRelations: Relation<ChatwootOperationId>[] = [
  insideWindow({
    id: 'buckets-inside-window',
    statement: 'The buckets of a time series are inside its window and in ascending order.',
    operation: series,
    items: '',
    field: 'timestamp',
    isAscending: true,
  }),
  completeBuckets({
    id: 'buckets-complete',
    statement: 'Every day of the window has a bucket, even if nothing is counted in it.',
    read: bucketsOf('conversations_count'),
    unit: 'day',
  }),
  completeBuckets({
    id: 'hours-complete',
    statement: 'With group_by=hour, every hour of the window has a bucket, even if nothing is counted in it.',
    read: bucketsOf('conversations_count', { group_by: 'hour' }),
    unit: 'hour',
  }),
  ...counts.map((metric) =>
    addsUp({
      id: `bucket-sums-agree:${metric}`,
      statement: `${metric} has the same sum by day, week, month and year.`,
      whole: bucketsOf(metric),
      parts: units.map((unit) => [bucketsOf(metric, { group_by: unit })]),
    }),
  ),
  ...units.map((unit) =>
    regroups({
      id: `days-make-${unit}s`,
      statement: `Each ${unit} is the sum of its days, and starts when a calendar ${unit} starts.`,
      finer: bucketsOf('conversations_count'),
      coarser: bucketsOf('conversations_count', { group_by: unit }),
      unit,
    }),
  ),
  regroups({
    id: 'hours-make-days',
    statement: 'Each day is the sum of its hours.',
    finer: bucketsOf('incoming_messages_count', { group_by: 'hour' }),
    coarser: bucketsOf('incoming_messages_count', { group_by: 'day' }),
    unit: 'day',
  }),
  everyItem({
    id: 'offset-begins-days:5.5',
    statement: 'With timezone_offset=5.5, a day starts at midnight of that offset.',
    reads: [bucketsOf('conversations_count', { timezone_offset: '5.5' })],
    items: '',
    fault: 'do not start at midnight of that offset',
    filter: 'timezone_offset',
    toRule: () => (bucket) => (Number(findAt(bucket, '/timestamp')) + 5.5 * hour) % (24 * hour) === 0,
  }),
  ...counts.flatMap((metric) => [
    addsUp({
      id: `offset-keeps-totals:${metric}`,
      statement: `timezone_offset shifts the day boundaries of ${metric}; the total stays the same.`,
      whole: bucketsOf(metric),
      parts: [...offsets, 5.5].map((offset) => [bucketsOf(metric, { timezone_offset: String(offset) })]),
    }),
    ...offsets.map((offset) =>
      regroups({
        id: `offset-moves-buckets:${metric}:${offset}`,
        statement: `With timezone_offset=${offset}, each day of ${metric} is the sum of the hours of that day at that offset.`,
        finer: bucketsOf(metric, { group_by: 'hour' }),
        coarser: bucketsOf(metric, { timezone_offset: String(offset) }),
        unit: 'day',
        offset,
      }),
    ),
  ]),
];
