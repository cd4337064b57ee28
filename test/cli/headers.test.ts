import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { parseHeaders } from '../../cli/flags/headers.ts';
import { createProxy } from '../../contracts/index.ts';
import { referenceCredentials } from '../contracts/check-reference-server.ts';
import { standBefore } from '../contracts/obstacles/stand-before.ts';
import { writeReferenceDocument } from '../faulty/reference-document.ts';
import { startReferenceServer } from '../faulty/reference-server.ts';
import { type Served, serve } from '../serve.ts';
import { workInFolder } from './folder.ts';
import { runCli } from './run-cli.ts';

// A proxy in front of staging requires a password or a header, and does not know the API behind it.

const gate = 'canary-gate-77b1-Kx9';
const password = 'canary pass:word/5d0e';
const pair = Buffer.from(`ada:${password}`).toString('base64');
const from = (variable: string) => `\${${variable}}`;
const folder = workInFolder({ ...referenceCredentials });

let referenceServer: Served;
let document: string;
let basic: Served;
let header: Served;
/** Headers of the requests that reached the proxies. */
let passed: NodeJS.Dict<string | string[]>[] = [];

beforeAll(async () => {
  document = await writeReferenceDocument('rocketchat');
  referenceServer = await startReferenceServer();
  basic = await standBefore(referenceServer.url, ({ headers }) => {
    passed.push(headers);
    if (headers.authorization === `Basic ${pair}`) return undefined;
    const page = '<html><head><title>401 Authorization Required</title></head></html>';
    const wanted = { 'content-type': 'text/html', 'www-authenticate': 'Basic realm="staging"', server: 'nginx' };
    return { status: 401, body: undefined, text: page, headers: wanted };
  });
  header = await standBefore(referenceServer.url, ({ headers }) => {
    passed.push(headers);
    if (headers['x-gate'] === gate) return undefined;
    const page = '<html><head><title>403 Forbidden</title></head></html>';
    return { status: 403, body: undefined, text: page, headers: { 'content-type': 'text/html' } };
  });
});
afterAll(async () => {
  for (const each of [referenceServer, basic, header]) await each.close();
});
beforeEach(() => {
  passed = [];
});

const of = (server: Served) => [server.url, '--vendor', 'rocketchat'];
const check = (server: Served, ...more: string[]) =>
  runCli('check', ...of(server), '--spec', document, '--only', '*messages-sent/*', '--retries', '0', ...more);

describe('A proxy in front of the server', () => {
  test('that requires a password ends the check with 3 without it, and with 0 with it', async () => {
    const without = await check(basic);
    expect(without.exitCode).toBe(3);
    expect(without.stdout).toContain('Pass the user with --basic-auth USER');
    vi.stubEnv('CHATPACT_BASIC_AUTH_PASSWORD', password);
    const { exitCode, stdout } = await check(basic, '--basic-auth', 'ada', '--report', 'json');
    expect([exitCode, stdout.includes('"pass"')]).toEqual([0, true]);
    vi.stubEnv('CHATPACT_BASIC_AUTH_PASSWORD', 'wrong-password');
    expect((await check(basic, '--basic-auth', 'ada')).exitCode).toBe(3);
  });

  test('that requires a header ends the check with 3 without it, and with 0 with it', async () => {
    expect((await check(header)).exitCode).toBe(3);
    vi.stubEnv('GATE', gate);
    expect((await check(header, '--header', `X-Gate: ${from('GATE')}`)).exitCode).toBe(0);
    expect((await check(header, '-H', `x-gate:${gate}`)).exitCode).toBe(0);
    vi.stubEnv('CHATPACT_HEADERS', `X-Other: 1\nX-Gate: ${gate}\n`);
    expect((await check(header)).exitCode).toBe(0);
    expect(passed.at(-1)).toMatchObject({ 'x-other': '1', 'x-gate': gate });
  });

  test('receives the header from chatpact doctor too', async () => {
    const look = (...more: string[]) => runCli('doctor', '--port', '0', ...of(header), ...more);
    expect((await look()).exitCode).toBe(1);
    const { exitCode, stdout } = await look('--header', `X-Gate: ${gate}`);
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('may read reports')]);
  });

  test('receives the header from chatpact proxy instead of from its clients', async () => {
    const proxy = await createProxy({
      target: header.url,
      vendor: 'rocketchat',
      document,
      headers: { 'X-Gate': gate },
    });
    const answer = await fetch(`${proxy.url}/api/info`, { headers: { 'x-gate': 'of the client' } });
    expect([answer.status, passed.at(-1)?.['x-gate']]).toEqual([200, gate]);
    await proxy.close();
  });
});

