import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { referenceCredentials } from '../contracts/check-reference-server.ts';
import { writeReferenceDocument } from '../faulty/reference-document.ts';
import { startReferenceServer } from '../faulty/reference-server.ts';
import type { Served } from '../serve.ts';
import { workInFolder } from './folder.ts';
import { runCli } from './run-cli.ts';

// One operation never responds: its cases are inconclusive. Another is empty: its cases are vacuous.

const folder = workInFolder({ ...referenceCredentials });
let silent: Served;
let empty: Served;
let document: string;

beforeAll(async () => {
  document = await writeReferenceDocument('rocketchat');
  silent = await startReferenceServer((request, healthy) =>
    request.path.endsWith('messages-sent') && request.query.start?.startsWith('2025') && request.headers['x-auth-token']
      ? { status: 429, body: { success: false }, headers: { 'retry-after': '0' } }
      : healthy,
  );
  empty = await startReferenceServer((request, healthy) =>
    request.path.endsWith('messages-sent') && healthy.status === 200
      ? { ...healthy, body: { ...(healthy.body as object), days: [] } }
      : healthy,
  );
});
afterAll(async () => {
  await silent.close();
  await empty.close();
});

const check = (server: Served, only: string, ...words: string[]) =>
  runCli(
    ...['check', server.url, '--vendor', 'rocketchat', '--spec', document, '--retries', '0'],
    ...['--only', '*api-info/*', '--only', only, ...words],
  );
const last = (stdout: string) => stdout.trim().split('\n').at(-1) ?? '';

test('fails for inconclusive cases above --max-inconclusive', async () => {
  const only = '*messages-sent/success*';
  const strict = await check(silent, only, '--since', '2025-12-20', '--until', '2026-01-20');
  const [, number] = / (\d+) inconclusive/.exec(last(strict.stdout)) ?? [];
  expect([strict.exitCode, Number(number) > 0]).toEqual([4, true]);
  const words = ['--since', '2025-12-20', '--until', '2026-01-20'];
  const lenient = await check(silent, only, ...words, '--max-inconclusive', String(number));
  expect([lenient.exitCode, last(lenient.stdout)]).toEqual([
    0,
    expect.stringMatching(/^PASS: .* is allowed by --max-inconclusive 1\./),
  ]);
  expect((await check(silent, only, ...words, '--max-inconclusive', String(Number(number) - 1))).exitCode).toBe(4);
  vi.stubEnv('CHATPACT_MAX_INCONCLUSIVE', '95%');
  expect((await check(silent, only, ...words)).exitCode).toBe(0);
});

test('passes with vacuous cases up to --max-vacuous', async () => {
  const only = '*messages-sent/success*';
  expect((await check(empty, only)).exitCode).toBe(0);
  folder.write(
    'chatpact.config.yaml',
    `targets: { empty: { url: '${empty.url}', vendor: rocketchat, maxVacuous: 0, only: ['${only}', '*api-info/*'] } }`,
  );
  const { exitCode, stdout } = await runCli('check', 'empty', '--spec', document);
  expect([exitCode, last(stdout)]).toEqual([
    4,
    expect.stringMatching(/^FAIL: The check judged too little of the contract\. .* more than --max-vacuous 0\./),
  ]);
  expect((await runCli('check', 'empty', '--spec', document, '--max-vacuous', '50%')).exitCode).toBe(0);
});

test('refuses invalid tolerances', async () => {
  const { exitCode, stderr } = await check(empty, '*messages-sent*', '--max-vacuous', 'few');
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('such as 5 or 5%, got "few"')]);
});
