import { createParameterFault } from '../../fault.ts';

/** A limit and the count that it would reach. No limit applies if `most` is undefined. */
export interface Room {
  /** What is counted, e.g. `snapshots of this workspace`. */
  what: string;
  count: number;
  most: number | undefined;
}

/**
 * Checks that limits are kept.
 *
 * @param field The field of the request that exceeds the limit.
 * @param remedy What the user can do, as a sentence.
 * @throws Fault `invalid` for the first limit that is exceeded.
 */
export function assertRoom(field: string, remedy: string, rooms: readonly Room[]): void {
  for (const { what, count, most = Number.POSITIVE_INFINITY } of rooms) {
    if (count <= most) continue;
    throw createParameterFault('invalid', field, `would make ${count} ${what}; the limit is ${most}. ${remedy}`);
  }
}
