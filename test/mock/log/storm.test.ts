import { beforeAll, expect } from 'vitest';
import { runStorm } from '../../../bench/replicas/storm.ts';
import { buildIfNeeded } from '../../build.ts';
import { startRedis, testWithRedis } from '../../redis.ts';

beforeAll(buildIfNeeded);

// CHATPACT_SECONDS=600 for the long run.
const seconds = Number(process.env.CHATPACT_SECONDS ?? 16);

testWithRedis(
  'every answer to a writer holds on every server, however often Redis and servers are killed',
  async () => {
    const redis = await startRedis({ keeps: true });
    const storm = await runStorm({ redis, key: 'log', replicas: 3, writers: 4, seconds, scale: 0.02 });
    process.stderr.write(`${JSON.stringify(storm)}\n`);
    expect(storm.acknowledged).toBeGreaterThan(100);
    for (const count of Object.values(storm.blows)) expect(count).toBeGreaterThan(0);
    // Not everything was calm: somebody noticed.
    expect(storm.refused + storm.uncertain).toBeGreaterThan(0);
    expect(storm).toMatchObject({ lost: 0, doubled: 0, revived: 0, misreported: 0, alike: true });
  },
  120_000 + seconds * 5_000,
);
