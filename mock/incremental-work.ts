import { setImmediate as nextTurn } from 'node:timers/promises';

/** A long computation that can be paused after each step. */
export type IncrementalWork<Result = void> = Generator<void, Result>;

/** Runs all steps without a pause. */
export function runAtOnce<Result>(steps: IncrementalWork<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * Runs one step per round of the event loop, so that other requests are answered in between.
 *
 * @param isWanted Checked before each step. If it returns false, the work is stopped and the result is undefined.
 */
export function runIncrementally<Result>(steps: IncrementalWork<Result>): Promise<Result>;
export function runIncrementally<Result>(
  steps: IncrementalWork<Result>,
  isWanted: () => boolean,
): Promise<Result | undefined>;
export async function runIncrementally<Result>(
  steps: IncrementalWork<Result>,
  isWanted: () => boolean = () => true,
): Promise<Result | undefined> {
  while (isWanted()) {
    const { done, value } = steps.next();
    if (done) return value;
    await nextTurn();
  }
  return undefined;
}
