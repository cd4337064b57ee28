/// <reference path="../../testing/vite/client.d.ts" />
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { generate } from 'selfsigned';
import * as vite from 'vite';
import * as viteSeven from 'vite-7';
import { afterEach, beforeEach, describe, expect, expectTypeOf, onTestFinished, test, vi } from 'vitest';
import type { Identity } from '../../mock/vendor-interface/identity.ts';
import { chatpact, type VitePluginOptions } from '../../testing/vite/index.ts';
import { UsageError } from '../../usage-error.ts';

type Vite = Pick<typeof vite, 'createServer' | 'preview' | 'build' | 'createLogger'>;

const labels = '/api/v1/accounts/1/labels';
const virtual = '/@id/__x00__virtual:chatpact';

let root: string;
let lines: string[];
const closers: (() => Promise<unknown>)[] = [];

beforeEach(() => {
  // The plugin starts the mock at once, as outside of tests.
  vi.stubEnv('VITEST', '');
  vi.stubEnv('NO_COLOR', '1');
  lines = [];
  root = mkdtempSync(join(tmpdir(), 'chatpact-vite-'));
  writeFileSync(join(root, 'index.html'), '<script type="module" src="/main.js"></script>');
  writeFileSync(join(root, 'main.js'), 'export {};');
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

// Types of Vite differ between versions, but not the parts that these tests use.
describe.each<[name: string, tool: Vite]>([
  ['Vite 8', vite],
  ['Vite 7', viteSeven as unknown as Vite],
])('%s', (_, tool) => {
  const configure = (options: VitePluginOptions, more: vite.UserConfig = {}): vite.InlineConfig => {
    const log = (text: string) => void lines.push(text);
    const customLogger = { ...tool.createLogger('silent'), info: log, warn: log, error: log };
    const server = { port: 0, host: '127.0.0.1', ...more.server };
    const preview = { port: 0, host: '127.0.0.1' };
    const plugins = [chatpact({ scale: 0.02, ...options })];
    return { root, configFile: false, customLogger, plugins, preview, ...more, server };
  };

  async function serve(options: VitePluginOptions = {}, more?: vite.UserConfig) {
    const server = await tool.createServer(configure(options, more));
    closers.push(() => server.close());
    await server.listen();
    return { server, origin: new URL(server.resolvedUrls?.local[0] ?? '').origin };
  }

  /** Imports the virtual module as Node.js would, since a page is tested in test/examples/vite.test.ts. */
  async function readVirtual(server: vite.ViteDevServer) {
    return server.ssrLoadModule('virtual:chatpact') as Promise<{
      url: string;
      identities: { headers: Record<string, string> }[];
      headers(vendor: string, role: string, account?: number): Record<string, string>;
    }>;
  }

  test('answers below the prefix, and prints addresses and tokens', async () => {
    const { server, origin } = await serve();
    const { url, headers } = await readVirtual(server);
    expect(url).toBe(`${origin}/chatpact`);
    expect((await fetch(url + labels)).status).toBe(401);
    const response = await fetch(url + labels, { headers: headers('chatwoot', 'agent', 1) });
    expect([response.status, await response.json()]).toEqual([200, { payload: expect.any(Array) }]);
    expect(() => headers('chatwoot', 'nobody')).toThrow('chatwoot has no user with the role "nobody".');
    server.printUrls();
    const printed = lines.join('\n');
    expect(printed).toContain(`➜  chatpact: ${url}\n  ➜  Console:  ${url}/__admin/`);
    expect(printed).toContain(
      `chatwoot agent of account 1            api_access_token: ${headers('chatwoot', 'agent').api_access_token}`,
    );
  });

  test('serves the admin API, the console, workspaces and links below another prefix', async () => {
    const { server, origin } = await serve({ prefix: '/mocks/chat/' }, { base: '/app/' });
    const url = `${origin}/mocks/chat`;
    const { url: exported } = await readVirtual(server);
    expect(exported).toBe(url);
    expect(await (await fetch(url)).json()).toMatchObject({ console: '/mocks/chat/__admin/' });
    // The sources have no built page; test/examples/vite.test.ts opens it.
    const page = await fetch(`${url}/__admin`);
    expect([page.url, page.redirected]).toEqual([`${url}/__admin/`, true]);
    const own = { method: 'POST', headers: { origin, 'content-type': 'application/json' }, body: '{"name":"a"}' };
    expect((await fetch(`${url}/__admin/workspaces`, own)).status).toBe(200);
    const foreign = { ...own, headers: { ...own.headers, origin: 'http://localhost:1' } };
    expect((await fetch(`${url}/__admin/workspaces`, foreign)).status).toBe(403);
    expect((await fetch(`${url}/@a${labels}`)).status).toBe(401);
    expect(await (await fetch(`${url}/@a/__admin/requests`)).json()).toHaveLength(1);
    const login = { user: 'none', password: 'wrong' };
    const body = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(login) };
    expect((await fetch(`${url}/api/v1/login`, body)).status).toBe(401);
    const headers = (await readVirtual(server)).headers('rocketchat', 'user');
    const me = (await (await fetch(`${url}/api/v1/me`, { headers })).json()) as { avatarUrl: string };
    expect(me.avatarUrl).toMatch(new RegExp(`^${url}/avatar/`));
    // Vite itself is not affected.
    expect(await (await fetch(`${origin}/app/main.js`)).text()).toContain('export');
  });

  test('streams the events of the admin API', async () => {
    const { origin } = await serve();
    const stream = get(`${origin}/chatpact/__admin/requests/stream`);
    const [response] = (await once(stream, 'response')) as [IncomingMessage];
    expect(response.headers['content-type']).toContain('text/event-stream');
    expect(String((await once(response, 'data'))[0])).toContain('event: state');
    stream.destroy();
  });

  test('breaks the connection where an injected fault breaks it', async () => {
    const { server } = await serve();
    const { url, headers } = await readVirtual(server);
    const ask = () => fetch(url + labels, { headers: headers('chatwoot', 'agent', 1) });
    const inject = (type: string) =>
      fetch(`${url}/__admin/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ count: 1, effect: { type } }),
      });
    for (const type of ['reset', 'truncate']) {
      expect((await inject(type)).status).toBeLessThan(300);
      await expect(
        ask().then((response) => response.text()),
        type,
      ).rejects.toThrow(TypeError);
    }
    expect((await ask()).status).toBe(200);
  });

  test('answers over HTTPS with HTTP/2', async () => {
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }]);
    const { server, origin } = await serve({}, { server: { https: { key, cert } } });
    const { url } = await readVirtual(server);
    expect(url).toBe(`${origin}/chatpact`);
    const session = connect(origin, { rejectUnauthorized: false });
    // Vite breaks open connections when it closes.
    session.on('error', () => {});
    const stream = session.request({ ':path': '/chatpact/__admin/', origin });
    const [headers] = await once(stream, 'response');
    expect(headers['content-security-policy']).toContain(origin);
    const post = session.request({ ':method': 'POST', ':path': '/chatpact/__admin/reset', origin });
    post.end('{}');
    expect((await once(post, 'response'))[0][':status']).toBe(200);
    expect(JSON.parse(await text(post))).toBeTypeOf('object');
    session.destroy();
  });

  test('keeps the state when Vite restarts with the same options', async () => {
    const { server, origin } = await serve();
    await fetch(`${origin}/chatpact/__admin/workspaces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"name":"kept"}',
    });
    await server.restart();
    const now = new URL(server.resolvedUrls?.local[0] ?? '').origin;
    const workspaces = (await (await fetch(`${now}/chatpact/__admin/workspaces`)).json()) as { name: string }[];
    expect(workspaces.map(({ name }) => name)).toContain('kept');
    expect(lines.join('\n')).not.toContain('new data');
  });

  test('answers without an HTTP server of its own, and closes the mock with Vite', async () => {
    const server = await tool.createServer(configure({}, { server: { middlewareMode: true }, appType: 'custom' }));
    const { headers } = await readVirtual(server);
    expect(headers('rocketchat', 'admin')).toHaveProperty('X-User-Id');
    await server.close();
  });

  test('a preview of the build has the mock, and the build does not', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    writeFileSync(
      join(root, 'main.js'),
      "if (import.meta.env.DEV) document.title = (await import('virtual:chatpact')).url;",
    );
    const config = configure({}, { logLevel: 'silent' });
    const { output } = (await tool.build(config)) as { output: { code?: string }[] };
    const code = output.map((each) => each.code).join('\n');
    expect(code).toContain('modulepreload');
    expect(code).not.toMatch(/chatpact|token/);
    const server = await tool.preview(config);
    closers.push(() => server.close());
    const [base = ''] = server.resolvedUrls?.local ?? [];
    expect((await fetch(`${base}chatpact${labels}`)).status).toBe(401);
    server.printUrls();
    expect(lines.join('\n')).toContain(`chatpact: ${base}chatpact\n`);
  });

  test('refuses a build that contains the module', async () => {
    writeFileSync(join(root, 'main.js'), "import { url } from 'virtual:chatpact'; document.title = url;");
    await expect(tool.build(configure({}, { logLevel: 'silent' }))).rejects.toThrow(
      /The build contains virtual:chatpact, which only the dev server has\. Import it in development only/,
    );
  });

  test('the start fails for options that the mock refuses', async () => {
    const config = configure({ now: 'no time' }, { server: { middlewareMode: true } });
    await expect(tool.createServer(config)).rejects.toMatchObject({ code: 'INVALID_TIME' });
  });
});

