import { createParameterError } from '../api-error.ts';

/** A limit and the count that it would reach. No limit applies if `most` is undefined. */
export interface LimitCheck {
  /** What is counted, e.g. `snapshots of this workspace`. */
  what: string;
  count: number;
  max: number | undefined;
}

/**
 * Checks that limits are kept.
 *
 * @param field The field of the request that exceeds the limit.
 * @param remedy What the user can do, as a sentence.
 * @throws ApiError `invalid` for the first limit that is exceeded.
 */
export function assertLimits(field: string, remedy: string, rooms: readonly LimitCheck[]): void {
  for (const { what, count, max = Number.POSITIVE_INFINITY } of rooms) {
    if (count <= max) continue;
    throw createParameterError('invalid', field, `would make ${count} ${what}; the limit is ${max}. ${remedy}`);
  }
}