describe('A configuration', () => {
  const write = (settings: string, url = header.url) =>
    folder.write('chatpact.config.yaml', `targets:\n  staging:\n    url: ${url}\n    vendor: rocketchat\n${settings}`);
  const staging = (...more: string[]) =>
    runCli('check', 'staging', '--spec', document, '--only', '*messages-sent/*', '--retries', '0', ...more);

  test('sets headers of a target, which headers of the command line override by name', async () => {
    vi.stubEnv('CHATPACT_GATE', gate);
    write(`    headers: { X-Gate: '${from('CHATPACT_GATE')}', X-Team: desk }\n`);
    expect((await staging()).exitCode).toBe(0);
    expect(passed.at(-1)).toMatchObject({ 'x-gate': gate, 'x-team': 'desk' });
    expect((await staging('--header', 'x-TEAM: chat')).exitCode).toBe(0);
    expect(passed.at(-1)).toMatchObject({ 'x-gate': gate, 'x-team': 'chat' });
  });

  test('sets the user, and the variable with the password', async () => {
    vi.stubEnv('CHATPACT_STAGING_PASSWORD', password);
    write('    basicAuth: ada\n    env: { CHATPACT_BASIC_AUTH_PASSWORD: CHATPACT_STAGING_PASSWORD }\n', basic.url);
    expect((await staging()).exitCode).toBe(0);
  });

  test('that was found may not use variables of other programs or of this machine', async () => {
    vi.stubEnv('OTHER_SECRET', gate);
    vi.stubEnv('CHATPACT_ADMIN_TOKEN', gate);
    for (const name of ['OTHER_SECRET', 'CHATPACT_ADMIN_TOKEN']) {
      write(`    headers: { X-Gate: '${from(name)}' }\n`);
      const { exitCode, stdout, stderr } = await staging();
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining(`targets.staging.headers.X-Gate takes $`)]);
      expect(stdout + stderr).not.toContain(gate);
      expect(passed).toEqual([]);
    }
    expect((await staging('--config', 'chatpact.config.yaml')).exitCode).toBe(0);
  });

  test('refuses headers in its defaults, and --header with --all', async () => {
    write('');
    folder.write('chatpact.config.yaml', 'defaults: { headers: { X-Gate: a } }\n');
    expect((await staging()).stderr).toContain('defaults.headers is not known');
    write('');
    const { exitCode, stderr } = await runCli('check', '--all', '--header', `X-Gate: ${gate}`);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('cannot be used with --all')]);
    expect(passed).toEqual([]);
  });
});

