import { setImmediate as nextTurn } from 'node:timers/promises';

/** Long work that may be put down after each step. */
export type Steps<Result = void> = Generator<void, Result>;

/** Does all of it at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * Does it a step at a time, and lets others have their turn in between.
 *
 * @param isWanted Asked after each turn of others: when it says no, the work is dropped, and undefined comes of it.
 */
export function finishInTurns<Result>(steps: Steps<Result>): Promise<Result>;
export function finishInTurns<Result>(steps: Steps<Result>, isWanted: () => boolean): Promise<Result | undefined>;
export async function finishInTurns<Result>(
  steps: Steps<Result>,
  isWanted: () => boolean = () => true,
): Promise<Result | undefined> {
  while (isWanted()) {
    const { done, value } = steps.next();
    if (done) return value;
    await nextTurn();
  }
  return undefined;
}
