import { beforeAll, expect, test } from 'vitest';
import { createFixedZone, utc } from '../../../../mock/time/zone.ts';
import { countTraffic } from '../../../../mock/vendors/chatwoot/reports/traffic.ts';
import { at, type Office, tellWeek } from './ferry.ts';

let office: Office;

beforeAll(() => {
  office = tellWeek();
});

/** `04 10: 1`: the cells that are not empty, by day and hour. */
function cellsOf(now: string, dayCount: number, offset: number): string[] {
  const { days, hours } = countTraffic(office.account, at(now), dayCount, createFixedZone(offset * 60));
  return days.flatMap((date, column) =>
    hours.flatMap(({ hour, counts }) => ((counts[column] ?? 0) > 0 ? [`${date} ${hour}: ${counts[column]}`] : [])),
  );
}

test('each conversation on its day and in its hour; today is not over', () => {
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

test('days and hours are those of UTC, whatever the zone', () => {
  const cells = ['2024-03-08 10: 1', '2024-03-09 9: 1', '2024-03-10 22: 1'];
  expect(cellsOf('11 22:30', 3, 3)).toEqual(cells);
  expect(cellsOf('11 03:00', 3, -8)).toEqual(cells);
});

test('a zone of half an hour begins with the last half hour of the day before', () => {
  const { days, hours } = countTraffic(office.account, at('11 09:00'), 2, createFixedZone(330));
  expect(days).toEqual(['2024-03-08', '2024-03-09', '2024-03-10']);
  expect(hours.map(({ hour }) => hour)).toEqual([23, ...Array.from({ length: 23 }, (_, hour) => hour)]);
  expect(hours[0]?.counts).toEqual([0, 0, 0]);
  expect(hours[1]?.counts).toEqual([undefined, 0, 0]);
  // What began at nine began in the hour from half past eight on.
  expect(cellsOf('11 09:00', 2, 5.5)).toEqual(['2024-03-09 8: 1', '2024-03-10 21: 1']);
});

test.each([0, -1])('%i days are the hour in which they begin', (dayCount) => {
  const { days, hours } = countTraffic(office.account, at('11 09:00'), dayCount, utc);
  expect(days).toEqual([dayCount === 0 ? '2024-03-11' : '2024-03-12']);
  expect(hours).toEqual([{ hour: 0, counts: [0] }]);
});

test('ten years of days are the most', () => {
  expect(countTraffic(office.account, at('11 09:00'), 3660, utc).days).toHaveLength(3660);
  expect(() => countTraffic(office.account, at('11 09:00'), 3661, utc)).toThrow(
    expect.objectContaining({
      kind: 'invalid',
      problems: [expect.objectContaining({ name: 'days_before', message: expect.stringContaining('3660') })],
    }),
  );
});
