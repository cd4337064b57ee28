/**
 * Takes the README's pictures of the console, in Chromium. Run by `npm run pictures:console` after a build. No test
 * compares them, since fonts differ between machines.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const images = new URL('../docs/images/', import.meta.url);
// The built mock, since the console must be built.
const built = new URL('../dist/index.js', import.meta.url).href;
const { createMock } = (await import(built)) as typeof import('../index.ts');
// The port of the examples, which the pictures show.
await using mock = await createMock({ port: 4010 });
const browser = await chromium.launch({ executablePath: process.env.CHATPACT_CHROMIUM ?? '/usr/bin/chromium' });
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });

async function photograph(name: string, prepare: (page: Awaited<ReturnType<typeof context.newPage>>) => Promise<void>) {
  const page = await context.newPage();
  await page.goto(`${mock.url}/__admin/#/${name}`);
  await page.getByText('Loading…').first().waitFor({ state: 'detached' });
  await prepare(page);
  await page.screenshot({ path: fileURLToPath(new URL(`console-${name}.png`, images)) });
}

await photograph('reports', (page) => page.getByText('previous: ').first().waitFor());

const headers = mock.identities[0]?.headers ?? {};
const window = 'since=1769126400&until=1769731200';
for (const path of [
  `/api/v2/accounts/1/reports?metric=conversations_count&type=account&${window}`,
  '/api/v1/accounts/1/conversations?status=open',
  '/api/v1/accounts/1/conversations/search?q=refund',
  `/api/v2/accounts/1/summary_reports/channel?${window}`,
  `/api/v2/accounts/1/reports/summary?type=account&${window}`,
]) {
  await fetch(`${mock.url}${path}`, { headers });
}
await photograph('journal', async (page) => {
  await page.getByRole('button', { name: /reports\/summary/ }).click();
  await page.getByText('normal response').waitFor();
});
await browser.close();
