import { createParameterFault } from '../../fault.ts';

/** How much of something there would be, and how much there may be at most; no limit where it is undefined. */
export interface Room {
  /** What is counted: `snapshots of this workspace`. */
  what: string;
  count: number;
  most: number | undefined;
}

/**
 * @param field What of the request would be too much.
 * @param remedy What to do, in a sentence.
 * @throws Fault `invalid` for the first room that is full.
 */
export function assertRoom(field: string, remedy: string, rooms: readonly Room[]): void {
  for (const { what, count, most = Number.POSITIVE_INFINITY } of rooms) {
    if (count <= most) continue;
    throw createParameterFault('invalid', field, `would make ${count} ${what}, of at most ${most}. ${remedy}`);
  }
}
