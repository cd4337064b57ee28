import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildIfNeeded } from '../../build.ts';
import { chromiumPath, noChromium } from '../../chromium.ts';
import { programFile } from '../../package-under-test.ts';

// The journal page of the built console in Chromium: what it marks, hides and keeps readable.

type Library = typeof import('../../../index.ts');
type Mock = Awaited<ReturnType<Library['createMock']>>;

let createMock: Library['createMock'];
let mock: Mock;
let browser: Browser | undefined;

beforeAll(async () => {
  buildIfNeeded();
  const built = new URL('../index.js', pathToFileURL(programFile));
  ({ createMock } = (await import(built.href)) as Library);
  if (chromiumPath) browser = await chromium.launch({ executablePath: chromiumPath });
}, 180_000);

beforeEach(async ({ skip }) => {
  if (!browser) skip(noChromium);
  mock = await createMock({ scale: 0 });
  return () => mock.close();
});

afterAll(() => browser?.close());

async function open(path = 'journal', width = 1280): Promise<Page> {
  if (!browser) throw new Error('No browser.');
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${mock.url}/__admin/#/${path}`);
  await page.getByText('live', { exact: true }).waitFor();
  return page;
}

const call = (path: string, init: RequestInit = {}) =>
  fetch(`${mock.url}${path}`, { ...init, headers: { ...mock.identities[0]?.headers, ...init.headers } });

test.each([1280, 1920, 390])(
  'shows every word of the calls that are not served at %i px, and all calls on demand',
  async (width) => {
    for (const name of [
      'portals',
      'audit_logs',
      'nothing',
      'dashboard_apps',
      'campaigns',
      'notifications',
      'custom_roles',
    ])
      await call(`/api/v1/accounts/1/${name}`);
    const page = await open('journal', width);
    const table = page.getByRole('region', { name: 'Your app called these, and they are not served' });
    const rows = table.locator('tbody tr');
    await expect.poll(() => rows.count()).toBe(5);
    await table.getByRole('button', { name: 'Show all 7' }).click();
    expect(await rows.count()).toBe(7);
    const clipped = await table.evaluate((region) =>
      [region, ...region.querySelectorAll('*')]
        .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0)
        .map(({ outerHTML }) => outerHTML),
    );
    expect(clipped).toEqual([]);
    await table.getByRole('button', { name: 'Show the first 5' }).click();
    expect(await rows.count()).toBe(5);
    await page.context().close();
  },
);

test('marks broken JSON as a hint, and hides CORS preflights until they are wanted', async () => {
  const page = await open();
  await call('/api/v1/accounts/1/conversations/1/messages', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"content":',
  });
  await call('/api/v1/profile', {
    method: 'OPTIONS',
    headers: { origin: 'http://app.example', 'access-control-request-method': 'GET' },
  });
  const broken = page.getByRole('button', { name: /400.+messages/ });
  const preflight = page.getByRole('button', { name: /204.+OPTIONS/ });
  await broken.getByText('hint', { exact: true }).waitFor();
  const box = page.getByLabel('CORS preflights (1)');
  await box.check();
  await preflight.waitFor();
  expect(await page.locator('.mark').allTextContents()).toEqual(['hint']);
  await box.uncheck();
  expect(await preflight.count()).toBe(0);
  await page.getByLabel('Show').selectOption('With hint');
  expect(await page.locator('.journal li').count()).toBe(1);
  await page.context().close();
});

test('names the open request in the address, and keeps rows distinguishable beside it', async () => {
  const report = '/api/v2/accounts/1/reports?type=account&metric=conversations_count&since=1769731200&until=1769817600';
  for (const group of ['day', 'month']) await call(`${report}&group_by=${group}`);
  const page = await open();
  await page.getByRole('button', { name: /group_by=day/ }).click();
  await page.waitForURL(/#\/journal\/1$/);
  const detail = page.getByRole('region', { name: 'Request and response' });
  const row = page.getByRole('button', { name: /group_by=month/ });
  const list = await page.getByRole('region', { name: 'Requests' }).boundingBox();
  const tail = await row.locator('.tail').boundingBox();
  expect(await row.locator('.tail').textContent()).toMatch(/group_by=month$/);
  expect((tail?.x ?? 0) + (tail?.width ?? 0)).toBeLessThan((list?.x ?? 0) + (list?.width ?? 0));
  expect(await row.locator('.time').isVisible()).toBe(true);

  await page.reload();
  await detail.getByText('group_by=day').waitFor();
  await page.goBack();
  await detail.waitFor({ state: 'detached' });
  await page.goto(`${mock.url}/__admin/#/journal/99`);
  await detail.getByRole('alert').waitFor();
  await detail.getByRole('button', { name: 'Close' }).click();
  await page.waitForURL(/#\/journal$/);
  await page.context().close();
});

test('says why a login was refused, and which connections clients closed', async () => {
  await call('/api/v1/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'nobody', password: 'wrong' }),
  });
  await call('/api/v1/profile');
  if (!browser) throw new Error('No browser.');
  const page = await browser.newPage();
  await page.route('**/__admin/requests', async (route) => {
    const response = await route.fetch();
    const [latest, ...others] = (await response.json()) as object[];
    await route.fulfill({ response, json: [{ ...latest, aborted: true }, ...others] });
  });
  await page.goto(`${mock.url}/__admin/#/journal`);
  await page.getByRole('button', { name: /connection closed.+profile/ }).waitFor();
  const login = page.getByRole('button', { name: /401.+login/ });
  await login.getByText('the credentials are not valid').waitFor();
  await login.click();
  await page.getByText('401 refused: the credentials are not valid').waitFor();
  await page.close();
});
