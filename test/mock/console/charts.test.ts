import { expect, test } from 'vitest';
import type { Tile } from '../../../mock/console/charts/chart-data.ts';
import { compareWithPrevious } from '../../../mock/console/charts/delta.ts';
import { pairCards } from '../../../mock/console/parts/pair-cards.ts';
import { day, listDays, toPreviousPeriod } from '../../../mock/console/vendors/previous-period.ts';
import { rocketchatReports } from '../../../mock/console/vendors/rocketchat/reports.ts';

const compare = (value: number | null, previous: number | null | undefined, unit: Tile['unit'] = 'count') =>
  compareWithPrevious({ label: 'x', value, previous, unit });

test('shows a difference with its sign, and whether it is better', () => {
  expect(compare(112, 100)).toEqual({ text: '+12%', verdict: 'better' });
  expect(compare(948, 1000)).toEqual({ text: '−5.2%', verdict: 'worse' });
  expect(compare(7, 7)).toEqual({ text: '0%' });
  expect(compare(0, 0)).toEqual({ text: '0%' });
});

test('takes a shorter time for better', () => {
  expect(compare(90, 100, 'seconds')).toEqual({ text: '−10%', verdict: 'better' });
  expect(compare(110, 100, 'seconds')).toEqual({ text: '+10%', verdict: 'worse' });
});

test('shows no percentage of nothing', () => {
  expect(compare(3, 0)).toEqual({ text: 'up from 0', verdict: 'better' });
  expect(compare(null, 3)).toBeUndefined();
  expect(compare(3, null)).toBeUndefined();
  expect(compare(3, undefined)).toBeUndefined();
  expect(compare(3, Number.NaN)).toBeUndefined();
});

test.each([1, 7, 14, 30, 90, 180])('compares each of %i days with the same weekday, outside of the period', (days) => {
  const since = Date.parse('2026-01-01');
  const window = { since, until: since + days * day };
  const previous = toPreviousPeriod(window);
  expect(previous.until).toBeLessThanOrEqual(since);
  expect(since - previous.until).toBeLessThan(7 * day);
  const weekdaysOf = (dates: string[]) => dates.map((date) => new Date(date).getUTCDay());
  expect(weekdaysOf(listDays(previous))).toEqual(weekdaysOf(listDays(window)));
  expect(listDays(window)).toHaveLength(days);
});

test('charts each day beside the same weekday of the earlier period', () => {
  const report = rocketchatReports.find(({ id }) => id === 'messages-sent');
  const choice = { since: Date.parse('2026-01-26'), until: Date.parse('2026-01-29'), account: 1, values: {} };
  expect(report?.path(choice)).toContain('start=2026-01-19');
  const days = [
    { day: '2026-01-20T00:00:00.000Z', messages: 2 },
    { day: '2026-01-28T00:00:00.000Z', messages: 9 },
  ];
  const shared = { period: { count: 0, variation: 0 }, yesterday: { count: 0, variation: 0 } };
  expect(report?.read({ days, ...shared }, choice)).toMatchObject({
    labels: ['01-26', '01-27', '01-28'],
    series: [
      { label: 'This period', values: [0, 0, 9] },
      { label: '1 week earlier', values: [0, 2, 0] },
    ],
  });
});

test('leaves no hole beside a narrow card', () => {
  const lay = (widths: string) => pairCards([...widths].map((width) => ({ isWide: width === 'W' })));
  const shown = (widths: string) =>
    lay(widths)
      .map(({ isWide }) => (isWide ? 'W' : 'n'))
      .join('');
  expect(['', 'n', 'nn', 'nnn', 'WnW', 'WnnnW', 'nnnn', 'WnnWn'].map(shown)).toEqual([
    '',
    'W',
    'nn',
    'nnW',
    'WWW',
    'WnnWW',
    'nnnn',
    'WnnWW',
  ]);
});
