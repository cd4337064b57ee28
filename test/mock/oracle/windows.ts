import fc from 'fast-check';
import { defaultHistory } from '../../../mock/seed/company.ts';

/** A half-open window in milliseconds since 1970, in whole seconds. */
export interface Bounds {
  from: number;
  until: number;
}

const day = 86_400_000;
const { now } = defaultHistory;

/**
 * Draws windows within and slightly beyond the half year, or no window. Some start or end exactly at the time of an event.
 *
 * @param listings Functions that return the events. They are called when a window is drawn, after the history exists.
 */
export function windowsAround(...listings: (() => readonly { at: number }[])[]): fc.Arbitrary<Bounds | undefined> {
  const instant = fc.oneof(
    fc.integer({ min: (now - 200 * day) / 1000, max: (now + 10 * day) / 1000 }),
    ...listings.map((list) =>
      fc.nat().map((index) => {
        const things = list();
        return (things[index % things.length]?.at ?? 0) / 1000;
      }),
    ),
  );
  const bounds = fc
    .tuple(instant, instant)
    .filter(([one, other]) => one !== other)
    .map(([one, other]) => ({ from: Math.min(one, other) * 1000, until: Math.max(one, other) * 1000 }));
  return fc.option(bounds, { nil: undefined, freq: 12 });
}

/** Draws the larger account more often than the other. */
export const account = fc.constantFrom(1, 1, 2);

/** Formats a window as further parameters of a query. */
export const toQuery = (bounds: Bounds | undefined): string =>
  bounds ? `&since=${bounds.from / 1000}&until=${bounds.until / 1000}` : '';
