import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toIso } from '../../../mock/time/iso.ts';

test('formats an instant like Date, in any year', () => {
  const farthest = 8.64e15;
  const instant = fc.oneof(
    fc.integer({ min: -farthest, max: farthest }),
    fc.integer({ min: 1.7e12, max: 1.8e12 }),
    fc.double({ min: -1e13, max: 1e13, noNaN: true }),
  );
  fc.assert(
    fc.property(instant, (at) => {
      expect(toIso(at)).toBe(new Date(at).toISOString());
    }),
    { numRuns: 3000 },
  );
});

test('throws the same error as Date for an invalid instant', () => {
  for (const at of [Number.NaN, Number.POSITIVE_INFINITY, 8.64e15 + 1]) expect(() => toIso(at)).toThrow(RangeError);
});

test('throws for the instant after the last valid one', () => {
  expect(toIso(8.64e15)).toBe('+275760-09-13T00:00:00.000Z');
  expect(() => toIso(8.64e15 + 1)).toThrow(RangeError);
});
