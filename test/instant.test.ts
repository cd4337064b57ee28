import { expect, test } from 'vitest';
import { parseInstant } from '../instant.ts';

const at = Date.UTC(2026, 0, 30, 15);

test.each<[text: string, instant: number]>([
  ['2026-01-30T15:00:00Z', at],
  ['2026-01-30t15:00:00z', at],
  ['2026-01-30T15:00Z', at],
  ['2026-01-30T16:00:00+01:00', at],
  ['2026-01-30T10:30:00-0430', at],
  ['2026-01-30T15:00:00.123Z', at + 123],
  ['2026-01-30', Date.UTC(2026, 0, 30)],
  ['2028-02-29', Date.UTC(2028, 1, 29)],
])('parses %s', (text, instant) => expect(parseInstant(text)).toBe(instant));

test.each([
  ['a day that its month does not have', '2026-02-30'],
  ['a day that its month does not have, with a time', '2026-02-29T00:00:00Z'],
  ['a thirteenth month', '2026-13-01'],
  ['a time without a zone', '2026-01-30T15:00:00'],
  ['an invalid hour', '2026-01-30T25:00:00Z'],
  ['words', 'January 30, 2026'],
  ['a week', '2026-W05'],
  ['a month', '2026-01'],
  ['a number', '1769785200000'],
  ['an empty text', ''],
])('returns NaN for %s', (_, text) => expect(parseInstant(text)).toBeNaN());
