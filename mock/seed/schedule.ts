import { DAY, toDay } from './days.ts';

/**
 * Planned items by day. The history is generated in order of time without sorting it as a whole, and only future items
 * are kept in memory.
 */
export interface Schedule<Item extends { at: number }> {
  /** Plans an item. Items before the start or after now are ignored. */
  plan(item: Item): void;
  /** Removes and returns the items of a day in order of time. Items with the same time keep the order of planning. */
  take(day: number): Item[];
}

export function createSchedule<Item extends { at: number }>(start: number, now: number): Schedule<Item> {
  const firstDay = toDay(start);
  const days: (Item[] | undefined)[] = [];
  return {
    plan(item) {
      const { at } = item;
      if (at < start || at > now) return;
      const index = toDay(at) - firstDay;
      const items = days[index];
      if (items === undefined) days[index] = [item];
      else items.push(item);
    },
    take(day) {
      const items = days[day - firstDay] ?? [];
      days[day - firstDay] = undefined;
      return sortByTime(items, day * DAY);
    },
  };
}

/**
 * Sorts the items of a day with a bucket sort: one bucket per item, then an insertion sort. It is stable, so that a reply
 * stays after its question, and linear. Array.prototype.sort took a third of the time of the whole history.
 */
function sortByTime<Item extends { at: number }>(items: Item[], from: number): Item[] {
  const scale = items.length / DAY;
  const ends = new Uint32Array(items.length + 1);
  const toSlot = (item: Item) => Math.floor((item.at - from) * scale);
  for (const item of items) {
    const slot = toSlot(item) + 1;
    ends[slot] = (ends[slot] ?? 0) + 1;
  }
  for (let slot = 1; slot < ends.length; slot++) ends[slot] = (ends[slot] ?? 0) + (ends[slot - 1] ?? 0);
  const sorted = items.slice();
  for (const item of items) {
    const slot = toSlot(item);
    const place = ends[slot] ?? 0;
    sorted[place] = item;
    ends[slot] = place + 1;
  }
  for (let index = 1; index < sorted.length; index++) {
    const item = sorted[index];
    if (item === undefined) continue;
    let place = index;
    for (let before = sorted[place - 1]; before !== undefined && before.at > item.at; before = sorted[place - 1]) {
      sorted[place--] = before;
    }
    sorted[place] = item;
  }
  return sorted;
}
