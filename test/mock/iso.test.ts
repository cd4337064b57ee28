import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toIso } from '../../mock/time/iso.ts';

test('an instant is written as Date writes it, whatever the year', () => {
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

test('what is no instant is refused as Date refuses it', () => {
  for (const at of [Number.NaN, Number.POSITIVE_INFINITY, 8.64e15 + 1]) expect(() => toIso(at)).toThrow(RangeError);
});

test('after the last instant that there is, the next is refused all the same', () => {
  expect(toIso(8.64e15)).toBe('+275760-09-13T00:00:00.000Z');
  expect(() => toIso(8.64e15 + 1)).toThrow(RangeError);
});