test('starts with new data after a restart with other options, and says so', async () => {
  const write = (seed: number) =>
    writeFileSync(
      join(root, 'vite.config.mjs'),
      `export default { plugins: [globalThis.createPlugin({ scale: 0.02, seed: ${seed} })] };`,
    );
  vi.stubGlobal('createPlugin', chatpact);
  write(1);
  const info = (text: string) => void lines.push(text);
  const customLogger = { ...vite.createLogger('silent'), info };
  const server = await vite.createServer({ root, customLogger, server: { port: 0, host: '127.0.0.1' } });
  closers.push(() => server.close());
  await server.listen();
  write(2);
  await server.restart();
  const [base = ''] = server.resolvedUrls?.local ?? [];
  expect(await (await fetch(`${base}chatpact/__admin/health`)).json()).toMatchObject({ seed: 2 });
  expect(lines).toContain('chatpact: The options of the mock changed, so it starts with new data.');
  vi.unstubAllGlobals();
});

test('keeps the data when only a listener changed, and starts after a cause of failure is gone', async () => {
  const write = (plugin: string) =>
    writeFileSync(join(root, 'vite.config.mjs'), `export default { plugins: [globalThis.createPlugin(${plugin})] };`);
  vi.stubGlobal('createPlugin', chatpact);
  const document = JSON.stringify(join(root, 'later.json'));
  const before = process.listeners('SIGTERM');
  write('{ scale: 0.02, onRequest() {} }');
  const server = await vite.createServer({ root, logLevel: 'silent', server: { port: 0, host: '127.0.0.1' } });
  closers.push(() => server.close());
  onTestFinished(async () => {
    await server.close();
    // Vite keeps the listener of a server whose start failed.
    for (const each of process.listeners('SIGTERM')) if (!before.includes(each)) process.off('SIGTERM', each);
  });
  await server.listen();
  const [base = ''] = server.resolvedUrls?.local ?? [];
  const read = async () => (await fetch(`${base}chatpact/__admin/health`)).json();
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ advance: 'P1D' });
  await fetch(`${base}chatpact/__admin/clock`, { method: 'POST', headers, body });
  await server.restart();
  expect(await read()).toMatchObject({ now: '2026-01-31T15:00:00.000Z' });
  write(`{ scale: 0.02, specs: { chatwoot: ${document} } }`);
  await server.restart();
  writeFileSync(join(root, 'later.json'), '{"openapi":"3.0.3","info":{"title":"A","version":"1"},"paths":{}}');
  await server.restart();
  expect(await read()).toMatchObject({ now: '2026-01-30T15:00:00.000Z' });
  vi.unstubAllGlobals();
});

