import { Postponed } from '../exchange.ts';
import { Interrupted } from '../scenario-tests/scenario-test.ts';

/** Longer tests are taken for ones that never end. */
const longestTestMs = 300_000;
/** What a test gets to end by itself once the check is stopped: what it sends then is refused. */
const graceMs = 1000;

export interface Watched {
  /** Ends the check. */
  signal?: AbortSignal;
  /** Resolves when no request of the test is under way: what may have changed data is waited for. */
  whenIdle(): Promise<void>;
}

/**
 * Waits for a test until its time is over, or the check was stopped and the test does not end by itself. The timer keeps
 * the process alive until then.
 *
 * @throws Interrupted for a test that takes too long, Postponed for one that outlives the check, and what the test throws.
 */
export async function withinTime(running: Promise<void>, { signal, whenIdle }: Watched): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  let isOver = false;
  const ending = new Promise<never>((_, reject) => {
    const late = new Interrupted(`it did not end within ${longestTestMs / 1000} s`);
    timer = setTimeout(() => reject(late), longestTestMs);
    onAbort = () => {
      const stopped = signal?.reason instanceof Postponed ? signal.reason : new Postponed('the check was stopped');
      whenIdle().then(() => {
        clearTimeout(timer);
        if (!isOver) timer = setTimeout(() => reject(stopped), graceMs);
      });
    };
    if (signal?.aborted) onAbort();
    signal?.addEventListener('abort', onAbort);
  });
  // One that is given up may fail later.
  running.catch(() => undefined);
  try {
    await Promise.race([running, ending]);
  } finally {
    isOver = true;
    clearTimeout(timer);
    if (onAbort) signal?.removeEventListener('abort', onAbort);
  }
}
