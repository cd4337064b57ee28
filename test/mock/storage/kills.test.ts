import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { runKills } from '../../../bench/replicas/kills.ts';
import { buildIfNeeded } from '../../build.ts';

beforeAll(buildIfNeeded);

// Set CHATPACT_ROUNDS=200 for a long run.
const rounds = Number(process.env.CHATPACT_ROUNDS ?? 6);

test(
  'acknowledged writes survive a kill at any moment',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chatpact-kills-'));
    const kills = await runKills(`file:${folder}`, rounds, 8, 0.02);
    rmSync(folder, { recursive: true });
    process.stderr.write(`${JSON.stringify(kills)}\n`);
    expect(kills.acknowledged).toBeGreaterThan(rounds);
    expect(kills).toMatchObject({ lost: 0, doubled: 0 });
  },
  10_000 + rounds * 5_000,
);
