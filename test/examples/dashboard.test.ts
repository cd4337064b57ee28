import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildIfNeeded } from '../build.ts';
import { chromiumPath, noChromium } from '../chromium.ts';
import { type InstalledExample, installExample } from './install-example.ts';

// examples/dashboard, started as its README says, in a real browser where there is one.

let example: InstalledExample;
let server: ChildProcess;
let mock: string;
let address: string;
let browser: Browser | undefined;
let page: Page;
/** What the page complained about. */
let noise: string[];

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
  noise = [];
  page = await browser.newPage();
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(error.message));
  await page.goto(address);
});

afterAll(async () => {
  await browser?.close();
  const gone = once(server, 'exit');
  server.kill();
  await gone;
  example.remove();
});

interface Answers {
  conversations: { value: string }[];
  channels: Record<string, { total: number }>;
  messages: { days: { day: string; messages: number }[]; period: { count: number } };
}

const since = Date.UTC(2026, 0, 1);
const until = Date.UTC(2026, 0, 31);

/** What the API says of the days that the page shows. */
async function readAnswers(): Promise<Answers> {
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
    conversations: (await read('administrator', metric)) as Answers['conversations'],
    channels: (await read(
      'administrator',
      `/api/v2/accounts/1/summary_reports/channel?${window}`,
    )) as Answers['channels'],
    messages: (await read(
      'admin',
      `/api/v1/engagement-dashboard/messages/messages-sent?${days}`,
    )) as Answers['messages'],
  };
}

const totalOf = async (id: string) => Number(await page.locator(`#${id} [data-total]`).getAttribute('data-total'));
const valuesOf = (id: string) =>
  page.locator(`#${id} [data-value]`).evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute('data-value'))));

test('the charts show what the API answers', async () => {
  const { conversations, channels, messages } = await readAnswers();
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
  expect(noise).toEqual([]);
});

test('a message that is posted moves the chart', async () => {
  await page.locator('#messages').waitFor();
  const before = await totalOf('messages');
  const today = page.locator('#messages [data-day="2026-01-30"]');
  const sent = Number(await today.getAttribute('data-value'));
  await page.getByRole('textbox', { name: 'Message' }).fill('Posted from a dashboard.');
  await page.getByRole('button', { name: 'Post' }).click();
  await page.locator(`#messages [data-total="${before + 1}"]`).waitFor();
  expect(Number(await today.getAttribute('data-value'))).toBe(sent + 1);
  expect((await readAnswers()).messages.period.count).toBe(before + 1);
  expect(noise).toEqual([]);
});

test('what a server refuses, the page says', async () => {
  const body = JSON.stringify({ effect: { type: 'status', status: 503 } });
  const headers = { 'content-type': 'application/json' };
  await page.locator('#messages').waitFor();
  await fetch(`${mock}/__admin/faults`, { method: 'POST', headers, body });
  await page.reload();
  expect(await page.getByRole('alert').textContent()).toMatch(/^503: /);
  await fetch(`${mock}/__admin/faults`, { method: 'DELETE' });
});

test('its types are right', () => {
  const tsc = join(example.folder, 'node_modules', 'typescript', 'bin', 'tsc');
  expect(execFileSync(process.execPath, [tsc], { cwd: example.folder, encoding: 'utf8' })).toBe('');
});
