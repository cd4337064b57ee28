import type { Entry } from './log.ts';

/**
 * How many entries two lists share from their beginning on. Lists that come from one another (a log, its snapshots, what
 * went on from a snapshot) hold the same objects as far as they share them, so that a look at one position is enough to
 * know of all before it.
 */
export function countShared(one: readonly Entry[], other: readonly Entry[]): number {
  let [shared, end] = [0, Math.min(one.length, other.length)];
  while (shared < end) {
    const middle = (shared + end + 1) >> 1;
    if (one[middle - 1] === other[middle - 1]) shared = middle;
    else end = middle - 1;
  }
  return shared;
}

/** Lists that were met, to find for another one the list that it shares most with. */
export class KnownLists {
  readonly #lists: (readonly Entry[])[] = [];
  /** Numbers of the lists that begin with an entry. */
  readonly #byFirst = new Map<Entry, number[]>();

  /** Adds a list, and gives the number of an earlier one with what they share; undefined where they share nothing. */
  add(list: readonly Entry[]): { list: number; count: number } | undefined {
    const number = this.#lists.push(list) - 1;
    const [first] = list;
    if (first === undefined) return undefined;
    const others = this.#byFirst.get(first) ?? [];
    this.#byFirst.set(first, [...others, number]);
    let best: { list: number; count: number } | undefined;
    for (const other of others) {
      const count = countShared(list, this.#lists[other] ?? []);
      if (count > (best?.count ?? 0)) best = { list: other, count };
    }
    return best;
  }
}
