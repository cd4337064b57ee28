import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { chromiumPath, noChromium } from '../../../chromium.ts';
import { collect, combine, deviating, hostile, report, reportOf } from '../collect.ts';

// The page in a browser. The tests are skipped if no browser is installed.

const folder = mkdtempSync(join(tmpdir(), 'chatpact-html-'));
const file = join(folder, 'report.html');
let browser: Browser | undefined;
/** Requests, console messages and errors of the page. */
let activity: string[];
let total: number;

beforeAll(async () => {
  if (!chromiumPath) return;
  const events = await collect(combine(hostile, deviating));
  total = reportOf(events).summary.cases;
  writeFileSync(file, report('html', events, {}, { history: [reportOf(events)] }));
  browser = await chromium.launch({ executablePath: chromiumPath });
});

beforeEach(({ skip }) => {
  if (!browser) skip(noChromium);
  activity = [];
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(width: number): Promise<Page> {
  if (!browser) throw new Error('No browser.');
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  page.on('console', (message) => activity.push(message.text()));
  page.on('pageerror', (error) => activity.push(error.message));
  page.on('request', (request) => activity.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  return page;
}

test.each([1440, 390])('the page fits a window of %i pixels and requests no other file', async (width) => {
  const page = await open(width);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  expect(activity).toEqual([pathToFileURL(file).href]);
  await page.close();
});

test('the filter and the toggles select cases, and the page shows their number', async () => {
  const page = await open(1440);
  const shown = () => page.locator('[data-case]:visible').count();
  expect(await page.locator('#shown').textContent()).toBe(`${total} of ${total} cases`);
  await page.locator('[data-toggle="pass"]').click();
  await page.locator('[data-open="true"]').click();
  expect(await page.locator('[data-case="pass"]:visible').count()).toBe(0);
  const before = await shown();
  await page.locator('#filter').fill('missing-words-everywhere');
  expect(await shown()).toBe(0);
  expect(await page.locator('#nothing').isVisible()).toBe(true);
  await page.locator('#filter').fill('');
  expect(await shown()).toBe(before);
  await page.close();
});

test('a cell of the matrix leads to the finding by keyboard, even if a filter hides it', async () => {
  const page = await open(390);
  await page.locator('[data-toggle="violation"]').click();
  await page.locator('[data-toggle="violation"]').click();
  const cell = page.locator('.matrix a.v-violation').first();
  await cell.focus();
  await page.keyboard.press('Enter');
  const target = page.locator((await cell.getAttribute('href')) ?? '');
  await target.locator('.finding').first().waitFor();
  expect(await target.locator('summary').evaluate((each) => each === each.ownerDocument.activeElement)).toBe(true);
  await page.close();
});
