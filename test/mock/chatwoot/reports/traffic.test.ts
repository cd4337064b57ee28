import { beforeAll, expect, test } from 'vitest';
import { countTraffic } from '../../../../mock/vendors/chatwoot/reports/traffic.ts';
import { at, type Office, tellWeek } from './ferry.ts';

let office: Office;

beforeAll(() => {
  office = tellWeek();
});

/** `04 10: 1`: the cells that are not empty, by day and hour. */
function cellsOf(now: string, dayCount: number, offset: number): string[] {
  const { days, hours } = countTraffic(office.account, at(now), dayCount, offset);
  expect(hours.map((counts) => counts.length)).toEqual(Array.from({ length: 24 }, () => dayCount));
  return days.flatMap((date, column) =>
    hours.flatMap((counts, hour) => ((counts[column] ?? 0) > 0 ? [`${date} ${hour}: ${counts[column]}`] : [])),
  );
}

test('each conversation on its day and in its hour; today is not over', () => {
  office.begin('11 08:59', { inbox: 22 });
  expect(countTraffic(office.account, at('11 09:00'), 3, 0).days).toEqual(['2024-03-08', '2024-03-09', '2024-03-10']);
  expect(cellsOf('11 09:00', 7, 0)).toEqual([
    '2024-03-04 10: 1',
    '2024-03-04 16: 1',
    '2024-03-05 8: 1',
    '2024-03-06 9: 1',
    '2024-03-07 10: 1',
    '2024-03-08 10: 1',
    '2024-03-09 9: 1',
    '2024-03-10 22: 1',
  ]);
});

test('days and hours are those of the zone, half hours included', () => {
  // At 22:30 on the 11th it is already the 12th three hours east.
  expect(cellsOf('11 22:30', 3, 3)).toEqual(['2024-03-09 12: 1', '2024-03-11 1: 1', '2024-03-11 11: 1']);
  expect(cellsOf('11 03:00', 2, -8)).toEqual(['2024-03-08 2: 1', '2024-03-09 1: 1']);
  expect(cellsOf('11 09:00', 2, 5.5)).toEqual(['2024-03-09 14: 1']);
});

test('ten years of days are the most', () => {
  expect(countTraffic(office.account, at('11 09:00'), 3660, 0).days).toHaveLength(3660);
  expect(() => countTraffic(office.account, at('11 09:00'), 3661, 0)).toThrow(
    expect.objectContaining({
      kind: 'invalid',
      problems: [expect.objectContaining({ name: 'days_before', message: expect.stringContaining('3660') })],
    }),
  );
});
