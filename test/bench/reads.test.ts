import { request } from 'undici';
import { beforeAll, expect, test } from 'vitest';
import { nodeHttp, peers } from '../../bench/peers/index.ts';
import { findObstacle } from '../../bench/peers/peer.ts';
import type { Load } from '../../bench/reads/load.ts';
import { measureReads } from '../../bench/reads/measure.ts';
import { toReadsSection } from '../../bench/reads/report.ts';
import { buildIfNeeded } from '../build.ts';

// The benchmark is run by hand. This test ensures that it still works. It asserts no times, and needs no packages.

beforeAll(buildIfNeeded);

/** Sends two requests instead of a second of load. */
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

test('measures every server with every case, and reports each target', async () => {
  const missing = { name: 'Missing', package: 'a-peer-that-is-not-installed', command: () => [] };
  const reads = await measureReads({ ...plan, peers: [nodeHttp, missing], cold: ['node:http'] });
  expect(reads.series).toHaveLength(8);
  expect(reads.series.every(({ rounds }) => rounds.length === 2)).toBe(true);
  const lines = toReadsSection(reads);
  const rows = lines.filter((line) => /^\| (chatpact|node:http) \|/.test(line));
  expect(rows).toHaveLength(8);
  expect(lines).toContain('- Missing is not installed: `npm --prefix bench ci`');
  expect(lines).toContain('- hot a ≥ 3 × Express: **not measured**.');
});

test('rejects wrong responses', async () => {
  const wrong: Load = async () => ({ perSecond: 1e6, p50: 0, p99: 0, wrong: 1 });
  await expect(measureReads({ ...plan, peers: [], cold: [], load: wrong })).rejects.toThrow('wrong responses');
});

test('every peer can run, or states what is missing', () => {
  for (const peer of peers) expect(findObstacle(peer) ?? '').toMatch(/^$|npm --prefix bench ci|needs java/);
});
