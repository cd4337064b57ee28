/** Work that waits until nobody is kept waiting by it. */
export interface Later<Job> {
  /** False when too much is waiting already; the job is dropped then. */
  push(job: Job, bytes: number): boolean;
  /** Resolves when nothing is waiting or under way. */
  drained(): Promise<void>;
}

/** Jobs that may wait, and the bytes that they may hold. */
const most = { jobs: 2000, bytes: 128 * 1_048_576 };
/** Milliseconds that work waits for a quiet moment. */
const longestWaitMs = 100;

/**
 * Does one job after the other, between requests where there is a gap, and else when it has waited long enough.
 *
 * @param isBusy True while requests are under way.
 */
export function createLater<Job>(run: (job: Job) => Promise<void>, isBusy: () => boolean): Later<Job> {
  const waiting: { job: Job; bytes: number; since: number }[] = [];
  let held = 0;
  let working: Promise<void> | undefined;

  async function work(): Promise<void> {
    for (let [next] = waiting; next; [next] = waiting) {
      await quiet(next.since);
      waiting.shift();
      held -= next.bytes;
      await run(next.job);
    }
    working = undefined;
  }

  async function quiet(since: number): Promise<void> {
    do {
      await new Promise((resolve) => (isBusy() ? setTimeout(resolve, 5) : setImmediate(resolve)));
    } while (isBusy() && performance.now() - since < longestWaitMs);
  }

  return {
    push(job, bytes) {
      if (waiting.length >= most.jobs || held + bytes > most.bytes) return false;
      held += bytes;
      waiting.push({ job, bytes, since: performance.now() });
      working ??= work();
      return true;
    },
    async drained() {
      while (working) await working;
    },
  };
}
