import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { buildIfNeeded } from '../build.ts';
import { programFile as main } from '../package-under-test.ts';

// No telemetry: the shipped programs connect only to the addresses that the user gives them.

const recorder = new URL('record-connections.mjs', import.meta.url).href;
const folder = mkdtempSync(join(tmpdir(), 'chatpact-connections-'));
const run = promisify(execFile);

beforeAll(buildIfNeeded);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Options that make a program record its connections in a file, and a function that reads the file. */
function watch(name: string) {
  const file = join(folder, name);
  writeFileSync(file, '');
  const options = { cwd: folder, env: { ...process.env, CHATPACT_TEST_CONNECTIONS: file } };
  return { node: ['--import', recorder], options, read: () => readFileSync(file, 'utf8').split('\n').filter(Boolean) };
}

/** Starts the built mock, and waits until it prints its address. */
async function startMock({ node, options }: ReturnType<typeof watch>): Promise<{ url: string; mock: ChildProcess }> {
  const mock = spawn(process.execPath, [...node, main, 'mock', '--port', '0'], options);
  onTestFinished(() => void mock.kill());
  const url = await new Promise<string>((found, failed) => {
    mock.once('exit', (code) => failed(new Error(`The mock ended with ${code}.`)));
    mock.stdout?.on('data', (chunk) => {
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(String(chunk)) ?? [];
      if (address) found(address);
    });
  });
  return { url, mock };
}

test('a mock opens no connections, and a check connects only to the mock', async () => {
  const ofMock = watch('mock');
  const { url } = await startMock(ofMock);
  const credentials = await (await fetch(`${url}/__admin/credentials`)).text();
  writeFileSync(join(folder, 'mock.env'), credentials);
  const [, token = ''] = /^CHATPACT_CHATWOOT_TOKEN=(.*)$/m.exec(credentials) ?? [];
  // Loads Prism, which builds forced responses.
  const forced = await fetch(`${url}/api/v2/accounts/1/summary_reports/channel`, {
    headers: { api_access_token: token, prefer: 'code=403' },
  });
  expect(forced.status).toBe(403);

  const ofCheck = watch('check');
  const reports = ['pretty', 'html', 'sarif', 'junit'].flatMap((name) => ['--report', `${name}=${name}.out`]);
  for (const vendor of ['chatwoot', 'rocketchat']) {
    const words = [main, 'check', url, '--vendor', vendor, '--credentials', 'mock.env', ...reports];
    await run(process.execPath, [...ofCheck.node, ...words], ofCheck.options);
  }

  // Node.js looks up the address to listen on; an IP address causes no DNS request.
  expect(ofMock.read()).toEqual(['lookup 127.0.0.1']);
  const { host } = new URL(url);
  expect([...new Set(ofCheck.read())]).toEqual([`connect ${host}`]);
});

test.each<[what: string, program: string, noted: RegExp]>([
  ['fetch', "fetch('http://127.0.0.1:2').catch(() => {})", /^connect 127\.0\.0\.1:2$/],
  [
    'an https request',
    "import('node:https').then((h) => h.get('https://127.0.0.1:2').on('error', () => {}))",
    /^connect/,
  ],
  [
    'undici',
    "import('undici').then((u) => u.request('http://127.0.0.1:2')).catch(() => {})",
    /^connect 127\.0\.0\.1:2$/,
  ],
  ['a socket', "import('node:net').then(({ connect }) => connect(9).on('error', () => {}))", /^connect localhost:9$/],
  ['a lookup', "import('node:dns').then(({ lookup }) => lookup('host.invalid', () => {}))", /^lookup host\.invalid$/],
  [
    'a lookup by node:dns/promises',
    "import('node:dns/promises').then((d) => d.resolve4('host.invalid')).catch(() => {})",
    /^lookup host\.invalid$/,
  ],
  [
    'a datagram',
    "import('node:dgram').then((d) => { const s = d.createSocket('udp4'); s.send('a', 9, '127.0.0.1', () => s.close()); })",
    /^send .*9 127\.0\.0\.1/,
  ],
  ['a child process', "import('node:child_process').then((c) => c.spawn(process.execPath, ['-v']))", /^spawn /],
])('the recorder detects %s (test of this test)', async (_, program, noted) => {
  const { node, options, read } = watch('planted');
  // In the project's folder, so that it can import packages by name.
  await run(process.execPath, [...node, '--eval', program], { ...options, cwd: process.cwd() });
  expect(read()).toContainEqual(expect.stringMatching(noted));
});
