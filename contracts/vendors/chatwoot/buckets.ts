import { findAt } from '../../../specs/json.ts';
import { addsUp } from '../../relations/adds-up.ts';
import { completeBuckets } from '../../relations/complete-buckets.ts';
import { everyItem } from '../../relations/every-item.ts';
import { insideWindow } from '../../relations/inside-window.ts';
import { regroups } from '../../relations/regroups.ts';
import type { Relation } from '../../relations/relation.ts';
import { counts, series } from './operations.ts';
import { bucketsOf } from './terms.ts';

// group_by and timezone_offset stand in no document, yet every chart of the vendor's own dashboard sends them.
const hour = 3600;
const units = ['week', 'month', 'year'] as const;
// A server takes an offset for the first Rails zone that has it now, and that zone may change its clocks inside the window:
// only zones that never do are compared, Hawaii and Osaka.
const offsets = [-10, 9];

/** What holds between the buckets of time series. */
export const bucketRelations: Relation[] = [
  insideWindow({
    id: 'buckets-inside-window',
    statement: 'The buckets of a time series are in its window and run upwards.',
    operation: series,
    items: '',
    field: 'timestamp',
    isAscending: true,
  }),
  completeBuckets({
    id: 'buckets-complete',
    statement: 'Every day of the window has its bucket, the empty ones too.',
    read: bucketsOf('conversations_count'),
    unit: 'day',
  }),
  completeBuckets({
    id: 'hours-complete',
    statement: 'With group_by=hour every hour of the window has its bucket, the empty ones too.',
    read: bucketsOf('conversations_count', { group_by: 'hour' }),
    unit: 'hour',
  }),
  ...counts.map((metric) =>
    addsUp({
      id: `bucket-sums-agree:${metric}`,
      statement: `${metric} sums to the same by day, week, month and year.`,
      whole: bucketsOf(metric),
      parts: units.map((unit) => [bucketsOf(metric, { group_by: unit })]),
    }),
  ),
  ...units.map((unit) =>
    regroups({
      id: `days-make-${unit}s`,
      statement: `A ${unit} is its days together, and begins when a ${unit} begins.`,
      finer: bucketsOf('conversations_count'),
      coarser: bucketsOf('conversations_count', { group_by: unit }),
      unit,
    }),
  ),
  regroups({
    id: 'hours-make-days',
    statement: 'The hours of a day together are that day.',
    finer: bucketsOf('incoming_messages_count', { group_by: 'hour' }),
    coarser: bucketsOf('incoming_messages_count', { group_by: 'day' }),
    unit: 'day',
  }),
  everyItem({
    id: 'offset-begins-days:5.5',
    statement: 'With timezone_offset=5.5 a day begins at midnight there.',
    reads: [bucketsOf('conversations_count', { timezone_offset: '5.5' })],
    items: '',
    fault: 'do not begin at midnight of that zone',
    filter: 'timezone_offset',
    toRule: () => (bucket) => (Number(findAt(bucket, '/timestamp')) + 5.5 * hour) % (24 * hour) === 0,
  }),
  ...counts.flatMap((metric) => [
    addsUp({
      id: `offset-keeps-totals:${metric}`,
      statement: `timezone_offset moves the buckets of ${metric} and keeps their total.`,
      whole: bucketsOf(metric),
      parts: [...offsets, 5.5].map((offset) => [bucketsOf(metric, { timezone_offset: String(offset) })]),
    }),
    ...offsets.map((offset) =>
      regroups({
        id: `offset-moves-buckets:${metric}:${offset}`,
        statement: `With timezone_offset=${offset} a day of ${metric} is the hours that are that day there.`,
        finer: bucketsOf(metric, { group_by: 'hour' }),
        coarser: bucketsOf(metric, { timezone_offset: String(offset) }),
        unit: 'day',
        offset,
      }),
    ),
  ]),
];
