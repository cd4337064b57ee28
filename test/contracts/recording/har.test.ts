import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Manifest } from '../../../contracts/recording/format.ts';
import { readHar } from '../../../contracts/recording/har/read-har.ts';
import { toHar } from '../../../contracts/recording/har/to-har.ts';
import type { Recorder, RecorderEntry } from '../../../contracts/recording/recorder.ts';
import { toSanitizer } from '../../../contracts/recording/to-lines.ts';
import { toExchange } from '../run/small-world.ts';

// HARs that browsers and proxies save, and those that a check writes.

const desk = 'https://desk.example/api';
const toPairs = (headers: Record<string, string>) => Object.entries(headers).map(([name, value]) => ({ name, value }));

describe('A HAR', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chatpact-har-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const put = async (content: unknown) => {
    const path = join(folder, 'some.har');
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };

  test('has its complete entries listed and the others counted', async () => {
    const response = {};
    const whole = [
      { request: { method: 'GET', url: 'https://a.example' }, response },
      { request: { method: 'GET', url: 'HTTP://a.example' }, response },
    ];
    const broken = [
      ...[null, 'text', {}, { request: whole[0]?.request }, { response }],
      ...[{ url: 'https://a.example' }, { method: 'GET' }, { method: 1, url: 'https://a.example' }].map((request) => ({
        ...{ request, response },
      })),
      ...['chrome://x', '/report', 'xhttp://a'].map((url) => ({ request: { method: 'GET', url }, response })),
    ];
    expect(await readHar(await put({ log: { entries: [...broken, ...whole] } }))).toEqual({
      ...{ entries: whole, broken: broken.length, own: undefined },
    });
  });

  test('that chatpact wrote has the vendor and the base URL', async () => {
    const ownOf = async (_chatpact: unknown) => (await readHar(await put({ log: { _chatpact, entries: [] } }))).own;
    const own = { vendor: 'chatwoot', url: 'https://a.example' };
    expect(await ownOf({ format: 'x', ...own })).toEqual(own);
    for (const other of ['text', { vendor: 'chatwoot' }, { url: 'https://a.example' }])
      expect(await ownOf(other)).toBeUndefined();
  });

  test('may start with a byte order mark', async () => {
    expect(await readHar(await put(`\uFEFF${JSON.stringify({ log: { entries: [] } })}`))).toMatchObject({ broken: 0 });
  });

  test.each<[what: string, content: unknown, message: string]>([
    ['invalid JSON', '{canary', 'is not JSON'],
    ['a number', '4', 'has no log with entries'],
    ['no log', {}, 'has no log with entries'],
    ['a log that is not an object', { log: 'x' }, 'has no log with entries'],
    ['no entries', { log: { entries: {} } }, 'has no log with entries'],
  ])('with %s is refused without quoting its content', async (_, content, message) => {
    const path = await put(content);
    const advice = 'Expected a HAR file, as browsers and proxies save it.';
    await expect(readHar(path)).rejects.toMatchObject({
      ...{ code: 'INVALID_RECORDING', message: `${path} ${message}. ${advice}` },
    });
  });

  test('that does not exist is refused', async () => {
    await expect(readHar(join(folder, 'no.har'))).rejects.toMatchObject({
      ...{ code: 'INVALID_RECORDING', message: expect.stringContaining("no.har can't be read. ") },
    });
  });
});

describe('A recording as a HAR', () => {
  const manifest = { format: 'chatpact.recording/1', vendor: 'chatwoot', url: desk } as Manifest;
  const base = new URL(`${desk}/`);
  const at = Date.parse('2026-01-31T12:00:00Z');
  const entry = (
    outcome: Partial<RecorderEntry['outcome']>,
    more: Partial<RecorderEntry['request']> = {},
  ): RecorderEntry => ({
    request: { method: 'GET', url: `${desk}/report?since=7`, curl: 'curl', ...more },
    outcome: { ...toExchange({ json: { figure: 4 } }), ...outcome } as RecorderEntry['outcome'],
    at,
  });
  const write = (entries: Record<string, RecorderEntry[]>, order = Object.keys(entries)) => {
    const recorder = { entries: new Map(Object.entries(entries)) } as unknown as Recorder;
    const vocabulary = { values: new Set<string>(), fields: new Set(['figure']) };
    return toHar(recorder, order, toSanitizer(recorder, order, { vocabulary, texts: [], base }), manifest).log;
  };

  test('has every response in the order of the plan, and no failed requests', () => {
    const lost = { ...entry({}), outcome: { failure: 'network' as const, message: 'gone' } };
    const { entries, version, creator, _chatpact } = write(
      { b: [entry({}), lost], a: [entry({})], '(target)': [entry({})] },
      ['a', 'b'],
    );
    expect(entries.map(({ comment }) => comment)).toEqual(['(target)', 'a', 'b']);
    expect([version, creator.name, _chatpact]).toEqual(['1.2', 'chatpact', manifest]);
  });

  test('has times, sizes and headers in the format of HAR 1.2, and no credentials', () => {
    const location = `${desk}/somewhere`;
    const headers = { 'content-type': 'application/json', location, 'set-cookie': 'canary' };
    const sent = entry({ headers, durationMs: 1.23456 }, { method: 'POST', body: '{"ü":1}' });
    expect(write({ a: [sent] }).entries).toEqual([
      {
        ...{ startedDateTime: '2026-01-31T12:00:00.000Z', time: 1.235, comment: 'a' },
        request: {
          ...{ method: 'POST', url: `${desk}/report?since=7`, httpVersion: 'HTTP/1.1', cookies: [] },
          headers: [{ name: 'accept', value: 'application/json' }],
          queryString: [{ name: 'since', value: '7' }],
          ...{ headersSize: -1, bodySize: 8 },
        },
        response: {
          ...{ status: 200, statusText: '', httpVersion: 'HTTP/1.1', cookies: [] },
          headers: toPairs({ 'content-type': 'application/json', location: '/api/AAxxxxxxx' }),
          content: { size: 12, mimeType: 'application/json', text: '{"figure":4}' },
          ...{ redirectURL: '/api/AAxxxxxxx', headersSize: -1, bodySize: -1 },
        },
        cache: {},
        timings: { send: 0, wait: 1.235, receive: 0 },
      },
    ]);
    expect(write({ a: [entry({ headers: {} })] }).entries[0]).toMatchObject({
      ...{ request: { bodySize: 0 }, response: { redirectURL: '', content: { mimeType: '' } } },
    });
  });

  test.each<[body: object, text: string]>([
    [{ kind: 'json', value: { figure: 4, who: 'Ada' } }, '{"figure":4,"who":"AAx"}'],
    [{ kind: 'empty' }, ''],
    [{ kind: 'other', isHtml: true }, '<!doctype html>'],
    [{ kind: 'other', isHtml: false }, 'not kept'],
    [{ kind: 'broken', message: 'is not JSON' }, 'not kept'],
  ])('writes the body %j as %s', (body, text) => {
    const [only] = write({ a: [entry({ body } as never)] }).entries;
    expect(only?.response.content).toMatchObject({ text, size: text.length });
  });
});
