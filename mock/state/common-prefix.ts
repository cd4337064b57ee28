import type { LogEntry } from './event-log.ts';

/**
 * Returns the length of the common prefix of two lists. Lists with a common origin (a log, its snapshots, the log after a
 * restored snapshot) hold the same objects in their common prefix. So if the objects at one position are the same, all
 * earlier ones are too, and a binary search is enough.
 */
export function countCommonPrefix(one: readonly LogEntry[], other: readonly LogEntry[]): number {
  let [shared, end] = [0, Math.min(one.length, other.length)];
  while (shared < end) {
    const middle = (shared + end + 1) >> 1;
    if (one[middle - 1] === other[middle - 1]) shared = middle;
    else end = middle - 1;
  }
  return shared;
}

/** Collects lists, and finds for a new list the earlier one with the longest common prefix. */
export class PrefixIndex {
  readonly #lists: (readonly LogEntry[])[] = [];
  /** Numbers of the lists, by their first entry. */
  readonly #byFirst = new Map<LogEntry, number[]>();

  /**
   * Adds a list. Returns the number of the earlier list with the longest common prefix, and the length of that prefix;
   * undefined if no earlier list has one.
   */
  add(list: readonly LogEntry[]): { list: number; count: number } | undefined {
    const number = this.#lists.push(list) - 1;
    const [first] = list;
    if (first === undefined) return undefined;
    const others = this.#byFirst.get(first) ?? [];
    this.#byFirst.set(first, [...others, number]);
    let best: { list: number; count: number } | undefined;
    for (const other of others) {
      const count = countCommonPrefix(list, this.#lists[other] ?? []);
      if (count > (best?.count ?? 0)) best = { list: other, count };
    }
    return best;
  }
}
