import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildIfNeeded } from '../../build.ts';
import { chromiumPath, noChromium } from '../../chromium.ts';
import { programFile } from '../../package-under-test.ts';

// Tests the built console in Chromium. Skipped where Chromium is not installed.

type Library = typeof import('../../../index.ts');
type Plugin = import('../../../extend/plugin.ts').Plugin;
type Mock = Awaited<ReturnType<Library['createMock']>>;

const built = new URL('../', pathToFileURL(programFile));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pluginUrl = new URL('../../../examples/third-vendor/plugin.mjs', import.meta.url);
const pages = [
  ['', 'Overview'],
  ['reports', 'Reports'],
  ['journal', 'Journal'],
  ['play', 'Play'],
  ['reference', 'API reference'],
  ['findings', 'Findings'],
  ['scenarios', 'Scenarios'],
  ['workspaces', 'Workspaces'],
] as const;

let createMock: Library['createMock'];
let checkContract: Library['checkContract'];
let createProxy: Library['createProxy'];
let mock: Mock;
let browser: Browser | undefined;
/** Errors that pages logged, and URLs that they requested from other servers than the mock. */
let problems: string[];

beforeAll(async () => {
  buildIfNeeded();
  ({ createMock, checkContract, createProxy } = (await import(new URL('index.js', built).href)) as Library);
  mock = await createMock();
  if (chromiumPath) browser = await chromium.launch({ executablePath: chromiumPath });
}, 180_000);

beforeEach(({ skip }) => {
  if (!browser) skip(noChromium);
  problems = [];
});

afterAll(async () => {
  await browser?.close();
  await mock?.close();
});

interface PageOptions {
  url?: string;
  width?: number;
  colorScheme?: 'light' | 'dark';
}

async function open(
  path: string,
  { url = mock.url, width = 1440, colorScheme = 'light' }: PageOptions = {},
): Promise<Page> {
  if (!browser) throw new Error('No browser.');
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(url).origin });
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${new URL(url).origin}/`)) problems.push(request.url());
  });
  await page.goto(`${url}/__admin/#/${path}`);
  return page;
}

/** Fails if axe finds a serious or critical accessibility violation. */
async function assertAccessible(page: Page): Promise<void> {
  // Pages of the console are one document.
  if (await page.evaluate("typeof globalThis.axe === 'undefined'")) await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { axe: judge } = globalThis as unknown as { axe: typeof import('axe-core') };
    // Skip the frame of the API reference: its page is Swagger UI.
    const { violations: found } = await judge.run({ exclude: ['iframe'] });
    return found
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
  expect(violations).toEqual([]);
}

const card = (page: Page, id: string) => page.locator(`[data-picture="${id}"]`);
const lastRow = (page: Page, id: string) => card(page, id).locator('details').first().locator('tbody tr').last();

/** Opens the table of a report's chart, and reads its rows. */
async function readTable(page: Page, id: string): Promise<string[][]> {
  await card(page, id).getByText('As a table').click();
  const rows = await card(page, id).locator('details').first().locator('tbody tr').all();
  return Promise.all(rows.map((row) => row.locator('th, td').allTextContents()));
}

/** Opens the table of a report's chart, and reads the number of the last day. */
async function readLast(page: Page, id: string): Promise<number> {
  await card(page, id).getByText('As a table').click();
  return Number(await lastRow(page, id).locator('td').first().textContent());
}

