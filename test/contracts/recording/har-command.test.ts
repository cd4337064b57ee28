import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type CheckOptions, checkContract, reporters } from '../../../contracts/index.ts';
import { writeReferenceDocument } from '../../faulty/reference-document.ts';
import { checkReferenceServer } from '../check-reference-server.ts';

const root = mkdtempSync(join(tmpdir(), 'chatpact-har-'));
afterAll(() => rmSync(root, { recursive: true }));

const token = 'somebodys-own-token-9f2c';
const channels = '/api/v2/accounts/1/summary_reports/channel';
const counts = { open: 1, resolved: 2, pending: 0, snoozed: 0, total: 3 };

interface EntryDraft {
  method?: string;
  url: string;
  status?: number;
  body?: unknown;
  type?: string;
  content?: object;
  headers?: Record<string, string>;
}

function toEntry({
  method = 'GET',
  url,
  status = 200,
  body = {},
  type = 'application/json',
  content,
  headers = {},
}: EntryDraft) {
  const text = JSON.stringify(body);
  const pairs = Object.entries({ api_access_token: token, ...headers }).map(([name, value]) => ({ name, value }));
  return {
    startedDateTime: '2026-01-30T10:00:00.000Z',
    time: 12,
    request: { method, url, httpVersion: 'h2', headers: pairs, queryString: [], cookies: [] },
    response: {
      status,
      headers: [{ name: 'Content-Type', value: type }],
      content: content ?? { size: text.length, mimeType: type, text },
    },
  };
}

let ordinal = 0;
function writeHar(...drafts: EntryDraft[]): string {
  const path = join(root, `${++ordinal}.har`);
  const log = { version: '1.2', creator: { name: 'a browser', version: '1' }, entries: drafts.map(toEntry) };
  // Some tools write a byte order mark.
  writeFileSync(path, `\uFEFF${JSON.stringify({ log })}`);
  return path;
}

async function judge(replay: string, options: Partial<CheckOptions> = {}) {
  const document = await writeReferenceDocument('chatwoot');
  return checkContract({ url: '', vendor: 'chatwoot', replay, document, credentials: {}, ...options });
}

const desk = 'https://desk.example';

describe('A HAR of a browser', () => {
  test('is judged entry by entry', async () => {
    const report = await judge(
      writeHar(
        { url: `${desk}/app.js`, type: 'text/javascript' },
        { url: `${desk}${channels}?since=1767139200`, body: { 'Channel::Email': counts } },
        { url: `${desk}${channels}`, body: { 'Channel::Email': { ...counts, open: 'many' } } },
        { url: `${desk}${channels}`, status: 401, body: { error: 'no' } },
        { url: `${desk}${channels}`, status: 418, body: {} },
        { url: `${desk}${channels}`, status: 502, body: '<html>' },
        { url: `${desk}${channels}`, content: { size: 99, mimeType: 'application/json' } },
        { url: `${desk}${channels}`, status: 0 },
        { url: `${desk}${channels}`, status: 304 },
      ),
    );
    const found = report.cases.map(({ verdict, findings: [first] }) => `${verdict} ${first?.keyword ?? ''}`.trim());
    expect(found).toEqual([
      'pass',
      'violation type',
      expect.stringMatching(/^(pass|violation|known-deviation)/),
      'violation undocumented',
      'violation server-error',
      'skipped',
      'skipped',
      'pass',
      'skipped',
    ]);
    expect(report.cases.map(({ id }) => id)).toContain('get-channel-summary-report/har/2');
    expect(report.cases.at(-1)).toMatchObject({
      id: 'har/unmatched',
      reason: expect.stringContaining('1 of 9 entries'),
    });
    expect(report).toMatchObject({ exitCode: 1, summary: { requests: 0 }, url: `${desk}/` });
  });

  test('is judged at any base URL, or only for the URL that the options name', async () => {
    const body = { 'Channel::Email': counts };
    const har = writeHar(
      { url: `${desk}/chat/v3${channels}`, body },
      { url: `https://other.example${channels}`, body },
    );
    const passes = async (url: string) => (await judge(har, { url })).summary.verdicts.pass;
    expect(await passes('')).toBe(2);
    expect(await passes(`${desk}/chat/v3`)).toBe(1);
    expect(await passes('https://other.example')).toBe(1);
    expect(await judge(har, { url: 'https://third.example' })).toMatchObject({ exitCode: 4, summary: { cases: 1 } });
  });

  test('reveals no secret in any report', async () => {
    const query = `since=1767139200&until=soon-${token}&api_access_token=${token}&access_token=in-the-query-77b1`;
    const leak = { [token]: token, cookie: 'cookie-monster-12', 'Channel::Email': { ...counts, open: 'x' } };
    const headers = { Cookie: 'a=cookie-monster-12', Authorization: 'Bearer bearer-of-rings-3' };
    const path = writeHar(
      { url: `${desk}${channels}?${query}`, headers, body: leak },
      { url: `${desk}${channels}`, status: 302, headers },
    );
    const report = await judge(path);
    const written: string[] = [JSON.stringify(report)];
    for (const each of reporters) {
      const reporter = each.create({ write: (text) => written.push(text) });
      const { cases, operations, url, vendor, strict } = report;
      reporter.on({ type: 'started', url, vendor, strict });
      reporter.on({ type: 'planned', cases, operations });
      for (const result of cases) reporter.on({ type: 'case', result });
      reporter.on({ type: 'finished', report });
    }
    expect(report.summary.violations).toBeGreaterThan(0);
    expect(written.join('')).toContain('since=1767139200');
    expect(written.join('')).not.toMatch(/somebodys-own|in-the-query|cookie-monster|bearer-of-rings/);
  });

  test.each([
    ['is not JSON', '{"log":'],
    ['has no entries', '{"log":{}}'],
  ])('causes a usage error if it %s', async (_, text) => {
    const path = join(root, `${++ordinal}.har`);
    writeFileSync(path, text);
    await expect(judge(path)).rejects.toMatchObject({ code: 'INVALID_RECORDING' });
  });

  test('is judged without its invalid entries', async () => {
    const path = join(root, `${++ordinal}.har`);
    const entries = [null, {}, { request: { method: 'GET', url: 'chrome://x' }, response: {} }, { request: {} }];
    writeFileSync(path, JSON.stringify({ log: { version: '1.2', entries } }));
    expect(await judge(path)).toMatchObject({ exitCode: 4, summary: { cases: 1 } });
    await expect(judge(path, { vendor: '' })).rejects.toMatchObject({ code: 'MISSING_VENDOR' });
  });
});

test('a HAR that a check wrote can be judged again, and contains no credentials', async () => {
  const record = join(root, 'own.har');
  const live = await checkReferenceServer('chatwoot', undefined, { record });
  const { log } = JSON.parse(readFileSync(record, 'utf8'));
  expect(log).toMatchObject({ version: '1.2', creator: { name: 'chatpact' }, _chatpact: { vendor: 'chatwoot' } });
  expect(log.entries).toHaveLength(live.summary.requests);
  expect(JSON.stringify(log)).not.toMatch(/twin-|api_access_token|\$CHATPACT/);
  const again = await judge(record, { vendor: '' });
  expect(again).toMatchObject({ exitCode: 0, summary: { violations: 0 } });
  expect(again.summary.verdicts.pass).toBeGreaterThan(live.summary.verdicts.pass / 2);
});
