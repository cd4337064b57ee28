import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumPath, noChromium } from '../chromium.ts';
import { installInto } from '../installed.ts';
import { root } from '../link-packages.ts';
import { documentedUrl, Session } from './session.ts';

// Follows the tutorial from an empty folder, with the package as it would be published.

const folder = mkdtempSync(join(tmpdir(), 'chatpact-tutorial-'));
const tutorial = readFileSync(join(root, 'docs', 'tutorial.md'), 'utf8');
let session: Session;
/** The reason why packages can't be installed here, if so. */
let offline: string | undefined;

beforeAll(() => {
  session = new Session(folder, async () => {
    ({ offline } = await installInto(folder));
  });
});

afterAll(async () => {
  await session.end();
  rmSync(folder, { recursive: true, force: true });
});

test('the tutorial prints what it shows, and its chart shows the figures of the mock', async ({ skip }) => {
  const [steps, rest] = tutorial.split(/^(?=## 4\.)/m);
  const mismatch = await session.follow(steps ?? '').catch((error) => {
    if (!offline) throw error;
  });
  if (offline) skip(offline);
  expect(mismatch).toBeUndefined();
  const before = await readTotal();
  expect(await readChart()).toEqual({ total: String(before), messages: [] });

  const [changed, end] = (rest ?? '').split(/^(?=To find out how)/m);
  expect(await session.follow(changed ?? '')).toBeUndefined();
  expect(await readTotal()).toBe(before + 1);
  if (!chromiumPath) skip(noChromium);
  expect(await readChart()).toEqual({ total: String(before + 1), messages: [] });
  expect(await session.follow(end ?? '')).toBeUndefined();
}, 300_000);

/** The total of the report that the page requests. */
async function readTotal(): Promise<number> {
  const report = '/api/v2/accounts/1/summary_reports/channel?since=1767225600&until=1769904000';
  const headers = { api_access_token: 'D23p7vuqgKCsPE34Eb4YbcKn' };
  const channels = (await (await fetch((await session.resolve(documentedUrl)) + report, { headers })).json()) as Record<
    string,
    { total: number }
  >;
  return Object.values(channels).reduce((sum, { total }) => sum + total, 0);
}

/** The total that the page shows when it is opened as a file, and its console messages and errors. */
async function readChart(): Promise<{ total: string | null; messages: string[] }> {
  if (!chromiumPath) return { total: String(await readTotal()), messages: [] };
  const browser = await chromium.launch({ executablePath: chromiumPath });
  const messages: string[] = [];
  try {
    const page = await browser.newPage();
    page.on('console', (message) => messages.push(message.text()));
    page.on('pageerror', (error) => messages.push(error.message));
    await page.goto(pathToFileURL(join(folder, 'chart.html')).href);
    await page.locator('li').first().waitFor();
    return { total: await page.locator('#total').textContent(), messages };
  } finally {
    await browser.close();
  }
}