test('sends headers only to the origin of the target, and redacts them in all output', async () => {
  const elsewhere: unknown[] = [];
  const other = await serve((request, response) => {
    elsewhere.push(request.headers);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  // Returns the headers of the request in bodies, headers and redirects.
  const echo = await standBefore(referenceServer.url, ({ headers, url = '' }) => {
    const all = [headers['x-gate'], headers.authorization, headers.cookie, password].join(' ');
    if (headers['x-gate'] !== gate || url.includes('info')) return undefined;
    const location = `${other.url}/${encodeURIComponent(all)}?a=${encodeURIComponent(all)}`;
    if (url.includes('origin')) return { status: 302, body: {}, headers: { location } };
    const body = { success: true, [gate]: all, value: gate, cookie: headers.cookie, pair, password };
    return { status: url.includes('top-five') ? 500 : 200, body };
  });
  vi.stubEnv('CHATPACT_BASIC_AUTH_PASSWORD', password);
  const files = ['json', 'ndjson', 'html', 'junit', 'sarif', 'markdown'].flatMap((name) => [
    '--report',
    `${name}=${name}.out`,
  ]);
  const secrets = [
    '-H',
    `X-Gate: ${gate}`,
    '-H',
    'Cookie: session=canaryCookie8f; theme=opensesame',
    '--basic-auth',
    'ada',
  ];
  const words = ['--spec', document, '--retries', '0', '--report', 'pretty', ...files, ...secrets];
  const printed = [
    await runCli('check', ...of(echo), ...words, '--record', 'recording'),
    await runCli('check', ...of(echo), ...words, '--record', 'all.har'),
    await runCli('doctor', '--port', '0', ...of(echo), ...secrets),
  ];
  await echo.close();
  await other.close();
  const list = (path: string): string[] =>
    statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => list(join(path, name))) : [path];
  const written = list('.').map((path) => readFileSync(path, 'utf8'));
  const everything = [...written, ...printed.flatMap(({ stdout, stderr }) => [stdout, stderr])].join('\n');
  expect(existsSync('recording/exchanges.ndjson')).toBe(true);
  expect(everything).toContain('$CHATPACT_HEADER_X_GATE');
  expect(everything).not.toMatch(/canary|opensesame/i);
  for (const secret of [pair, gate.slice(-8), encodeURIComponent(password)]) expect(everything).not.toContain(secret);
  expect(elsewhere).toEqual([]);
});

test('prints a curl command with variables instead of secrets', async () => {
  const wrong = await standBefore(referenceServer.url, ({ url }) =>
    url?.includes('messages-sent') ? { status: 200, body: { success: 'yes' } } : undefined,
  );
  vi.stubEnv('CHATPACT_BASIC_AUTH_PASSWORD', password);
  const { stdout } = await check(wrong, '-H', 'X-Gate: some-thing-1', '--basic-auth', "ad'a");
  await wrong.close();
  expect(stdout).toContain(
    `curl -sS -i -u 'ad'\\''a:'"$CHATPACT_BASIC_AUTH_PASSWORD" -H "X-Gate: $CHATPACT_HEADER_X_GATE" -H "X-Auth-Token: $CHATPACT_ROCKETCHAT_TOKEN"`,
  );
});

test('replays a recording without the headers', async () => {
  expect((await check(header, '-H', `X-Gate: ${gate}`, '--record', 'recording')).exitCode).toBe(0);
  expect((await runCli('check', '--replay', 'recording', '--spec', document)).exitCode).toBe(0);
});

test('does not redact a plain word of a header in responses', async () => {
  const plain = await check(referenceServer, '--report', 'json');
  const worded = await check(referenceServer, '-H', 'X-Kind: messages', '-H', 'X-Env: period', '--report', 'json');
  const casesOf = ({ stdout }: { stdout: string }) =>
    JSON.parse(stdout).cases.map(({ id, verdict }: { id: string; verdict: string }) => [id, verdict]);
  expect(casesOf(worded)).toEqual(casesOf(plain));
  expect(worded.exitCode).toBe(0);
});

describe('A header is refused', () => {
  test.each<[what: string, words: string[], code: string, said: RegExp]>([
    ['without a colon', ['-H', 'X-Gate'], 'INVALID_HEADER', /Expected 'Name: value' for --header number 1/],
    ['without a value', ['-H', 'X-Gate:  '], 'INVALID_HEADER', /"X-Gate" has no value/],
    ['without a name', ['-H', ': x'], 'INVALID_HEADER', /Expected 'Name: value' for --header number 1/],
    ['with an invalid name', ['-H', 'X(Gate): x'], 'INVALID_HEADER', /a character that HTTP does not allow/],
    [
      'with characters that HTTP does not allow',
      ['-H', 'X-Gate: é'],
      'INVALID_HEADER',
      /"X-Gate" contains a character/,
    ],
    [
      'that is given twice',
      ['-H', 'X-Gate: a', '-H', 'x-gate: b'],
      'DUPLICATE_HEADER',
      /--header number 2 repeats the name/,
    ],
    ['that sets the host', ['-H', 'Host: chat.example.com'], 'RESERVED_HEADER', /"Host" is taken from the URL/],
    ['of the connection', ['-H', 'Transfer-Encoding: chunked'], 'RESERVED_HEADER', /belongs to one connection/],
    ['of a proxy', ['-H', 'proxy-authorization: Basic x'], 'RESERVED_HEADER', /belongs to one connection/],
    ['that chatpact sets', ['-H', 'Accept: text/html'], 'RESERVED_HEADER', /is set by chatpact/],
    ['that requests a part', ['-H', 'Range: bytes=0-1'], 'RESERVED_HEADER', /requests a part of the response/],
    [
      'that turns a read into a write',
      ['-H', 'X-HTTP-Method-Override: DELETE'],
      'RESERVED_HEADER',
      /turns a read into a write/,
    ],
    [
      'that identifies the caller',
      ['-H', 'x-auth-token: a'],
      'RESERVED_HEADER',
      /Set CHATPACT_ROCKETCHAT_TOKEN instead/,
    ],
    [
      'that identifies the caller, with underscores',
      ['-H', 'X_User_Id: a'],
      'RESERVED_HEADER',
      /Set CHATPACT_ROCKETCHAT_USER_ID/,
    ],
    [
      'together with --basic-auth',
      ['-H', 'authorization: Bearer x', '--basic-auth', 'ada'],
      'CONFLICTING_OPTIONS',
      /or this header, not both/,
    ],
    [
      'from a variable that is not set',
      ['-H', `X-Gate: ${from('NOT_SET_ANYWHERE')}`],
      'MISSING_VARIABLE',
      /environment variable NOT_SET_ANYWHERE is not set/,
    ],
    [
      'for a user with a password',
      ['--basic-auth', 'ada:secret'],
      'INVALID_BASIC_AUTH',
      /Put the password in the variable/,
    ],
    [
      'for a user without a password',
      ['--basic-auth', 'ada'],
      'MISSING_CREDENTIALS',
      /needs a password\. Set CHATPACT_BASIC_AUTH_PASSWORD/,
    ],
  ])('%s', async (_, words, code, said) => {
    const { exitCode, stderr } = await check(referenceServer, ...words);
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(said)]);
    expect(stderr).toContain(`[${code}]`);
  });

  test('in a dry run', async () => {
    expect((await check(referenceServer, '--dry-run', '-H', 'Host: x')).exitCode).toBe(2);
    expect((await check(referenceServer, '--dry-run', '-H', 'X-Gate: x')).exitCode).toBe(0);
  });

  test('that authenticates to the dashboard of Chatwoot', async () => {
    const words = ['check', referenceServer.url, '--vendor', 'chatwoot', '-H', 'Access-Token: a'];
    expect((await runCli(...words)).stderr).toMatch(/identifies the caller to chatwoot.* Leave it out/);
  });
});

test('keeps colons and blanks of values', () => {
  expect(parseHeaders(['Cookie: a=b; c=d:e', 'X-Url:https://x.example/'], {})).toEqual({
    Cookie: 'a=b; c=d:e',
    'X-Url': 'https://x.example/',
  });
});
