import PQueue from 'p-queue';

export interface TurnOptions {
  /** Tasks under way at once. */
  workers: number;
  /** Tasks begun in a second; no limit when absent. */
  rate?: number;
}

/** Lets tasks begin one after another: so many at once, so many in a second, none during a pause. */
export interface Turns {
  /** Runs a task when its turn comes. The higher its priority, the earlier. Rejects with the reason of {@link end}. */
  take<Result>(task: () => Promise<Result>, priority?: number): Promise<Result>;
  /** Lets nothing begin for so many milliseconds from now. Of several pauses, the one that ends last counts. */
  pause(milliseconds: number): void;
  /** Lets no two tasks begin within so many milliseconds from now on. */
  space(milliseconds: number): void;
  /** Lets nothing begin any more. What is under way goes on. Of several reasons, the first counts. */
  end(reason: Error): void;
  /** Why nothing begins any more. */
  readonly ended: Error | undefined;
}

/**
 * Makes a queue that can be paused and ended.
 *
 * @example
 * const turns = createTurns({ workers: 4, rate: 10 });
 * await turns.take(() => fetch(url));
 */
export function createTurns({ workers, rate }: TurnOptions): Turns {
  const pace = rate === undefined ? {} : { interval: Math.ceil(1000 / rate), intervalCap: 1 };
  const queue = new PQueue({ concurrency: workers, ...pace });
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

  /** Waits for a place in the row of those that are spaced. */
  async function takePlace(): Promise<void> {
    if (spaceMs === 0) return;
    const begin = Math.max(performance.now(), nextBegin);
    nextBegin = begin + spaceMs;
    await sleep(begin - performance.now());
    // Who waited for a place has not begun, and a pause is for all of those.
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
    take(task, priority = 0) {
      return new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        waiting.add(reject);
        const run = async () => {
          await takePlace();
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
    space(milliseconds) {
      spaceMs = milliseconds;
    },
    end(reason) {
      ended ??= reason;
      for (const [alarm, wake] of sleeping) {
        clearTimeout(alarm);
        wake();
      }
      sleeping.clear();
      // A queue with a rate would be slow to hear of it: what waits is refused at once.
      queue.clear();
      for (const refuse of waiting) refuse(ended);
      waiting.clear();
      resume();
    },
  };
}
