import { onTestFinished } from 'vitest';
import { isRedisInstalled, type Redis, startRedis as start } from '../bench/replicas/redis.ts';

export type { Redis } from '../bench/replicas/redis.ts';

/** Why tests with a real Redis are skipped here; undefined where they are not. */
export const noRedis = isRedisInstalled() ? undefined : '(skipped: no redis-server here; apt-get install redis-server)';

/** A real Redis that ends with the test. */
export async function startRedis(options?: { keeps?: boolean }): Promise<Redis> {
  const redis = await start(options);
  onTestFinished(() => redis.remove());
  return redis;
}
