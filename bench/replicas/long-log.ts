import { startMockProcess } from '../mock-process.ts';
import { fillLog } from './fill.ts';
import type { Redis } from './redis.ts';

/** The start of a mock with a log of a certain length. */
export interface LongLog {
  messages: number;
  startMs: number;
  /** Reachable and resident bytes when it listens. */
  heap: number;
  resident: number;
}

/** Starts a mock with increasingly long logs, each with the whole seeded history. */
export async function measureLongLogs(redis: Redis, counts: readonly number[]): Promise<LongLog[]> {
  const results: LongLog[] = [];
  for (const messages of counts) {
    const key = `long${messages}`;
    await fillLog(redis.port, key, redis.log(key), messages, 1);
    const started = performance.now();
    const mock = await startMockProcess(['--log', redis.log(key)], { isWatched: true });
    const startMs = performance.now() - started;
    const { heap, resident } = await mock.vitals();
    await mock.kill();
    await redis.call('DEL', key);
    results.push({ messages, startMs, heap, resident });
  }
  return results;
}
