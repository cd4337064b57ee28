import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import type { BuiltInVendorName } from '../../specs/vendors.ts';
import { buildIfNeeded } from '../build.ts';
import { serve } from '../serve.ts';
import { findCanaries } from './canaries.ts';
import { echoing } from './echoing.ts';
import { send, startHostile } from './hostile-server.ts';
import { program, runCheckProcess } from './run-check.ts';

beforeAll(buildIfNeeded);

/** The output of `chatpact report merge` for a report. */
async function merge(report: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-merge-'));
  writeFileSync(join(folder, 'one.json'), report);
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [
    program,
    'report',
    'merge',
    join(folder, 'one.json'),
  ]).catch((error: { stdout: string; stderr: string }) => error);
  rmSync(folder, { recursive: true });
  return stdout + stderr;
}

describe.concurrent('No secret and no customer data', () => {
  test.each<[BuiltInVendorName, begin: number]>([
    ['chatwoot', 0],
    ['rocketchat', 0],
    ['chatwoot', 9],
    ['rocketchat', 9],
  ])('is in a report on a %s server that echoes it in every way after %i correct responses', async (vendor, after) => {
    const server = await startHostile({ act: echoing(vendor), after });
    // A number of requests instead of a timeout: slow machines must send as many as fast ones.
    const flags = ['--vendor', vendor, '--timeout', '60', '--max-requests', '250'];
    const { stdout, stderr, reports, exitCode, report } = await runCheckProcess(server.url, flags);
    await server.close();
    // An empty report would prove nothing, so it must contain many violations.
    expect([exitCode, report.summary.violations > 10]).toEqual([1, true]);
    const merged = await merge(reports.json ?? '');
    expect(merged).toContain('violation');
    expect(findCanaries([...Object.values(reports), stdout, stderr, merged].join('\n'))).toEqual([]);
  });

  test.each([0, 2])('is sent to another host by a redirect after %i correct responses', async (after) => {
    const heard: string[] = [];
    const other = await serve((request, response) => {
      heard.push(JSON.stringify([request.url, request.headers]));
      response.end('{}');
    });
    const location = `${other.url}/take?canary=1`;
    const server = await startHostile({
      act: (socket) => send(socket, '', { status: 307, headers: { location } }),
      after,
    });
    const { exitCode, reports } = await runCheckProcess(server.url, ['--vendor', 'rocketchat', '--timeout', '30']);
    await Promise.all([server.close(), other.close()]);
    expect(heard).toEqual([]);
    // A redirect of the first request means a wrong URL (3); a later one, an intermediary that appeared (4).
    expect(exitCode).toBe(after === 0 ? 3 : 4);
    expect(reports.json).toContain(`${other.url}/take`);
    expect(findCanaries(Object.values(reports).join('\n'))).toEqual([]);
  });
});

test.each<[BuiltInVendorName, only: string]>([
  ['chatwoot', '*channel*'],
  ['rocketchat', '*users.list*'],
])('no secret and no customer data is in a score, a recording or proposals for %s', async (vendor, only) => {
  const server = await startHostile({ act: echoing(vendor), after: 3 });
  const flags = ['--vendor', vendor, '--only', only, '--score', '--report', 'score=score', '--record', 'answers'];
  flags.push('--propose-overlay', 'proposals.yaml');
  const { stdout, stderr, reports } = await runCheckProcess(server.url, flags);
  await server.close();
  const kept = ['score', 'recording.json', 'exchanges.ndjson', 'cases.ndjson'];
  expect(Object.keys(reports)).toEqual(expect.arrayContaining(kept));
  expect(findCanaries([...Object.values(reports), stdout, stderr].join('\n'))).toEqual([]);
});
