import { expect, test } from 'vitest';
import { toEventTable } from '../../../mock/console/parts/event-table.ts';

test('makes a column of each field of any event, in the order of the first appearance', () => {
  const events = [
    { event: 25122, created_at: '2026-01-30T00:39:24.000Z' },
    { event: 25124, value_in_business_hours: 0, user: null },
  ];
  expect(toEventTable(events)).toEqual({
    columns: ['event', 'created at', 'value in business hours', 'user'],
    rows: [
      ['25122', '2026-01-30 00:39:24', '–', '–'],
      ['25124', '–', '0', '–'],
    ],
  });
});

test('shows nested values as JSON, and events that are no objects in one column', () => {
  expect(toEventTable([{ labels: ['a', 'b'] }, { labels: true }]).rows).toEqual([['["a","b"]'], ['true']]);
  expect(toEventTable([3, 'x', null, [1]])).toEqual({ columns: ['event'], rows: [['3'], ['x'], ['–'], ['[1]']] });
  expect(toEventTable([])).toEqual({ columns: [], rows: [] });
});
