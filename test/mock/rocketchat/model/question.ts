import fc from 'fast-check';
import { day, hour } from './dates.ts';

/** Milliseconds after midnight; the edges of a day often. */
const timeOfDay = fc.oneof(
  fc.constant(0),
  fc.constantFrom(0, 1, 15 * hour, day - 1),
  fc.integer({ min: 0, max: day - 1 }),
);

/** What a reader wants to know: a window, and a page of the list of rooms. */
export const question = fc.record({
  /** Days after today; most users came long before. */
  from: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: -9, max: 7 }) },
    { weight: 1, arbitrary: fc.integer({ min: -190, max: -10 }) },
  ),
  startTime: timeOfDay,
  /** Whole days, and what comes on top. */
  days: fc.oneof(fc.nat(2), fc.nat(9)),
  more: timeOfDay,
  /** What was lately is asked at an instant of its own, near the last write: hours after its hour, and milliseconds. */
  hours: fc.oneof(fc.integer({ min: -3, max: 27 }), fc.integer({ min: -30, max: 200 })),
  ms: fc.constantFrom(0, 0, 1, hour - 1),
  offset: fc.nat(40),
  count: fc.integer({ min: 1, max: 40 }),
});
export type Question = typeof question extends fc.Arbitrary<infer Each> ? Each : never;
