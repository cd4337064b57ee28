import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { buildIfNeeded } from '../../build.ts';
import { chromiumPath, noChromium } from '../../chromium.ts';
import { resolveEntry } from '../../package-under-test.ts';
import { startMock } from '../start-mock.ts';
import { exchange } from './exchange.ts';
import { anywhere, here, listRequests, type Received, type Sent } from './exchanges.ts';
import { type ServedPage, servePage } from './serve-page.ts';

// Compares the built mock for browsers with the mock in Node.js: the same requests must get the same bytes.

type Library = typeof import('../../../mock/browser/index.ts');

const options = { scale: 0.1 };
let library: Library;
let mock: Mock;
let requests: Sent[];
let expected: (Received | string)[];
let browser: Browser | undefined;
let page: ServedPage | undefined;

beforeAll(async () => {
  buildIfNeeded();
  library = (await import(pathToFileURL(resolveEntry('chatpact/browser')).href)) as Library;
  requests = await listRequests(await startMock(options));
  mock = await startMock({ ...options, port: null });
  expected = await exchange(requests, (request) => mock.handle(request));
  if (!chromiumPath) return;
  // Requests to other hosts fail.
  const args = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];
  browser = await chromium.launch({ executablePath: chromiumPath, args });
  page = await servePage();
}, 400_000);

afterAll(async () => {
  await browser?.close();
  await page?.close();
});

/** Pairs each response with its request, so that a difference shows the request. */
const describeAll = (received: readonly (Received | string)[]) =>
  received.map((each, index) => {
    const { method, url, body } = requests[index] ?? {};
    return [`${index} ${method} ${url} ${body?.slice(0, 80)}`, each];
  });

test('covers responses of every kind', () => {
  const statuses = new Set(expected.map((each) => (typeof each === 'string' ? each : each.status)));
  expect([...statuses]).toEqual(
    expect.arrayContaining([200, 204, 304, 400, 401, 403, 404, 413, 422, 429, 503, 'TypeError']),
  );
});

test('returns the same bytes without Node.js as with it', async () => {
  await using other = await library.createMock(options);
  expect(other.identities).toEqual(mock.identities);
  expect(describeAll(await exchange(requests, (request) => other.handle(request)))).toEqual(describeAll(expected));
  expect(other.requests().map(({ url, status }) => [url, status])).toEqual(
    mock.requests().map(({ url, status }) => [url, status]),
  );
});

test('detects a different history (test of this comparison)', async () => {
  await using other = await library.createMock({ ...options, seed: 2 });
  const received = await exchange(requests.slice(0, 30), (request) => other.handle(request));
  expect(describeAll(received)).not.toEqual(describeAll(expected.slice(0, 30)));
});

test("returns the same bytes in a page behind MSW's worker, and sends nothing to the network", async ({ skip }) => {
  if (!browser || !page) return skip(noChromium);
  const tab = await browser.newPage();
  const noise: string[] = [];
  tab.on('pageerror', (error) => noise.push(error.message));
  const external: string[] = [];
  tab.context().on('response', (response) => {
    if (!response.url().startsWith(page?.url ?? '') && !response.fromServiceWorker()) external.push(response.url());
  });
  await tab.goto(page.url);
  const run = ([given, bases, sent]: unknown[]) =>
    (globalThis as unknown as { ask(...args: unknown[]): unknown }).ask(given, bases, sent);
  const answered = (await tab.evaluate(run, [options, [anywhere, here], requests])) as {
    received: (Received | string)[];
    identities: unknown;
  };
  expect(answered.identities).toEqual(mock.identities);
  expect(describeAll(answered.received)).toEqual(describeAll(expected));
  expect(external).toEqual([]);
  expect(noise).toEqual([]);
  expect([...new Set(page.asked)].sort()).toEqual(['/', '/mockServiceWorker.js', '/page.js']);
});

test('throws at creation in a page that may not compile code', async ({ skip }) => {
  if (!browser || !page) return skip(noChromium);
  const tab = await browser.newPage();
  await tab.goto(`${page.url}/strict`);
  const create = () =>
    // In a timer, since code that a debugger evaluates directly is exempt from the page's policy.
    new Promise((resolve) => {
      const { createMock } = globalThis as unknown as Library;
      setTimeout(() =>
        createMock()
          .then(String, ({ code, message }) => [code, message])
          .then(resolve),
      );
    });
  expect(await tab.evaluate(create)).toEqual(['EVAL_NOT_ALLOWED', expect.stringContaining("Add 'unsafe-eval'")]);
});
