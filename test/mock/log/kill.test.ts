import { beforeAll, expect } from 'vitest';
import { runTrial } from '../../../bench/replicas/trial.ts';
import { buildIfNeeded } from '../../build.ts';
import { startRedis, testWithRedis } from '../../redis.ts';

beforeAll(buildIfNeeded);

testWithRedis(
  'what was acknowledged is on every server once, and on one that was killed and started anew',
  async () => {
    const redis = await startRedis();
    const trial = await runTrial({ log: redis.log(), replicas: 3, writers: 4, seconds: 6, kills: true, scale: 0.02 });
    expect(trial.acknowledged).toBeGreaterThan(100);
    // Whoever was writing when it was killed noticed.
    expect(trial.unanswered).toBeGreaterThan(0);
    expect(trial).toMatchObject({ lost: 0, doubled: 0, alike: true });
    expect(trial.events).toBeGreaterThanOrEqual(trial.acknowledged);
  },
  600_000,
);
