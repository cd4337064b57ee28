import { expect, test } from 'vitest';
import { cutToLimit, formatEdge, getWindow, type TimeWindow, toUsualWindow } from '../../../contracts/plan/window.ts';

const usual = toUsualWindow(new Date('2026-01-31T12:34:56Z'));
const show = ({ from, to }: TimeWindow) => [from, to].map((time) => time.toISOString().slice(0, 16));

test('uses the thirty whole days before the current day by default', () => {
  expect(show(usual)).toEqual(['2026-01-01T00:00', '2026-01-31T00:00']);
});

test("rounds the user's window down to whole UTC days, from dates and from Unix seconds", () => {
  const now = new Date('2026-01-31T12:00:00Z');
  expect(show(toUsualWindow(now, '2025-12-24T18:00:00Z', '2025-12-27'))).toEqual([
    '2025-12-24T00:00',
    '2025-12-27T00:00',
  ]);
  expect(show(toUsualWindow(now, '1767225600', '1767312000'))).toEqual(['2026-01-01T00:00', '2026-01-02T00:00']);
  expect(show(toUsualWindow(now, undefined, '2025-06-30'))).toEqual(['2025-05-31T00:00', '2025-06-30T00:00']);
});

test('divides a window into two adjacent halves', () => {
  const odd = toUsualWindow(new Date('2026-01-31'), '2026-01-24');
  const [first, second] = [getWindow('first-half', odd), getWindow('second-half', odd)];
  expect(show(first)).toEqual(['2026-01-24T00:00', '2026-01-27T00:00']);
  expect(show(second)).toEqual(['2026-01-27T00:00', '2026-01-31T00:00']);
});

test('keeps a margin between a limit of six months and the windows around it', () => {
  const days = ({ from, to }: TimeWindow) => (to.getTime() - from.getTime()) / 86_400_000;
  for (let month = 0; month < 12; month++) {
    const window = toUsualWindow(new Date(Date.UTC(2025, month, 28)));
    expect(days(getWindow('longest', window, 'P6M'))).toBeLessThan(182);
    expect(days(getWindow('excessive', window, 'P6M'))).toBeGreaterThan(183);
  }
});

test('shortens a window to its latest days only if it exceeds the limit', () => {
  const year = toUsualWindow(new Date('2026-01-31T12:00:00Z'), '2025-01-01', '2026-01-01');
  expect(cutToLimit(year, 'P6M')).toEqual(getWindow('longest', year, 'P6M'));
  expect(cutToLimit(year)).toBe(year);
  expect(cutToLimit(usual, 'P6M')).toBe(usual);
});

test('includes the present in all-time, even if the usual window ended long ago', () => {
  const past = toUsualWindow(new Date('2026-01-31T12:00:00Z'), '2024-01-01', '2024-02-01');
  expect(show(getWindow('all-time', past, undefined, new Date('2026-01-31T12:00:00Z')))).toEqual([
    '2000-01-01T00:00',
    '2026-03-02T00:00',
  ]);
  expect(show(getWindow('all-time', usual))).toEqual(['2000-01-01T00:00', '2026-03-02T00:00']);
  const future = toUsualWindow(new Date('2026-01-31T12:00:00Z'), '2026-02-01', '2026-03-01');
  expect(show(getWindow('all-time', future, undefined, new Date('2026-01-31T12:00:00Z')))).toEqual([
    '2000-01-01T00:00',
    '2026-03-31T00:00',
  ]);
});

test('formats a window as the vendor expects it, and ends an inclusive window at its last day', () => {
  expect(formatEdge(usual, 'to', 'unix-seconds', false)).toBe('1769817600');
  expect(formatEdge(usual, 'to', 'iso-instant', true)).toBe('2026-01-30T00:00:00.000Z');
  expect(formatEdge(usual, 'from', 'iso-instant', true)).toBe('2026-01-01T00:00:00.000Z');
});
