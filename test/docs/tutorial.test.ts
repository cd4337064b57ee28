import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumPath, noChromium } from '../chromium.ts';
import { installPackage } from '../installed.ts';
import { root } from '../link-packages.ts';
import { documentedUrl, Session } from './session.ts';

// The tutorial as a newcomer follows it: from an empty folder, with the package as it would be published.

const folder = mkdtempSync(join(tmpdir(), 'chatpact-tutorial-'));
const tutorial = readFileSync(join(root, 'docs', 'tutorial.md'), 'utf8');
let session: Session;
/** Why the tutorial can't be followed here, if so. */
let offline: string | undefined;

beforeAll(() => {
  session = new Session(folder, async () => {
    ({ offline } = await installPackage(folder));
  });
});

afterAll(async () => {
  await session.end();
  rmSync(folder, { recursive: true, force: true });
});

test('whoever follows the tutorial sees what it says, and a chart that shows what the mock answers', async ({
  skip,
}) => {
  const [steps, rest] = tutorial.split(/^(?=## 4\.)/m);
  const begun = await session.follow(steps ?? '').catch((error) => {
    if (!offline) throw error;
  });
  if (offline) skip(offline);
  expect(begun).toBeUndefined();
  const before = await readTotal();
  expect(await readChart()).toEqual({ total: String(before), noise: [] });

  const [moved, end] = (rest ?? '').split(/^(?=You want to know)/m);
  expect(await session.follow(moved ?? '')).toBeUndefined();
  expect(await readTotal()).toBe(before + 1);
  if (!chromiumPath) skip(noChromium);
  expect(await readChart()).toEqual({ total: String(before + 1), noise: [] });
  expect(await session.follow(end ?? '')).toBeUndefined();
}, 300_000);

/** What the mock answers to the question of the page. */
async function readTotal(): Promise<number> {
  const report = '/api/v2/accounts/1/summary_reports/channel?since=1767225600&until=1769904000';
  const headers = { api_access_token: 'D23p7vuqgKCsPE34Eb4YbcKn' };
  const channels = (await (await fetch((await session.resolve(documentedUrl)) + report, { headers })).json()) as Record<
    string,
    { total: number }
  >;
  return Object.values(channels).reduce((sum, { total }) => sum + total, 0);
}

/** What the page shows when it is opened as a file, and what it complained about. */
async function readChart(): Promise<{ total: string | null; noise: string[] }> {
  if (!chromiumPath) return { total: String(await readTotal()), noise: [] };
  const browser = await chromium.launch({ executablePath: chromiumPath });
  const noise: string[] = [];
  try {
    const page = await browser.newPage();
    page.on('console', (message) => noise.push(message.text()));
    page.on('pageerror', (error) => noise.push(error.message));
    await page.goto(pathToFileURL(join(folder, 'chart.html')).href);
    await page.locator('li').first().waitFor();
    return { total: await page.locator('#total').textContent(), noise };
  } finally {
    await browser.close();
  }
}
