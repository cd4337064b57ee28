import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { chromiumPath, noChromium } from '../../chromium.ts';
import { startMock } from '../start-mock.ts';
import { callAdmin } from '../workspaces/admin-call.ts';

// Requests of a real browser from pages of other sites and from the user's own pages.

const event = { vendor: 'chatwoot', type: 'contact.created', at: '2026-01-30T14:00:00.000Z', account: 1, name: 'Kept' };

let browser: Browser | undefined;
let pages: Server;
let mock: Mock;

beforeAll(async () => {
  if (!chromiumPath) return;
  pages = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<title>A page</title>'));
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
  // Public DNS names that resolve to this machine.
  const args = ['--host-resolver-rules=MAP *.example 127.0.0.1'];
  browser = await chromium.launch({ executablePath: chromiumPath, args });
}, 180_000);

beforeEach(async ({ skip }) => {
  if (!browser) skip(noChromium);
  const logger = { debug() {}, warn() {}, error() {} };
  mock = await startMock({ scale: 0, maxWorkspaces: 3, logger });
  await callAdmin(mock, '/events', { workspace: 'mine', body: [event] });
});

afterAll(async () => {
  await browser?.close();
  pages?.close();
});

const listNames = async () =>
  ((await callAdmin(mock, '/workspaces')).body as { name: string }[]).map(({ name }) => name);

/** Calls the mock from a page on another port of a host, and returns what the page could read. */
async function callFrom(host: string, paths: readonly string[], init: RequestInit): Promise<string[]> {
  const page = await (browser as Browser).newPage();
  await page.goto(`http://${host}:${(pages.address() as AddressInfo).port}`);
  const urls = paths.map((path) => mock.url + path);
  const read = await page.evaluate(
    async ([urls, init]) =>
      Promise.all(
        urls.map(async (url) => {
          const response = await fetch(url, init).catch(() => undefined);
          return response ? `${response.type} ${response.status}` : 'failed';
        }),
      ),
    [urls, init] as const,
  );
  await page.close();
  return read;
}

/** What a page on another port reads in the Date header of a response. */
async function readDate(): Promise<string | null> {
  const page = await (browser as Browser).newPage();
  await page.goto(`http://localhost:${(pages.address() as AddressInfo).port}`);
  const date = await page.evaluate(async (url) => (await fetch(url)).headers.get('date'), `${mock.url}/api`);
  await page.close();
  return date;
}

test('does not create or drop workspaces for resources that a page of another site embeds', async () => {
  const paths = Array.from({ length: 5 }, (_, number) => [`/@evil${number}/api`, `/@evil${number}/x`]).flat();
  for (const method of ['GET', 'POST']) {
    const read = await callFrom('evil.example', paths, { mode: 'no-cors', method });
    expect(new Set(read)).toEqual(new Set(['opaque 0']));
  }
  expect(await listNames()).toEqual(['default', 'mine']);
});

test('creates workspaces for CORS requests, and drops no changed workspace', async () => {
  const paths = Array.from({ length: 9 }, (_, number) => `/@evil${number}/api`);
  expect(new Set(await callFrom('evil.example', paths, {}))).toEqual(new Set(['cors 200']));
  expect(await listNames()).toContain('mine');
});

test.each(['localhost', '127.0.0.1', 'dashboard.example'])(
  'creates the workspace that a frontend at %s uses',
  async (host) => {
    expect(await callFrom(host, ['/@new/api'], {})).toEqual(['cors 200']);
    expect(await listNames()).toEqual(['default', 'mine', 'new']);
  },
);

test('refuses pages of other origins if one origin is allowed', async () => {
  const origin = `http://localhost:${(pages.address() as AddressInfo).port}`;
  mock = await startMock({ scale: 0, cors: [origin], logger: { debug() {}, warn() {}, error() {} } });
  expect(await callFrom('evil.example', ['/api', '/@new/api'], {})).toEqual(['failed', 'failed']);
  expect(await listNames()).toEqual(['default']);
  expect(await callFrom('localhost', ['/api', '/@new/api'], {})).toEqual(['cors 200', 'cors 200']);
  expect(await listNames()).toEqual(['default', 'new']);
});

test('shows a page the time of the mock', async () => {
  expect(await readDate()).toBe('Fri, 30 Jan 2026 15:00:00 GMT');
});

test('accepts credentials from pages of listed origins only', async () => {
  const init = { credentials: 'include', headers: { 'x-own': '1' } } as const;
  expect(await callFrom('localhost', ['/api'], init)).toEqual(['failed']);
  const origin = `http://localhost:${(pages.address() as AddressInfo).port}`;
  mock = await startMock({ scale: 0, cors: [origin] });
  expect(await callFrom('localhost', ['/api'], init)).toEqual(['cors 200']);
  expect(await callFrom('evil.example', ['/api'], init)).toEqual(['failed']);
});

test('refuses a page whose host name resolves to the mock', async () => {
  const page = await (browser as Browser).newPage();
  const statusOf = async (url: string) => (await page.goto(url))?.status();
  expect(await statusOf(`http://evil.example:${mock.port}/api`)).toBe(403);
  expect(await statusOf(`http://evil.example:${mock.port}/@mine/api`)).toBe(403);
  expect(await statusOf(`http://localhost:${mock.port}/@mine/api`)).toBe(200);
  expect(await statusOf(`http://desk.localhost:${mock.port}/@mine/api`)).toBe(200);
  await page.close();
});
