import fc from 'fast-check';
import { defaultHistory } from '../../../mock/seed/company.ts';

/** Half-open; milliseconds since 1970, whole seconds. */
export interface Bounds {
  from: number;
  until: number;
}

const day = 86_400_000;
const { now } = defaultHistory;

/**
 * Windows of the half year and a little beyond, or none. Now and then one begins or ends on the very second of
 * something that happened.
 *
 * @param listings What happened, asked for when a window is drawn: the history may not be told before.
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

/** The larger account, more often than the other. */
export const account = fc.constantFrom(1, 1, 2);

/** As what follows a query's first parameter. */
export const toQuery = (bounds: Bounds | undefined): string =>
  bounds ? `&since=${bounds.from / 1000}&until=${bounds.until / 1000}` : '';
