import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../mock/server.ts';
import { vendorNames } from '../../specs/vendors.ts';
import { runCli } from '../cli/run-cli.ts';
import { npm } from '../installed.ts';
import { ask, headersOf, startMock } from '../mock/start-mock.ts';

// Follows examples/clients like a user: prints contracts, generates types and clients, compiles and runs them.

const folder = mkdtempSync(join(tmpdir(), 'chatpact-clients-'));
const here = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const run = promisify(execFile);
let mock: Mock;

beforeAll(async () => {
  cpSync(here('examples/clients'), folder, { recursive: true });
  symlinkSync(here('node_modules'), join(folder, 'node_modules'), 'junction');
  for (const vendor of vendorNames) {
    const { stdout } = await runCli('specs', 'print', vendor);
    writeFileSync(join(folder, `${vendor}.json`), stdout);
  }
  const generate = (script: string) => run(npm, ['run', script], { cwd: folder });
  [mock] = await Promise.all([startMock({ scale: 0.05 }), generate('types'), generate('clients')]);
  await run(process.execPath, [here('node_modules/typescript/bin/tsc')], { cwd: folder }).catch(({ stdout }) => {
    throw new Error(`The generated code does not compile.\n${stdout}`);
  });
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a compiled program against a new workspace, and parses its JSON output. */
async function runProgram(name: string): Promise<unknown> {
  await using workspace = await mock.workspace(name);
  const env = { ...process.env, ...workspace.credentials, CHATPACT_URL: workspace.url };
  const { stdout } = await run(process.execPath, [join(folder, 'dist', `${name}.js`)], { env });
  return JSON.parse(stdout);
}

/** Requests a response of the API without a generated client. */
async function read<Body>(vendor: 'chatwoot' | 'rocketchat', role: string, path: string): Promise<Body> {
  return (await ask(mock, path, { headers: headersOf(mock, vendor, role) })).body as Body;
}

test.each(['chatwoot-fetch', 'chatwoot-client'])('%s reads, pages, is refused and writes', async (name) => {
  const window = 'since=1769126400&until=1769817600';
  const report = `/api/v2/accounts/1/reports?metric=outgoing_messages_count&type=account&${window}`;
  const points = await read<{ value: string }[]>('chatwoot', 'administrator', report);
  const events = `/api/v1/accounts/1/reporting_events?${window}`;
  const { meta } = await read<{ meta: { count: number; total_pages: number } }>('chatwoot', 'administrator', events);
  expect(meta.total_pages).toBeGreaterThan(1);
  expect(await runProgram(name)).toEqual({
    report: points.reduce((sum, { value }) => sum + Number(value), 0),
    listed: meta.count,
    total: meta.count,
    refused: [403, 'forbidden'],
    written: 'Written by a typed client.',
    moved: 1,
    unknown: 400,
  });
});

test.each(['rocketchat-fetch', 'rocketchat-client'])('%s reads, pages, is refused and writes', async (name) => {
  const report = 'start=2026-01-24T00:00:00.000Z&end=2026-01-30T00:00:00.000Z';
  const path = `/api/v1/engagement-dashboard/messages/messages-sent?${report}`;
  const { period } = await read<{ period: { count: number } }>('rocketchat', 'admin', path);
  const { error } = await read<{ error: string }>('rocketchat', 'user', path);
  const { total } = await read<{ total: number }>('rocketchat', 'admin', '/api/v1/users.list');
  expect(total).toBeGreaterThan(7);
  expect(await runProgram(name)).toEqual({
    report: period.count,
    listed: total,
    total,
    refused: [403, error],
    written: 'Written by a typed client.',
    moved: 1,
    unknown: 400,
  });
});
