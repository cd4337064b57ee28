import { beforeAll, expect } from 'vitest';
import { runStorm } from '../../../bench/replicas/storm.ts';
import { buildIfNeeded } from '../../build.ts';
import { startRedis, testWithRedis } from '../../redis.ts';

beforeAll(buildIfNeeded);

// Set CHATPACT_SECONDS=600 for a long run.
const seconds = Number(process.env.CHATPACT_SECONDS ?? 16);

testWithRedis(
  'acknowledged writes are on every server although Redis and servers are killed repeatedly',
  async () => {
    const redis = await startRedis({ keeps: true });
    const storm = await runStorm({ redis, key: 'log', replicas: 3, writers: 4, seconds, scale: 0.02 });
    process.stderr.write(`${JSON.stringify(storm)}\n`);
    expect(storm.acknowledged).toBeGreaterThan(100);
    for (const count of Object.values(storm.blows)) expect(count).toBeGreaterThan(0);
    // The kills had an effect: clients saw errors.
    expect(storm.refused + storm.uncertain).toBeGreaterThan(0);
    expect(storm).toMatchObject({ lost: 0, doubled: 0, revived: 0, misreported: 0, alike: true });
  },
  120_000 + seconds * 5_000,
);
