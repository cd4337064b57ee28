import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildIfNeeded } from '../build.ts';
import { chromiumPath, noChromium } from '../chromium.ts';
import { type InstalledExample, installExample } from './install-example.ts';

// Runs the commands of examples/vite with Vite 7, and opens the page in a real browser if one is installed.
// test/testing/vite.test.ts tests the plugin itself, also with Vite 8.

let example: InstalledExample;
let browser: Browser | undefined;
let page: Page;
let vite: ChildProcess | undefined;
/** Console messages and errors of the page. */
let consoleMessages: string[];
let printed: string;

// Variables of the test run, which change what Vite does.
const { VITEST, NODE_ENV, ...env } = process.env;
const program = () => join(example.folder, 'node_modules', 'vite', 'bin', 'vite.js');

beforeAll(async () => {
  buildIfNeeded();
  example = installExample('vite', { vite: 'vite-7' });
  if (chromiumPath) browser = await chromium.launch({ executablePath: chromiumPath });
}, 180_000);

beforeEach(async () => {
  consoleMessages = [];
  if (!browser) return;
  page = await browser.newPage();
  page.on('console', (message) => consoleMessages.push(message.text()));
  page.on('pageerror', (error) => consoleMessages.push(error.message));
});

afterEach(async () => {
  await page?.close();
  if (!vite) return;
  const exited = once(vite, 'exit');
  vite.kill();
  await exited;
  vite = undefined;
});

afterAll(async () => {
  await browser?.close();
  example.remove();
});

/** Starts a command of Vite and returns the base URL that it prints, once the lines of the mock have followed. */
async function start(...words: string[]): Promise<string> {
  const started = spawn(process.execPath, [program(), ...words, '--host', '127.0.0.1'], { cwd: example.folder, env });
  vite = started;
  printed = '';
  const read = (chunk: Buffer) => {
    printed += stripVTControlCharacters(String(chunk));
  };
  started.stdout?.on('data', read);
  started.stderr?.on('data', read);
  await expect.poll(() => printed).toContain('rocketchat user');
  return /Local: +(\S+)\//.exec(printed)?.[1] ?? '';
}

const readItems = async () => {
  await page.locator('li').first().waitFor();
  return page.locator('li').allTextContents();
};

test('the page shows figures of the mock, which keeps its state when Vite restarts', async ({ skip }) => {
  const url = await start();
  expect(printed).toContain(`chatpact: ${url}/chatpact\n`);
  const token = /chatwoot administrator.*api_access_token: (\S+)/.exec(printed)?.[1] ?? '';
  const window = `since=${Date.UTC(2025, 11, 31, 15) / 1000}&until=${Date.UTC(2026, 0, 30, 15) / 1000}`;
  const report = `${url}/chatpact/api/v2/accounts/1/summary_reports/channel?${window}`;
  const response = await fetch(report, { headers: { api_access_token: token } });
  const channels = (await response.json()) as Record<string, { total: number }>;
  const expected = Object.entries(channels).map(([name, { total }]) => `${name.replace('Channel::', '')}: ${total}`);
  expect(expected.length).toBeGreaterThan(1);

  const json = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const fault = { operation: 'get-channel-summary-report', effect: { type: 'status', status: 503 } };
  await fetch(`${url}/chatpact/__admin/faults`, { ...json, body: JSON.stringify(fault) });
  const config = join(example.folder, 'vite.config.ts');
  writeFileSync(config, `${readFileSync(config, 'utf8')}// changed\n`);
  await expect.poll(() => printed).toContain('server restarted');
  expect((await fetch(report, { headers: { api_access_token: token } })).status).toBe(503);
  if (!browser) return skip(noChromium);
  await page.goto(url);
  await page.getByText('The server answered 503.').waitFor();
  await fetch(`${url}/chatpact/__admin/faults`, { method: 'DELETE' });
  consoleMessages = [];
  await page.reload();
  expect(await readItems()).toEqual(expected);
  expect(consoleMessages.filter((text) => !text.startsWith('[vite] '))).toEqual([]);
  // Vite's own channel to the page still works.
  const html = join(example.folder, 'index.html');
  writeFileSync(html, readFileSync(html, 'utf8').replace(/<title>.*</, '<title>changed<'));
  await expect.poll(() => page.title()).toBe('changed');
});

test('the console works below the prefix', async ({ skip }) => {
  if (!browser) return skip(noChromium);
  const url = await start();
  await page.goto(`${url}/chatpact/__admin/`);
  await page.getByRole('link', { name: 'Reports' }).first().click();
  await page.locator('canvas').first().waitFor();
  await fetch(`${url}/chatpact/api/v1/unlisted`);
  await page.getByRole('link', { name: 'Journal' }).first().click();
  await page.getByText('/api/v1/unlisted').first().waitFor();
  expect(consoleMessages).toEqual([]);
});

test('the built page shows figures of the mock of the preview', async ({ skip }) => {
  const tsc = join(example.folder, 'node_modules', 'typescript', 'bin', 'tsc');
  expect(execFileSync(process.execPath, [tsc], { cwd: example.folder, encoding: 'utf8' })).toBe('');
  const words = [program(), 'build', '--logLevel', 'warn'];
  const variables = { ...env, VITE_CHATWOOT_URL: '/chatpact' };
  expect(execFileSync(process.execPath, words, { cwd: example.folder, env: variables, encoding: 'utf8' })).toBe('');
  const url = await start('preview');
  if (!browser) return skip(noChromium);
  const token = /chatwoot administrator.*api_access_token: (\S+)/.exec(printed)?.[1] ?? '';
  await page.addInitScript(`sessionStorage.setItem('token', '${token}')`);
  await page.goto(url);
  expect((await readItems()).length).toBeGreaterThan(1);
});
