import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import type { VendorName } from '../../specs/vendors.ts';
import { buildIfNeeded } from '../build.ts';
import { serve } from '../serve.ts';
import { findCanaries } from './canaries.ts';
import { echoing } from './echoing.ts';
import { send, startHostile } from './hostile-server.ts';
import { program, runCheckProcess } from './run-check.ts';

beforeAll(buildIfNeeded);

/** What `chatpact report merge` makes of a report. */
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

describe.concurrent('Nothing that is secret or a customer’s', () => {
  test.each<[VendorName, begin: number]>([
    ['chatwoot', 0],
    ['rocketchat', 0],
    ['chatwoot', 9],
    ['rocketchat', 9],
  ])(
    'gets into a report on a server of %s that says it in every way, healthy for %i requests',
    async (vendor, after) => {
      const server = await startHostile({ act: echoing(vendor), after });
      // A budget, not a time: a slow machine must see as much as a fast one.
      const flags = ['--vendor', vendor, '--timeout', '60', '--max-requests', '250'];
      const { stdout, stderr, reports, exitCode, report } = await runCheckProcess(server.url, flags);
      await server.close();
      // Much is broken here, and much is checked: what keeps silent proves nothing.
      expect([exitCode, report.summary.violations > 10]).toEqual([1, true]);
      const merged = await merge(reports.json ?? '');
      expect(merged).toContain('violation');
      expect(findCanaries([...Object.values(reports), stdout, stderr, merged].join('\n'))).toEqual([]);
    },
  );

  test.each([0, 2])('gets to another host by a redirect, after %i healthy answers', async (after) => {
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
    // At the door the URL is wrong; later on, something has come to stand in front of the API.
    expect(exitCode).toBe(after === 0 ? 3 : 4);
    expect(reports.json).toContain(`${other.url}/take`);
    expect(findCanaries(Object.values(reports).join('\n'))).toEqual([]);
  });
});

test.each<[VendorName, only: string]>([
  ['chatwoot', '*channel*'],
  ['rocketchat', '*users.list*'],
])(
  'nothing that is secret or a customer’s gets into a score, a recording or proposals about %s',
  async (vendor, only) => {
    const server = await startHostile({ act: echoing(vendor), after: 3 });
    const flags = ['--vendor', vendor, '--only', only, '--score', '--report', 'score=score', '--record', 'answers'];
    flags.push('--propose-overlay', 'proposals.yaml');
    const { stdout, stderr, reports } = await runCheckProcess(server.url, flags);
    await server.close();
    const kept = ['score', 'recording.json', 'exchanges.ndjson', 'cases.ndjson'];
    expect(Object.keys(reports)).toEqual(expect.arrayContaining(kept));
    expect(findCanaries([...Object.values(reports), stdout, stderr].join('\n'))).toEqual([]);
  },
);
