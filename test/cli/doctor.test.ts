import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { diagnoseNode, diagnosePort } from '../../cli/doctor/machine.ts';
import { diagnoseTarget } from '../../cli/doctor/target.ts';
import type { Mock } from '../../mock/server.ts';
import type { BuiltInVendorName } from '../../specs/vendors.ts';
import { buildIfNeeded } from '../build.ts';
import { startMock } from '../mock/start-mock.ts';
import { programFile } from '../package-under-test.ts';

let mock: Mock;

beforeAll(async () => {
  buildIfNeeded();
  mock = await startMock();
}, 120_000);

/** Diagnoses a server with the credentials of the mock and these variables. */
async function lookAt(vendor: BuiltInVendorName, variables: Record<string, string | undefined> = {}, url = mock.url) {
  const diagnoses: string[] = [];
  const credentials = { ...mock.credentials, ...variables };
  for await (const { state, message, remedy } of diagnoseTarget({ url, vendor, credentials })) {
    diagnoses.push(`${state} ${message}${remedy ? ` → ${remedy}` : ''}`);
  }
  return diagnoses;
}

test('reports no problem for a healthy server with the expected credentials', async () => {
  const healthy = [...(await lookAt('chatwoot')), ...(await lookAt('rocketchat'))];
  expect(healthy.filter((line) => line.startsWith('bad'))).toEqual([]);
  expect(healthy.filter((line) => line.startsWith('ok'))).toEqual([
    'ok the server answers and runs version 4.13.0',
    'ok CHATPACT_CHATWOOT_TOKEN may read reports',
    'ok CHATPACT_CHATWOOT_LOW_TOKEN may not read reports, as expected',
    'ok CHATPACT_CHATWOOT_OTHER_TOKEN is outside the account, as expected',
    'ok CHATPACT_CHATWOOT_BOT_TOKEN belongs to a bot and may not read reports, as expected',
    'ok the server answers and runs version 8.4',
    'ok CHATPACT_ROCKETCHAT_TOKEN and CHATPACT_ROCKETCHAT_USER_ID may read reports',
    'ok CHATPACT_ROCKETCHAT_LOW_TOKEN and CHATPACT_ROCKETCHAT_LOW_USER_ID may not read reports, as expected',
  ]);
});

test.each<[what: string, variables: Record<string, string | undefined> | (() => Record<string, string>), said: RegExp]>(
  [
    [
      'an unknown token',
      { CHATPACT_CHATWOOT_TOKEN: 'unknown-token' },
      /^bad The credentials in CHATPACT_CHATWOOT_TOKEN are refused/,
    ],
    ['no token', { CHATPACT_CHATWOOT_TOKEN: undefined }, /^bad A check of chatwoot needs credentials/],
    [
      'an administrator token instead of an agent token',
      () => ({ CHATPACT_CHATWOOT_LOW_TOKEN: String(mock.credentials.CHATPACT_CHATWOOT_TOKEN) }),
      /^bad CHATPACT_CHATWOOT_LOW_TOKEN: .* → Set it to the token of a user who may not read reports/,
    ],
    ['no agent token', { CHATPACT_CHATWOOT_LOW_TOKEN: undefined }, /^note CHATPACT_CHATWOOT_LOW_TOKEN is not set/],
    ['a clock in the past', {}, /^note the clock of the server is \d+ days behind this machine's/],
  ],
)('reports %s', async (_, variables, said) => {
  const diagnoses = await lookAt('chatwoot', typeof variables === 'function' ? variables() : variables);
  expect(diagnoses.filter((line) => said.test(line))).toHaveLength(1);
  expect(diagnoses.join('\n')).not.toContain(mock.credentials.CHATPACT_CHATWOOT_TOKEN);
});

test('reports an unreachable server once', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  expect(await lookAt('rocketchat', {}, `http://127.0.0.1:${port}`)).toEqual([
    expect.stringMatching(/^bad .* can't be reached: nothing listens/),
  ]);
});

test('reports whether a server is reachable without credentials', async () => {
  const withoutToken = { CHATPACT_CHATWOOT_TOKEN: undefined };
  const missing = expect.stringMatching(/^bad A check of chatwoot needs credentials/);
  expect(await lookAt('chatwoot', withoutToken)).toEqual([
    'ok the server answers and runs version 4.13.0',
    expect.stringMatching(/^note the clock of the server/),
    missing,
  ]);
  expect(await lookAt('chatwoot', withoutToken, 'http://127.0.0.1:1')).toEqual([
    expect.stringMatching(/^bad .* can't be reached/),
    missing,
  ]);
});

test('reports whether a port is free, used by a mock, or used by another program', async () => {
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  expect(await diagnosePort(port)).toMatchObject({
    state: 'note',
    message: `port ${port} is in use by another program`,
  });
  expect((await diagnosePort(mock.port)).message).toMatch(/^a mock of chatpact \d+\.\d+\.\d+ is running on port /);
  expect(await diagnosePort(0)).toMatchObject({ state: 'ok' });
});

test('reports an unsupported version of Node.js', () => {
  expect(diagnoseNode('18.19.1')).toMatchObject({ state: 'bad', remedy: expect.stringContaining('nodejs.org') });
  for (const version of ['20.19.0', '22.1.0', process.versions.node]) expect(diagnoseNode(version).state).toBe('ok');
});

test('exits with 1 for problems, 0 without', async () => {
  const run = (...args: string[]) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      const env = { ...process.env, ...mock.credentials };
      execFile(process.execPath, [programFile, 'doctor', '--port', '0', ...args], { env }, (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
      );
    });
  const well = await run(mock.url, '--vendor', 'chatwoot');
  expect([well.code, well.stderr]).toEqual([0, '']);
  expect(well.stdout).toMatch(/^ok {4}Node\.js /);
  expect((await run('http://127.0.0.1:1', '--vendor', 'chatwoot')).code).toBe(1);
  expect(await run('nowhere')).toMatchObject({ code: 2, stderr: expect.stringContaining('[UNKNOWN_TARGET]') });
});
