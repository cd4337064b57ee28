import { beforeAll, expect, test } from 'vitest';
import { createFixedZone, utc } from '../../../../mock/time/zone.ts';
import { countTraffic } from '../../../../mock/vendors/chatwoot/reports/traffic.ts';
import { at, createWeek, type TestAccount } from './test-account.ts';

let office: TestAccount;

beforeAll(() => {
  office = createWeek();
});

/** Lists the non-empty cells by day and hour, such as `04 10: 1`. */
function cellsOf(now: string, dayCount: number, offset: number): string[] {
  const { days, hours } = countTraffic(office.account, at(now), dayCount, createFixedZone(offset * 60));
  return days.flatMap((date, column) =>
    hours.flatMap(({ hour, counts }) => ((counts[column] ?? 0) > 0 ? [`${date} ${hour}: ${counts[column]}`] : [])),
  );
}

test('counts each conversation on its day and in its hour, without today', () => {
  office.begin('11 08:59', { inbox: 22 });
  const { days, hours } = countTraffic(office.account, at('11 09:00'), 3, utc);
  expect(days).toEqual(['2024-03-08', '2024-03-09', '2024-03-10']);
  expect(hours.map(({ hour }) => hour)).toEqual(Array.from({ length: 24 }, (_, hour) => hour));
  expect(hours.every(({ counts }) => counts.length === 3 && !counts.includes(undefined))).toBe(true);
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

test('uses the days and hours of UTC in any time zone', () => {
  const cells = ['2024-03-08 10: 1', '2024-03-09 9: 1', '2024-03-10 22: 1'];
  expect(cellsOf('11 22:30', 3, 3)).toEqual(cells);
  expect(cellsOf('11 03:00', 3, -8)).toEqual(cells);
});

test('in a zone with a half-hour offset, a day starts with the last half hour of the previous day', () => {
  const { days, hours } = countTraffic(office.account, at('11 09:00'), 2, createFixedZone(330));
  expect(days).toEqual(['2024-03-08', '2024-03-09', '2024-03-10']);
  expect(hours.map(({ hour }) => hour)).toEqual([23, ...Array.from({ length: 23 }, (_, hour) => hour)]);
  expect(hours[0]?.counts).toEqual([0, 0, 0]);
  expect(hours[1]?.counts).toEqual([undefined, 0, 0]);
  // A conversation at 9:00 is in the hour from 8:30 on.
  expect(cellsOf('11 09:00', 2, 5.5)).toEqual(['2024-03-09 8: 1', '2024-03-10 21: 1']);
});

test.each([0, -1])('%i days have one hour', (dayCount) => {
  const { days, hours } = countTraffic(office.account, at('11 09:00'), dayCount, utc);
  expect(days).toEqual([dayCount === 0 ? '2024-03-11' : '2024-03-12']);
  expect(hours).toEqual([{ hour: 0, counts: [0] }]);
});

test('rejects more than ten years of days', () => {
  expect(countTraffic(office.account, at('11 09:00'), 3660, utc).days).toHaveLength(3660);
  expect(() => countTraffic(office.account, at('11 09:00'), 3661, utc)).toThrow(
    expect.objectContaining({
      kind: 'invalid',
      problems: [expect.objectContaining({ name: 'days_before', message: expect.stringContaining('3660') })],
    }),
  );
});
