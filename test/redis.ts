import { onTestFinished, test } from 'vitest';
import { isRedisInstalled, type Redis, startRedis as start } from '../bench/replicas/redis.ts';

export type { Redis } from '../bench/replicas/redis.ts';

const isInstalled = isRedisInstalled();
if (!isInstalled) process.stderr.write('skipped: these tests need redis-server; apt-get install redis-server\n');

/** A test that needs Redis, and is skipped without it. */
export const testWithRedis = test.skipIf(!isInstalled);

/** Starts a Redis server that is removed at the end of the test. */
export async function startRedis(options?: { keeps?: boolean }): Promise<Redis> {
  const redis = await start(options);
  onTestFinished(() => redis.remove());
  return redis;
}