test('updates the charts of one workspace when a message is sent in it', async () => {
  const page = await open('play');
  await page.getByRole('combobox', { name: 'Workspace' }).selectOption('new workspace…');
  await page.waitForURL(/\/@w1\/__admin\/#\/play$/);
  const before = await readLast(page, 'time-series');
  await page.getByRole('button', { name: 'Send as agent' }).click();
  await expect.poll(() => lastRow(page, 'time-series').locator('td').first().textContent()).toBe(String(before + 1));
  await page.getByRole('status').getByText('Sent in conversation').waitFor();

  const chat = await readLast(page, 'messages-sent');
  await page.getByRole('button', { name: 'Post message' }).click();
  await expect.poll(() => lastRow(page, 'messages-sent').locator('td').first().textContent()).toBe(String(chat + 1));

  await page.getByRole('combobox', { name: 'Workspace' }).selectOption('@default');
  await page.waitForURL(`${mock.url}/__admin/#/play`);
  expect(await readLast(page, 'time-series')).toBe(before);
  expect(problems).toEqual([]);
  await page.context().close();
});

test('shows a new request in the journal with its response, and forces the status of the next one', async () => {
  const page = await open('journal');
  await page.getByText('No requests yet.').waitFor();
  await page.getByText('live', { exact: true }).waitFor();
  const [administrator] = mock.identities;
  const call = () =>
    fetch(`${mock.url}/api/v2/accounts/1/reports/conversations?type=account`, { headers: administrator?.headers });
  const { open: openCount } = (await (await call()).json()) as { open: number };
  await page.getByRole('button', { name: /200.+reports\/conversations/ }).click();
  const detail = page.getByRole('region', { name: 'Request and response' });
  await detail.getByText('get-account-conversation-metrics').waitFor();
  await detail.getByText('status documented as 200').waitFor();
  await detail.getByText(`administrator ${administrator?.name}`).waitFor();
  expect(await detail.getByRole('region', { name: 'Request', exact: true }).textContent()).toContain(
    'api_access_token: …',
  );
  expect(await detail.getByRole('region', { name: 'Response' }).textContent()).toContain(`"open": ${openCount}`);

  await detail.getByRole('button', { name: 'Copy as curl' }).click();
  const curl = await page.evaluate('navigator.clipboard.readText()');
  expect(curl).toBe(
    `curl -s -H 'api_access_token: ${administrator?.headers.api_access_token}' '${mock.url}/api/v2/accounts/1/reports/conversations?type=account'`,
  );

  await detail.getByLabel('Force a status next time').selectOption('403');
  await page.getByRole('status').getByText('request gets 403').waitFor();
  expect((await call()).status).toBe(403);
  await page.getByRole('button', { name: /403.+reports\/conversations/ }).click();
  await detail.getByText('injected fault: status').waitFor();
  await detail.getByText('status documented as 403').waitFor();
  expect((await call()).status).toBe(200);

  await fetch(`${mock.url}/api/v1/accounts/1/nothing-of-this-name`, { headers: administrator?.headers });
  const unserved = page.getByRole('region', { name: 'Your app called these, and they are not served' });
  await unserved.getByRole('row', { name: /1 GET .+nothing-of-this-name no such operation/ }).waitFor();
  expect(problems).toEqual([]);
  await page.context().close();
});

test('repeats a recorded response once, and marks it as forced', async () => {
  const page = await open('journal');
  await page.getByText('live', { exact: true }).waitFor();
  const [administrator] = mock.identities;
  const path = '/api/v2/accounts/1/reports/summary?type=account&since=1769731200&until=1769817600';
  const call = async () => (await fetch(`${mock.url}${path}`, { headers: administrator?.headers })).text();
  const recorded = await call();
  const answered = page.getByRole('button', { name: /200.+reports\/summary/ });
  await answered.first().click();
  const detail = page.getByRole('region', { name: 'Request and response' });
  await detail.getByRole('button', { name: 'Repeat this response next time' }).click();
  await page.getByRole('status').getByText('gets this 200 response').waitFor();

  const said = await fetch(`${mock.url}/api/v1/accounts/1/conversations/1/messages`, {
    method: 'POST',
    headers: { ...administrator?.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ content: 'This moves the report.' }),
  });
  expect(said.status).toBe(200);
  expect(await call()).toBe(recorded);
  const { outgoing_messages_count: before } = JSON.parse(recorded) as { outgoing_messages_count: number };
  expect(JSON.parse(await call())).toMatchObject({ outgoing_messages_count: before + 1 });
  await page.getByRole('button', { name: /200.+reports\/summary.+forced/ }).click();
  await detail.getByText('200 forced').waitFor();
  await answered.last().click();
  await detail.getByText('200 normal response').waitFor();
  expect(problems).toEqual([]);
  await page.context().close();
});

