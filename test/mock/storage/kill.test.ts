import { beforeAll, expect } from 'vitest';
import { runTrial } from '../../../bench/replicas/trial.ts';
import { buildIfNeeded } from '../../build.ts';
import { startRedis, testWithRedis } from '../../redis.ts';

beforeAll(buildIfNeeded);

testWithRedis(
  'acknowledged writes exist exactly once on every server, also after a kill and restart',
  async () => {
    const redis = await startRedis();
    const trial = await runTrial({ log: redis.log(), replicas: 3, writers: 4, seconds: 6, kills: true, scale: 0.02 });
    expect(trial.acknowledged).toBeGreaterThan(100);
    // The clients of the killed server saw errors.
    expect(trial.unanswered).toBeGreaterThan(0);
    expect(trial).toMatchObject({ lost: 0, doubled: 0, alike: true });
    expect(trial.events).toBeGreaterThanOrEqual(trial.acknowledged);
  },
  600_000,
);
