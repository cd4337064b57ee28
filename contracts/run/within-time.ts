import { Postponed } from '../exchange.ts';
import { Interrupted } from '../scenario-tests/scenario-test.ts';

/** Longer tests are taken for ones that never end. */
const longestTestMs = 300_000;

/**
 * Waits for a test until the check ends, or its time is over. The timer keeps the process alive until then.
 *
 * @throws Interrupted for a test that takes too long, Postponed for one that outlives the check, and what the test throws.
 */
export async function withinTime(running: Promise<void>, signal?: AbortSignal): Promise<void> {
  const cleanup: (() => void)[] = [];
  const ending = new Promise<never>((_, reject) => {
    const late = new Interrupted(`it did not end within ${longestTestMs / 1000} s`);
    const timer = setTimeout(() => reject(late), longestTestMs);
    const onAbort = () =>
      reject(signal?.reason instanceof Postponed ? signal.reason : new Postponed('the check was stopped'));
    if (signal?.aborted) onAbort();
    signal?.addEventListener('abort', onAbort);
    cleanup.push(
      () => clearTimeout(timer),
      () => signal?.removeEventListener('abort', onAbort),
    );
  });
  // One that is given up may fail later.
  running.catch(() => undefined);
  try {
    await Promise.race([running, ending]);
  } finally {
    for (const undo of cleanup) undo();
  }
}
