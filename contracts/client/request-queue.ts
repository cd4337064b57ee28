import PQueue from 'p-queue';

export interface RequestQueueOptions {
  /** Maximum number of concurrent tasks. */
  workers: number;
  /** Maximum number of tasks started per second. Default: no limit. */
  rate?: number;
}

/** A request queue that limits concurrency and rate, and that can be paused and ended. */
export interface RequestQueue {
  /** Queues a task. Higher priorities start first. Rejects with the reason of {@link end}. */
  add<Result>(task: () => Promise<Result>, priority?: number): Promise<Result>;
  /** Starts no task for so many milliseconds. Of several pauses, the one that ends last counts. */
  pause(milliseconds: number): void;
  /** Sets the minimum time between the starts of two tasks in milliseconds. */
  setSpacing(milliseconds: number): void;
  /** Starts no further task. Running tasks continue. Of several reasons, the first counts. */
  end(reason: Error): void;
  /** The reason of {@link end}; undefined before. */
  readonly ended: Error | undefined;
}

/**
 * Creates a request queue.
 *
 * @example
 * const turns = createTurns({ workers: 4, rate: 10 });
 * await turns.take(() => fetch(url));
 */
export function createRequestQueue({ workers, rate }: RequestQueueOptions): RequestQueue {
  const rateLimit = rate === undefined ? {} : { interval: Math.ceil(1000 / rate), intervalCap: 1 };
  const queue = new PQueue({ concurrency: workers, ...rateLimit });
  const waiting = new Set<(reason: Error) => void>();
  let ended: Error | undefined;
  let pausedUntil = 0;
  let timer: NodeJS.Timeout | undefined;
  let spaceMs = 0;
  let nextBegin = 0;
  const sleeping = new Map<NodeJS.Timeout, () => void>();

  function sleep(milliseconds: number): Promise<void> {
    return new Promise((wake) => {
      const alarm = setTimeout(() => {
        sleeping.delete(alarm);
        wake();
      }, milliseconds);
      sleeping.set(alarm, wake);
    });
  }

  /** Waits until the minimum time since the start of the previous task has passed. */
  async function waitForSpacing(): Promise<void> {
    if (spaceMs === 0) return;
    const begin = Math.max(performance.now(), nextBegin);
    nextBegin = begin + spaceMs;
    await sleep(begin - performance.now());
    // A task that waits here has not started, so a pause applies to it too.
    while (!ended && pausedUntil > performance.now()) await sleep(pausedUntil - performance.now());
  }

  function resume(): void {
    clearTimeout(timer);
    queue.start();
  }

  return {
    get ended() {
      return ended;
    },
    add(task, priority = 0) {
      return new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        waiting.add(reject);
        const run = async () => {
          await waitForSpacing();
          if (!waiting.delete(reject)) return;
          await task().then(resolve, reject);
        };
        return queue.add(run, { priority });
      });
    },
    pause(milliseconds) {
      const until = performance.now() + milliseconds;
      if (ended || until <= pausedUntil) return;
      pausedUntil = until;
      queue.pause();
      clearTimeout(timer);
      timer = setTimeout(resume, milliseconds);
    },
    setSpacing(milliseconds) {
      spaceMs = milliseconds;
    },
    end(reason) {
      ended ??= reason;
      for (const [alarm, wake] of sleeping) {
        clearTimeout(alarm);
        wake();
      }
      sleeping.clear();
      // A queue with a rate limit would start waiting tasks slowly, so they are rejected at once.
      queue.clear();
      for (const refuse of waiting) refuse(ended);
      waiting.clear();
      resume();
    },
  };
}
