import { request } from 'undici';
import { beforeAll, expect, test } from 'vitest';
import { nodeHttp, peers } from '../../bench/peers/index.ts';
import { findObstacle } from '../../bench/peers/peer.ts';
import type { Load } from '../../bench/reads/load.ts';
import { measureReads } from '../../bench/reads/measure.ts';
import { toReadsSection } from '../../bench/reads/report.ts';
import { buildIfNeeded } from '../build.ts';

// The benchmark runs by hand; this keeps it from rotting. No time is asserted, and nothing of bench/ is installed.

beforeAll(buildIfNeeded);

/** Two requests in place of a second of load. */
const load: Load = async ({ url, path, query, windows, headers, bytes }) => {
  let wrong = 0;
  for (const since of [windows.from, windows.to]) {
    const answer = await request(`${url}${path}?since=${since}&until=${since + windows.length}${query}`, { headers });
    const { byteLength } = await answer.body.arrayBuffer();
    if (answer.statusCode !== 200 || byteLength < bytes) wrong++;
  }
  return { perSecond: 2, p50: 1, p99: 1, wrong };
};

const plan = { load, rounds: 2, connections: 1, firstWarmUpSeconds: 0, warmUpSeconds: 0, seconds: 0 };

test('the benchmark of reads measures every server on every case, and says of each target what came of it', async () => {
  const missing = { name: 'Nobody', package: 'a-peer-that-nobody-installed', command: () => [] };
  const reads = await measureReads({ ...plan, peers: [nodeHttp, missing], cold: ['node:http'] });
  expect(reads.series).toHaveLength(8);
  expect(reads.series.every(({ rounds }) => rounds.length === 2)).toBe(true);
  const lines = toReadsSection(reads);
  const rows = lines.filter((line) => /^\| (chatpact|node:http) \|/.test(line));
  expect(rows).toHaveLength(8);
  expect(lines).toContain('- Nobody is not installed: `npm --prefix bench ci`');
  expect(lines).toContain('- hot a ≥ 3 × Express: **not measured**.');
});

test('the benchmark of reads accepts no wrong answers', async () => {
  const wrong: Load = async () => ({ perSecond: 1e6, p50: 0, p99: 0, wrong: 1 });
  await expect(measureReads({ ...plan, peers: [], cold: [], load: wrong })).rejects.toThrow('wrongly');
});

test('every peer of the benchmark can run, or says what it lacks', () => {
  for (const peer of peers) expect(findObstacle(peer) ?? '').toMatch(/^$|npm --prefix bench ci|needs java/);
});
