import { PostponedRequest } from '../exchanges/exchange.ts';
import { Interrupted } from '../scenario-tests/scenario-test.ts';

/** Timeout of a scenario test. */
const timeoutMs = 300_000;
/** Time for a test to end by itself after the check was stopped. Requests that it sends then are refused. */
const graceMs = 1000;

export interface TimeLimitOptions {
  /** Stops the check. */
  signal?: AbortSignal;
  /** Resolves when no request of the test is pending, since a pending request may change data. */
  whenIdle(): Promise<void>;
}

/**
 * Waits for a test until its timeout, or until the check was stopped and the test did not end by itself. The timer keeps
 * the process alive until then.
 *
 * @throws Interrupted after the timeout, Postponed if the check was stopped, and the errors of the test.
 */
export async function withinTime(running: Promise<void>, { signal, whenIdle }: TimeLimitOptions): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  let isOver = false;
  const ending = new Promise<never>((_, reject) => {
    const late = new Interrupted(`it did not end within ${timeoutMs / 1000} s`);
    timer = setTimeout(() => reject(late), timeoutMs);
    onAbort = () => {
      const stopped =
        signal?.reason instanceof PostponedRequest ? signal.reason : new PostponedRequest('the check was stopped');
      whenIdle().then(() => {
        clearTimeout(timer);
        if (!isOver) timer = setTimeout(() => reject(stopped), graceMs);
      });
    };
    if (signal?.aborted) onAbort();
    signal?.addEventListener('abort', onAbort);
  });
  // A test that was given up may fail later, which must not be an unhandled rejection.
  running.catch(() => undefined);
  try {
    await Promise.race([running, ending]);
  } finally {
    isOver = true;
    clearTimeout(timer);
    if (onAbort) signal?.removeEventListener('abort', onAbort);
  }
}