test('leaves files of the app alone whose names begin with the prefix', async () => {
  mkdirSync(join(root, 'public'), { recursive: true });
  writeFileSync(join(root, 'public', 'chatpact.svg'), '<svg/>');
  const plugins = [chatpact({ scale: 0 })];
  const server = await vite.createServer({ root, configFile: false, logLevel: 'silent', plugins, server: { port: 0 } });
  closers.push(() => server.close());
  await server.listen();
  const [base = ''] = server.resolvedUrls?.local ?? [];
  expect(await (await fetch(`${base}chatpact.svg`)).text()).toBe('<svg/>');
});

test('prints no token that the user set', async () => {
  const info = (text: string) => void lines.push(text);
  const customLogger = { ...vite.createLogger('silent'), info };
  const tokens = { CHATPACT_CHATWOOT_TOKEN: 'secret-of-a-user-1234' };
  const plugins = [chatpact({ scale: 0, tokens })];
  const server = await vite.createServer({ root, configFile: false, customLogger, plugins, server: { port: 0 } });
  closers.push(() => server.close());
  await server.listen();
  server.printUrls();
  expect(lines.join('\n')).toContain('➜  chatpact: ');
  expect(lines.join('\n')).not.toMatch(/token|secret/i);
});

test.each([
  ['prints requests and hints with the path that the page called', {}, true],
  ['prints no requests with requestLines: false', { requestLines: false }, false],
])('%s, also after a restart', async (_, options, isPrinted) => {
  const onRequest = vi.fn<NonNullable<VitePluginOptions['onRequest']>>();
  const info = (text: string) => void lines.push(text);
  const customLogger = { ...vite.createLogger('silent'), info };
  const plugins = [chatpact({ scale: 0, onRequest, ...options })];
  const server = await vite.createServer({ root, configFile: false, customLogger, plugins, server: { port: 0 } });
  closers.push(() => server.close());
  await server.listen();
  for (const path of ['/api/v1/accounts/undefined/labels', labels]) {
    const [base = ''] = server.resolvedUrls?.local ?? [];
    lines = [];
    await fetch(`${base}chatpact${path}`);
    await expect.poll(() => onRequest.mock.lastCall?.[0].url).toBe(path);
    const line = lines.find((each) => each.startsWith(`GET /chatpact${path} 40`));
    expect(Boolean(line)).toBe(isPrinted);
    if (path !== labels && isPrinted) expect(line).toContain('\n  hint: ');
    await server.restart();
  }
});

