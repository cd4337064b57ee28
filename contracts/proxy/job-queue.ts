/** A queue of background jobs, which run while no request is being forwarded. */
export interface JobQueue<Job> {
  /** Adds a job. Returns false, and drops the job, if the queue is full. */
  push(job: Job, bytes: number): boolean;
  /** Resolves when the queue is empty and no job is running. */
  drained(): Promise<void>;
}

/** Maximum number of queued jobs, and of bytes that they hold. */
const max = { jobs: 2000, bytes: 128 * 1_048_576 };
/** How long a job waits for a moment without requests. */
const maxWaitMs = 100;

/**
 * Runs one job at a time, while no request is being forwarded, or after the job has waited for the maximum time.
 *
 * @param isBusy True while requests are being forwarded.
 */
export function createJobQueue<Job>(run: (job: Job) => Promise<void>, isBusy: () => boolean): JobQueue<Job> {
  const waiting: { job: Job; bytes: number; since: number }[] = [];
  let held = 0;
  let working: Promise<void> | undefined;

  async function work(): Promise<void> {
    for (let [next] = waiting; next; [next] = waiting) {
      await waitForIdle(next.since);
      waiting.shift();
      held -= next.bytes;
      await run(next.job);
    }
    working = undefined;
  }

  async function waitForIdle(since: number): Promise<void> {
    do {
      await new Promise((resolve) => (isBusy() ? setTimeout(resolve, 5) : setImmediate(resolve)));
    } while (isBusy() && performance.now() - since < maxWaitMs);
  }

  return {
    push(job, bytes) {
      if (waiting.length >= max.jobs || held + bytes > max.bytes) return false;
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
