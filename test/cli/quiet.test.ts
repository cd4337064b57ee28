import { afterAll, beforeAll, expect, test } from 'vitest';
import { referenceCredentials } from '../contracts/check-reference-server.ts';
import { at, messagesSent } from '../faulty/fault.ts';
import { writeReferenceDocument } from '../faulty/reference-document.ts';
import { startReferenceServer } from '../faulty/reference-server.ts';
import type { Served } from '../serve.ts';
import { workInFolder } from './folder.ts';
import { runCli } from './run-cli.ts';

workInFolder({ ...referenceCredentials });
let healthy: Served;
let faulty: Served;
let document: string;

beforeAll(async () => {
  document = await writeReferenceDocument('rocketchat');
  healthy = await startReferenceServer();
  faulty = await startReferenceServer(
    at(messagesSent, (_, answer) => (answer.status === 200 ? { ...answer, body: { success: 'yes' } } : answer)),
  );
});
afterAll(async () => {
  await healthy.close();
  await faulty.close();
});

const check = (server: Served, ...words: string[]) =>
  runCli('check', server.url, '--vendor', 'rocketchat', '--spec', document, '--only', '*/success', ...words);

test('prints one line for a check that passes', async () => {
  const loud = await check(healthy);
  const { exitCode, stdout, stderr } = await check(healthy, '--quiet');
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toBe(`${loud.stdout.trim().split('\n').at(-1)}\n`);
  expect(stdout).toMatch(/^PASS: /);
});

test('prints the findings and the verdict of a check that fails', async () => {
  const loud = await check(faulty);
  const { exitCode, stdout } = await check(faulty, '-q');
  expect([loud.exitCode, exitCode]).toEqual([1, 1]);
  expect(stdout).toContain('$CHATPACT_ROCKETCHAT_TOKEN');
  expect(stdout.trim().split('\n').at(-1)).toMatch(/^FAIL: The server breaks its contract .* Exit code 1\.$/);
  for (const said of ['Checking http', 'The server runs', 'Summary', 'skipped:']) expect(stdout).not.toContain(said);
  for (const line of stdout.trim().split('\n')) {
    expect(loud.stdout.replaceAll(/longest case \S+ s/g, '')).toContain(line.replaceAll(/longest case \S+ s/g, ''));
  }
});

test('does not shorten other reports than pretty', async () => {
  const { stdout } = await check(healthy, '--quiet', '--report', 'json');
  expect(JSON.parse(stdout)).toMatchObject({ format: 'chatpact.check/1', exitCode: 0 });
  const files = await check(healthy, '--quiet', '--report', 'json=out.json');
  expect(files.stdout).toMatch(/^PASS: .*\n$/);
});
