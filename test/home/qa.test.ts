import { execFile } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { createMock, type Mock } from '../../mock/server.ts';
import { workInFolder } from '../cli/folder.ts';
import { runCli } from '../cli/run-cli.ts';
import { read, root } from './files.ts';

// Follows examples/qa/README.md step by step, with its own files.

const example = `${root}/examples/qa`;
const readme = read('examples/qa/README.md');
const channel = 'status|get-channel-summary-report||server-error';
const inbox = 'status|get-inbox-summary-report||server-error';
let staging: Mock;

workInFolder();
beforeEach(async () => {
  for (const name of ['chatpact.config.yaml', 'known.yaml']) copyFileSync(`${example}/${name}`, name);
  staging = await createMock({ scale: 0.1, profile: 'observed' });
  vi.stubEnv('CHATPACT_STAGING_URL', staging.url);
  vi.stubEnv('CHATPACT_RATE', '1000/s');
  // Fixes the date, which decides what has expired. Timers keep running.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-12-01T12:00:00Z') });
});
afterEach(async () => {
  vi.useRealTimers();
  await staging.close();
});

/** Runs the commands of the README that turn the mock into a staging server, except the one that starts it. */
async function rehearse(): Promise<void> {
  const [, lines = ''] = /```sh\n(.*?)```/s.exec(readme) ?? [];
  const script = lines.replace(/^npx chatpact mock.*&$/m, '').replaceAll('http://127.0.0.1:4010', staging.url);
  await promisify(execFile)('sh', ['-e', '-c', script]);
}

/** A command of the README, limited to the relevant cases where possible. */
function check(...flags: string[]) {
  const command = ['check', 'staging', ...flags];
  expect(readme).toContain(`\`npx chatpact ${command.join(' ')}\``);
  const narrow = flags.includes('--baseline-update') ? [] : ['--only', 'get-*-summary-report/*'];
  return runCli(...command, ...narrow);
}

const known = () => parse(readFileSync('known.yaml', 'utf8')).findings;

test('a QA run fails for new violations, passes for accepted ones, and fails again after they expire', async () => {
  await rehearse();
  const first = await check();
  expect(first.exitCode).toBe(1);
  expect(first.stdout).toContain('2 violations, 0 warnings, 1 of them in the baseline.');
  expect(first.stdout).toMatch(
    /get-channel-summary-report status .*\n.*\n +since 2026-11-20, until 2026-12-31: CHAT-42/,
  );
  expect(readFileSync('reports/staging.html', 'utf8')).toContain('CHAT-42');
  expect(readFileSync('reports/staging.xml', 'utf8').match(/<failure/g)).toHaveLength(4);

  expect((await check('--baseline-update')).exitCode).toBe(0);
  const [before] = parse(read('examples/qa/known.yaml')).findings;
  expect(known()).toMatchObject([before, { fingerprint: inbox, since: '2026-12-01' }]);
  expect((await check()).exitCode).toBe(0);

  vi.setSystemTime(new Date('2026-12-31T23:00:00Z'));
  expect((await check()).exitCode).toBe(0);
  vi.setSystemTime(new Date('2027-01-01T00:00:00Z'));
  expect((await check()).exitCode).toBe(1);
}, 240_000);

test('a healthy server passes, and its updated baseline is empty', async () => {
  await rehearse();
  await fetch(`${staging.url}/__admin/faults`, { method: 'DELETE' });
  expect(known().map(({ fingerprint }: { fingerprint: string }) => fingerprint)).toEqual([channel]);
  expect((await check('--baseline-update')).exitCode).toBe(0);
  expect(known()).toEqual([]);
}, 240_000);
