import fc from 'fast-check';
import { day, hour } from './dates.ts';

/** Milliseconds after midnight, often the first or last ones of a day. */
const timeOfDay = fc.oneof(
  fc.constant(0),
  fc.constantFrom(0, 1, 15 * hour, day - 1),
  fc.integer({ min: 0, max: day - 1 }),
);

/** The parameters of a report: a window, and a page of the list of rooms. */
export const question = fc.record({
  /** Days relative to today. Most users were created long before. */
  from: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: -9, max: 7 }) },
    { weight: 1, arbitrary: fc.integer({ min: -190, max: -10 }) },
  ),
  startTime: timeOfDay,
  /** Length in whole days, and additional milliseconds. */
  days: fc.oneof(fc.nat(2), fc.nat(9)),
  more: timeOfDay,
  /** The instant of reports without a window, relative to the last write: hours after its hour, and milliseconds. */
  hours: fc.oneof(fc.integer({ min: -3, max: 27 }), fc.integer({ min: -30, max: 200 })),
  ms: fc.constantFrom(0, 0, 1, hour - 1),
  offset: fc.nat(40),
  count: fc.integer({ min: 1, max: 40 }),
});
export type Question = typeof question extends fc.Arbitrary<infer Each> ? Each : never;