test('explains why a response cannot be repeated, and still offers statuses', async () => {
  const page = await open('journal');
  await page.getByText('live', { exact: true }).waitFor();
  const [administrator] = mock.identities;
  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${mock.url}${path}`, { headers: administrator?.headers, ...init }).then((response) => response.text());
  const detail = page.getByRole('region', { name: 'Request and response' });
  const expectWhy = async (line: RegExp, why: string) => {
    await page.getByRole('button', { name: line }).first().click();
    await detail.getByText(`This response cannot be repeated: ${why}.`).waitFor();
    expect(await detail.getByRole('button', { name: 'Repeat this response next time' }).count()).toBe(0);
    expect(await detail.getByLabel('Force a status next time').count()).toBe(1);
  };
  await call('/api/v1/profile');
  await expectWhy(/fetchProfile/, 'the body contains a secret, which is not shown');
  await call('/api/v1/accounts/1/teams', { method: 'HEAD' });
  await expectWhy(/HEAD.+teams/, 'a response to HEAD has no body');
  await mock.injectFault({ effect: { type: 'malformed' }, count: 1 });
  await call('/api/v1/accounts/1/inboxes');
  await expectWhy(/GET.+inboxes/, 'the body was not kept: it is not valid JSON');
  expect(problems).toEqual([]);
  await page.context().close();
});

test('copies a token, and shows snippets with the URL and token of an identity', async () => {
  const page = await open('');
  const agent = mock.identities.find(({ role }) => role === 'agent');
  await page.getByRole('button', { name: `Copy token of agent ${agent?.name}` }).click();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(agent?.headers.api_access_token);
  for (const language of ['curl', 'fetch', 'axios', 'Ruby', 'Python']) {
    await page.getByRole('button', { name: language, exact: true }).click();
    const text = await page.locator('.snippet pre').textContent();
    expect(text).toContain(`${mock.url}/api/v2/accounts/1/reports`);
    expect(text).toContain(mock.identities[0]?.headers.api_access_token);
  }
  expect(problems).toEqual([]);
  await page.context().close();
});

test('explains a number of a report', async () => {
  const page = await open('reports');
  await page.getByRole('button', { name: 'Why? Conversations' }).click();
  const dialog = page.getByRole('dialog');
  const value = Number(await dialog.locator('.figure').textContent());
  const shown = await card(page, 'summary').locator('strong').first().textContent();
  expect(shown).toBe(value.toLocaleString('en'));
  await dialog.getByText(`${value.toLocaleString('en')} events`).waitFor();
  expect(await dialog.locator('tbody tr').count()).toBe(20);
  await dialog.getByRole('button', { name: `Show all ${value.toLocaleString('en')}` }).click();
  await expect.poll(() => dialog.locator('tbody tr').count()).toBe(value);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(problems).toEqual([]);
  await page.context().close();
});

test('reads the reports of each account as an administrator of that account', async () => {
  const page = await open('reports');
  await page.getByRole('combobox', { name: 'Account' }).selectOption('2');
  const other = mock.identities.find((each) => each.account_id === 2 && each.role === 'administrator');
  const path = '/api/v2/accounts/2/reports/conversations?type=account';
  const answer = (await (await fetch(`${mock.url}${path}`, { headers: other?.headers })).json()) as { open: number };
  await expect.poll(() => card(page, 'now').locator('strong').first().textContent()).toBe(String(answer.open));
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(problems).toEqual([]);
  await page.context().close();
});

test('executes an operation from the API reference as an administrator', async () => {
  const page = await open('reference');
  const reference = page.frameLocator('iframe');
  await reference.getByText('One metric over time').waitFor();
  await reference.getByText('Open conversations of the account').click();
  expect(await reference.getByPlaceholder('account_id').inputValue()).toBe('1');
  await reference.getByRole('button', { name: 'Execute' }).first().click();
  await expect.poll(async () => (await mock.requests())[0]?.operation).toBe('get-account-conversation-metrics');
  await page.context().close();
});

test('opens findings of a check and of a proxy, and rejects other files', async () => {
  const faulty = await createMock();
  const proxy = await createProxy({ target: faulty.url, vendor: 'chatwoot' });
  try {
    await faulty.injectFault({ effect: { type: 'status', status: 418 } });
    const { url, credentials } = faulty;
    const only = ['get-account-conversation-metrics/*'];
    const report = await checkContract({ url, vendor: 'chatwoot', credentials, only });
    expect(report.summary.verdicts.violation).toBeGreaterThan(0);
    const headers = faulty.identities[0]?.headers;
    await fetch(`${proxy.url}/api/v2/accounts/1/reports/conversations?type=account`, { headers });
    await expect.poll(() => proxy.state.violations).toBe(1);

    const page = await open('findings');
    const choose = (name: string, text: string) =>
      page.getByLabel('JSON file').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    for (const [index, invalid] of ['', 'null', '1', '{"cases":1}', '{"cases":[1],"summary":{}}', '[]'].entries()) {
      await choose(`notes${index}.json`, invalid);
      await page.getByRole('alert').getByText(`Cannot read notes${index}.json`).waitFor();
    }
    await choose('report.json', JSON.stringify(report));
    await page.getByText(`${report.summary.verdicts.violation} violation`).waitFor();
    await page
      .getByText(/^Expected 200\. Got 418/)
      .first()
      .waitFor();
    await choose('findings.json', JSON.stringify(proxy.state));
    await page.getByText('from a proxy').waitFor();
    await page.getByText(/^Expected 200 or .*\. Got 418/).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByText('from a proxy').waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
    await page.context().close();
  } finally {
    await proxy.close();
    await faulty.close();
  }
});

/** Runs a check of a mock as the command line does; resolves with its exit code. */
function check({ url, credentials }: Mock, ...flags: string[]): Promise<number | null> {
  const child = spawn(process.execPath, [programFile, 'check', url, '--vendor', 'chatwoot', ...flags], {
    env: { ...process.env, ...credentials },
    stdio: 'ignore',
  });
  return new Promise((resolve) => child.once('exit', resolve));
}

test('shows findings while a check runs, and says when a check has none', async () => {
  const target = await createMock();
  const own = await mock.workspace('seen');
  try {
    await target.injectFault({ effect: { type: 'status', status: 418 } });
    const page = await open('findings', { url: own.url });
    await page.getByRole('heading', { name: 'No findings yet' }).waitFor();
    await page.getByText(`--console ${own.url}`).first().waitFor();
    await page.evaluate('globalThis.isSamePage = true');

    const flags = ['--only', 'get-account-conversation-metrics/*', '--console', own.url];
    // The low rate keeps the check running while the page is tested.
    const faulty = check(target, ...flags, '--rate', '1/s');
    const card = page.getByRole('region', { name: target.url });
    await card.getByText('running').waitFor();
    await card
      .getByText(/Got 418/)
      .first()
      .waitFor();
    expect(await card.getByText('running').count()).toBe(1);
    expect(await faulty).toBe(1);
    await card.getByText('finished with exit code 1').waitFor();

    await target.clearFaults();
    expect(await check(target, ...flags)).toBe(0);
    const latest = page.getByRole('region', { name: target.url }).first();
    await latest.getByText('finished with exit code 0').waitFor();
    await latest.getByText('No findings.').waitFor();
    const former = page.getByRole('region', { name: target.url }).nth(1);
    expect(await former.getByText(/Got 418/).count()).toBe(0);
    await former.getByRole('button', { name: /^Show \d+ findings?$/ }).click();
    await former
      .getByText(/Got 418/)
      .first()
      .waitFor();
    expect(await page.evaluate('globalThis.isSamePage')).toBe(true);
    await assertAccessible(page);

    await page.getByRole('button', { name: 'Clear all runs' }).click();
    await page.getByRole('heading', { name: 'No findings yet' }).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  } finally {
    await own.drop();
    await target.close();
  }
});

test('shows a vendor of a plugin: title, identities, charts, journal, faults and reference', async () => {
  const { default: plugin } = (await import(pluginUrl.href)) as { default: Plugin };
  const served = await createMock({ plugins: [plugin], vendors: ['tickets'] });
  try {
    const [admin] = served.identities;
    const page = await open('', { url: served.url });
    await page.getByRole('heading', { name: 'Tickets version 1.0.0' }).waitFor();
    await page.getByText('371 tickets').waitFor();
    await page.getByRole('cell', { name: `X-Api-Key: ${admin?.headers['X-Api-Key']}` }).waitFor();
    expect(await page.locator('.snippet pre').textContent()).toContain('/tickets-api/reports/by-status?since=');

    const openPage = (title: string) => page.getByRole('navigation').getByRole('link', { name: title }).click();
    await openPage('Reports');
    expect(await readTable(page, 'tickets-by-status')).toEqual([
      ['open', '59'],
      ['solved', '60'],
    ]);
    const byAssignee = await readTable(page, 'tickets-by-assignee');
    expect(byAssignee.map(([name]) => name).sort()).toEqual(['1', '2', '3', '4', '5', 'none']);
    expect(byAssignee.reduce((sum, [, tickets]) => sum + Number(tickets), 0)).toBe(59 + 60);
    await assertAccessible(page);
    await page.getByRole('combobox', { name: 'Period' }).selectOption('7 days');
    await expect.poll(() => lastRow(page, 'tickets-by-status').locator('td').first().textContent()).not.toBe('60');

    await openPage('Journal');
    await page.getByText('live', { exact: true }).waitFor();
    await fetch(`${served.url}/tickets-api/me`, { headers: admin?.headers });
    await page.getByRole('button', { name: /200.+getMe/ }).click();
    await page.getByText('Tickets · getMe').waitFor();

    await openPage('Play');
    await page.getByRole('heading', { name: 'Faults' }).waitFor();
    await page.getByRole('combobox', { name: 'Operation' }).selectOption('createTicket');
    expect(await page.getByRole('heading', { name: /Chatwoot|Rocket/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Add fault' }).click();
    await page.getByText('createTicket: 403 Forbidden, 1 left').waitFor();
    await page.getByRole('option', { name: 'GET /tickets-api/me · getMe' }).waitFor({ state: 'attached' });
    await page.getByRole('combobox', { name: 'Fault' }).selectOption('delay');
    await page.getByLabel('Delay (ms)').fill('1');
    await page.getByRole('button', { name: 'Add fault' }).click();
    await page.getByText('createTicket: delay of 1 ms, 1 left').waitFor();
    await card(page, 'tickets-by-status').locator('canvas').waitFor();

    await openPage('Scenarios');
    await page.getByText('No scenarios are available.').waitFor();

    await openPage('Reference');
    await page.getByText(`Requests are sent as admin ${admin?.name}.`).waitFor();
    await page.frameLocator('iframe').getByText('/tickets-api/me').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  } finally {
    await served.close();
  }
});

test('asks for the admin token when the mock has one', async () => {
  const guarded = await createMock({ adminToken: 'open sesame', scale: 0 });
  try {
    const page = await open('', { url: guarded.url });
    await page.getByLabel('Admin token').fill('wrong');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByText('requires the header').waitFor();
    await page.getByLabel('Admin token').fill('open sesame');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByRole('heading', { name: 'Identities' }).waitFor();
    expect(await page.evaluate('location.href')).not.toContain('sesame');
    await page.context().close();
  } finally {
    await guarded.close();
  }
});

test('forks a workspace with its data, restores a snapshot, and drops the fork', async () => {
  const source = await mock.workspace('source');
  try {
    const page = await open('workspaces', { url: source.url });
    const headers = { ...source.identities[0]?.headers, 'content-type': 'application/json' };
    const send = () =>
      fetch(`${source.url}/api/v1/accounts/1/conversations/1/messages`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ content: 'Only here.' }),
      });
    const countMessages = async (url: string): Promise<number> => {
      const counts = (await (await fetch(`${url}/__admin/state`)).json()) as { chatwoot: { messages: number } };
      return counts.chatwoot.messages;
    };
    const seeded = await countMessages(source.url);
    await send();
    await page.getByRole('button', { name: 'Take snapshot' }).click();
    await page.getByText(/1 event after the seed/).waitFor();
    await send();
    await page.getByRole('button', { name: 'Fork @source' }).click();
    const said = await page.getByRole('status').getByText('@source was copied to').textContent();
    const fork = /@(w\d+)/.exec(said ?? '')?.[1];
    expect(await countMessages(`${mock.url}/@${fork}`)).toBe(seeded + 2);

    await page.getByRole('button', { name: 'Restore snapshot before' }).click();
    await page.getByRole('status').getByText('Snapshot before restored.').waitFor();
    expect(await countMessages(source.url)).toBe(seeded + 1);
    expect(await countMessages(`${mock.url}/@${fork}`)).toBe(seeded + 2);

    await page.getByRole('button', { name: `Drop @${fork}` }).click();
    await page.getByRole('button', { name: `Confirm: Drop @${fork}` }).click();
    await page.getByRole('row', { name: `@${fork}` }).waitFor({ state: 'detached' });
    expect(problems).toEqual([]);

    await page.getByLabel('Name').fill('no spaces');
    await page.getByRole('button', { name: 'Create workspace' }).click();
    await page.getByRole('alert').getByText('name must have').waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.context().close();
  } finally {
    await source.drop();
  }
});

test('computes the answers of a scenario beside the expected ones, and leaves no workspace behind', async () => {
  const listWorkspaces = async () => (await fetch(`${mock.url}/__admin/workspaces`)).json();
  const before = await listWorkspaces();
  const page = await open('scenarios');
  await page.getByRole('button', { name: /^two-labels/ }).click();
  await page.getByRole('button', { name: 'Compute the answers' }).click();
  const summary = await page.getByRole('status').getByText('as expected.').textContent();
  const [, same, all] = /^(\d+) of (\d+) answers? as expected\.$/.exec(summary ?? '') ?? [];
  expect(Number(all)).toBeGreaterThan(0);
  expect(same).toBe(all);
  expect(await page.getByText(/^Computed 200$/).count()).toBe(Number(all));
  expect(await listWorkspaces()).toEqual(before);
  expect(problems).toEqual([]);
  await page.context().close();
});

test.each([1440, 390].flatMap((width) => (['light', 'dark'] as const).map((scheme) => [width, scheme] as const)))(
  'all pages (%i px, %s theme) are accessible, fit the screen, and send requests to the mock only',
  async (width, colorScheme) => {
    const page = await open('', { width, colorScheme });
    for (const [path, title] of pages) {
      await page.evaluate(`location.hash = '#/${path}'`);
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
      await expect.poll(() => page.getByText('Loading…').count()).toBe(0);
      await assertAccessible(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      if (path === 'reports') {
        // On a phone, all reports but the first of each vendor are folded.
        expect(await page.getByRole('button', { expanded: false }).count()).toBe(width === 390 ? 10 : 0);
      }
    }
    for (const link of await page.getByRole('navigation').getByRole('link').all()) {
      const { x = -1, width: length = 0 } = (await link.boundingBox()) ?? {};
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + length).toBeLessThanOrEqual(width);
    }
    expect(problems).toEqual([]);
    await page.context().close();
  },
);

test('keeps the compressed console without the API reference below 300 kB', () => {
  const files = ['index.html', 'app.js', 'app.css', 'icon.svg'];
  const sizes = files.map((name) => gzipSync(readFileSync(new URL(`mock/console/${name}`, built))).length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(300_000);
});
