import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildIfNeeded } from '../build.ts';
import { chromiumPath, noChromium } from '../chromium.ts';
import { type InstalledExample, installExample } from './install-example.ts';

// Starts examples/dashboard as its README says, and opens it in a real browser if one is installed.

let example: InstalledExample;
let server: ChildProcess;
let mock: string;
let address: string;
let browser: Browser | undefined;
let page: Page;
/** Console messages and errors of the page. */
let consoleMessages: string[];

beforeAll(async () => {
  buildIfNeeded();
  example = installExample('dashboard');
  server = spawn(process.execPath, ['start.mjs'], {
    cwd: example.folder,
    env: { ...process.env, MOCK_PORT: '0', PAGE_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(server.stdout ?? server, 'data');
  [mock = '', address = ''] = String(line).match(/http:\/\/127\.0\.0\.1:\d+/g) ?? [];
  if (chromiumPath) browser = await chromium.launch({ executablePath: chromiumPath });
}, 180_000);

beforeEach(async ({ skip }) => {
  if (!browser) return skip(noChromium);
  consoleMessages = [];
  page = await browser.newPage();
  page.on('console', (message) => consoleMessages.push(message.text()));
  page.on('pageerror', (error) => consoleMessages.push(error.message));
  await page.goto(address);
});

afterAll(async () => {
  await browser?.close();
  const exited = once(server, 'exit');
  server.kill();
  await exited;
  example.remove();
});

interface Responses {
  conversations: { value: string }[];
  channels: Record<string, { total: number }>;
  messages: { days: { day: string; messages: number }[]; period: { count: number } };
}

const since = Date.UTC(2026, 0, 1);
const until = Date.UTC(2026, 0, 31);

/** Reads the data of the days that the page shows from the API. */
async function readResponses(): Promise<Responses> {
  const identities = (await (await fetch(`${mock}/__admin/identities`)).json()) as {
    role: string;
    headers: Record<string, string>;
  }[];
  const read = async (role: string, path: string) => {
    const { headers } = identities.find((each) => each.role === role) ?? {};
    return (await fetch(mock + path, { headers })).json();
  };
  const window = `since=${since / 1000}&until=${until / 1000}`;
  const days = 'start=2026-01-01T00:00:00.000Z&end=2026-01-30T00:00:00.000Z';
  const metric = `/api/v2/accounts/1/reports?metric=conversations_count&type=account&${window}`;
  return {
    conversations: (await read('administrator', metric)) as Responses['conversations'],
    channels: (await read(
      'administrator',
      `/api/v2/accounts/1/summary_reports/channel?${window}`,
    )) as Responses['channels'],
    messages: (await read(
      'admin',
      `/api/v1/engagement-dashboard/messages/messages-sent?${days}`,
    )) as Responses['messages'],
  };
}

const totalOf = async (id: string) => Number(await page.locator(`#${id} [data-total]`).getAttribute('data-total'));
const valuesOf = (id: string) =>
  page.locator(`#${id} [data-value]`).evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute('data-value'))));

test('the charts show the figures of the API', async () => {
  const { conversations, channels, messages } = await readResponses();
  await page.locator('#messages').waitFor();
  expect(await valuesOf('conversations')).toEqual(conversations.map(({ value }) => Number(value)));
  expect(await valuesOf('conversations')).toHaveLength(30);
  const sent = new Map(messages.days.map((each) => [each.day.slice(0, 10), each.messages]));
  const days = Array.from({ length: 30 }, (_, index) =>
    new Date(since + index * 86_400_000).toISOString().slice(0, 10),
  );
  expect(sent.size).toBeLessThan(days.length);
  expect(await valuesOf('messages')).toEqual(days.map((day) => sent.get(day) ?? 0));
  expect(await totalOf('messages')).toBe(messages.period.count);
  for (const [name, { total }] of Object.entries(channels)) {
    const row = page.locator(`[data-channel="${name.replace('Channel::', '')}"]`);
    expect(Number(await row.getAttribute('data-value'))).toBe(total);
  }
  expect(await totalOf('channels')).toBe(Object.values(channels).reduce((sum, { total }) => sum + total, 0));
  expect(await page.locator('#messages strong').textContent()).toBe(messages.period.count.toLocaleString('en'));
  expect(consoleMessages).toEqual([]);
});

test('the chart includes a posted message', async () => {
  await page.locator('#messages').waitFor();
  const before = await totalOf('messages');
  const today = page.locator('#messages [data-day="2026-01-30"]');
  const sent = Number(await today.getAttribute('data-value'));
  await page.getByRole('textbox', { name: 'Message' }).fill('Posted from a dashboard.');
  await page.getByRole('button', { name: 'Post' }).click();
  await page.locator(`#messages [data-total="${before + 1}"]`).waitFor();
  expect(Number(await today.getAttribute('data-value'))).toBe(sent + 1);
  expect((await readResponses()).messages.period.count).toBe(before + 1);
  expect(consoleMessages).toEqual([]);
});

test('the page shows a refusal of the server', async () => {
  const body = JSON.stringify({ effect: { type: 'status', status: 503 } });
  const headers = { 'content-type': 'application/json' };
  await page.locator('#messages').waitFor();
  await fetch(`${mock}/__admin/faults`, { method: 'POST', headers, body });
  await page.reload();
  expect(await page.getByRole('alert').textContent()).toMatch(/^503: /);
  await fetch(`${mock}/__admin/faults`, { method: 'DELETE' });
});

test('compiles without type errors', () => {
  const tsc = join(example.folder, 'node_modules', 'typescript', 'bin', 'tsc');
  expect(execFileSync(process.execPath, [tsc], { cwd: example.folder, encoding: 'utf8' })).toBe('');
});