test('says that the clock stands still, how figures are written, and how to log in', async () => {
  const describe = async (options: VitePluginOptions) => {
    const info = (text: string) => void lines.push(text);
    const customLogger = { ...vite.createLogger('silent'), info };
    const plugins = [chatpact({ scale: 0, ...options })];
    const server = await vite.createServer({ root, configFile: false, customLogger, plugins, server: { port: 0 } });
    closers.push(() => server.close());
    await server.listen();
    lines = [];
    server.printUrls();
    return lines.join('\n');
  };
  const still = await describe({});
  expect(still).toMatch(/The clock stands still at 2026-.*live: true/);
  expect(still).toContain('as texts ("45")');
  expect(still).toMatch(/rocketchat user .* user: \S+ {2}password: \S+/);
  const live = await describe({ live: true });
  expect(live).not.toMatch(/stands still|as texts/);
});

test('the types of the virtual module have the fields of identities', () => {
  expectTypeOf<keyof import('virtual:chatpact').Identity>().toEqualTypeOf<keyof Identity>();
  expectTypeOf<Identity>().toExtend<import('virtual:chatpact').Identity>();
});

test('starts the mock under Vitest only when it is used', async () => {
  vi.stubEnv('VITEST', 'true');
  // A wrong option is an error of the start.
  const plugins = [chatpact({ now: 'no time' })];
  const server = await vite.createServer({ root, configFile: false, logLevel: 'silent', plugins, server: { port: 0 } });
  closers.push(() => server.close());
  await server.listen();
  const [base = ''] = server.resolvedUrls?.local ?? [];
  expect((await fetch(`${base}chatpact/api`)).status).toBe(500);
  expect((await fetch(`${base}${virtual.slice(1)}`)).status).toBe(500);
});

test.each<[what: string, options: object, code: string, message: string]>([
  [
    'an unknown option',
    { prefx: '/a' },
    'UNKNOWN_OPTION',
    'Unknown option "prefx" of the Vite plugin. Did you mean "prefix"?',
  ],
  ['an option of the port', { port: 1 }, 'UNKNOWN_OPTION', 'has no option "port": the mock answers on Vite'],
  ['a root path', { prefix: '/' }, 'INVALID_PREFIX', 'got "/"'],
  ['a relative path', { prefix: 'chat' }, 'INVALID_PREFIX', 'got "chat"'],
  ["a path of Vite's own", { prefix: '/@chat' }, 'INVALID_PREFIX', 'got "/@chat"'],
  ['a URL', { prefix: 'http://localhost/a' }, 'INVALID_PREFIX', 'Expected a path such as "/chatpact"'],
  ['a number', { prefix: 1 }, 'INVALID_PREFIX', 'got 1'],
])('refuses %s', (_, options, code, message) => {
  const create = () => chatpact(options as VitePluginOptions);
  expect(create).toThrow(UsageError);
  expect(create).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) }));
});
