import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { checkContract } from '../../../contracts/index.ts';
import type { CheckReport } from '../../../contracts/results/check-report.ts';
import { serve } from '../../serve.ts';
import { checkReferenceServer, referenceCredentials } from '../check-reference-server.ts';

const sumOf = ({ cases }: CheckReport) => cases.reduce((sum, { durationMs }) => sum + durationMs, 0);

test('excludes the time in which a case waits in the queue', async () => {
  const broken = await serve((_, response) => response.writeHead(500).end('{}'));
  try {
    const options = { url: broken.url, vendor: 'chatwoot', credentials: referenceCredentials, retries: 0 };
    const report = await checkContract({ ...options, rate: 20, only: ['*/success'] });
    // Each case waits for those before it, and almost nothing else takes time.
    expect(report.summary.requests).toBeGreaterThan(12);
    expect(sumOf(report)).toBeLessThan(report.durationMs);
  } finally {
    await broken.close();
  }
});

test('includes the time that the server takes', async () => {
  const slow = await serve(async (_, response) => {
    await sleep(40);
    response.writeHead(500, { 'content-type': 'application/json' }).end('{}');
  });
  try {
    const options = { url: slow.url, vendor: 'chatwoot', credentials: referenceCredentials, retries: 0, workers: 1 };
    const report = await checkContract({ ...options, only: ['get-account-agents/success'] });
    expect(report.cases.map(({ verdict }) => verdict)).toEqual(['violation']);
    expect(sumOf(report)).toBeGreaterThan(35);
  } finally {
    await slow.close();
  }
});

test.each([
  [12.4, 12],
  ['soon', 0],
  [-1, 0],
  [1e300, 0],
])('reads the time %j of a HAR entry as %d ms', async (time, durationMs) => {
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-durations-'));
  const replay = join(folder, 'desk.har');
  const request = { method: 'GET', url: 'https://desk.example/api/v1/accounts/1/agents', headers: [] };
  const response = { status: 401, headers: [], content: { mimeType: 'application/json', text: '{"error":"no"}' } };
  writeFileSync(replay, JSON.stringify({ log: { version: '1.2', entries: [{ time, request, response }] } }));
  try {
    const report = await checkContract({ url: '', vendor: 'chatwoot', credentials: {}, replay });
    expect(report.cases.map((each) => each.durationMs)).toEqual([durationMs]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('reports its start time by the given clock', async () => {
  const clock = () => new Date('2026-01-31T12:00:00.250Z');
  const report = await checkReferenceServer('chatwoot', undefined, { clock, only: ['*/success'] });
  expect(report.startedAt).toBe('2026-01-31T12:00:00.250Z');
});
