import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Manifest } from '../../../contracts/recording/format.ts';
import { shown, toExchange, toHeaders } from '../../../contracts/recording/har/entry.ts';
import type { HarEntry } from '../../../contracts/recording/har/har.ts';
import { judgeHar } from '../../../contracts/recording/har/judge-har.ts';
import { readHar } from '../../../contracts/recording/har/read-har.ts';
import { toHar } from '../../../contracts/recording/har/to-har.ts';
import type { Tape, TapeEntry } from '../../../contracts/recording/tape.ts';
import { toSanitizer } from '../../../contracts/recording/to-lines.ts';
import { createRedactor } from '../../../contracts/redaction.ts';
import type { CheckEvent } from '../../../contracts/report.ts';
import type { Setup } from '../../../contracts/setup.ts';
import { loadSmall, smallVendor, toExchange as toAnswered } from '../run/small-world.ts';

// What browsers and proxies save, entry by entry, and what a check saves in their form.

const desk = 'https://desk.example/api';
interface Sketch {
  method?: string;
  url?: string;
  status?: number;
  headers?: Record<string, string>;
  sent?: Record<string, string>;
  content?: object;
  time?: unknown;
}
const toPairs = (headers: Record<string, string>) => Object.entries(headers).map(([name, value]) => ({ name, value }));

function entryOf(json: unknown, sketch: Sketch = {}): HarEntry {
  const { method = 'GET', url = `${desk}/report`, status = 200, sent = {}, time = 12 } = sketch;
  const { headers = { 'Content-Type': 'Application/JSON; charset=utf-8' } } = sketch;
  const { content = { size: 9, mimeType: 'text/plain', text: JSON.stringify(json) } } = sketch;
  return {
    time,
    request: { method, url, headers: toPairs(sent) },
    response: { status, headers: toPairs(headers), content },
  } as never;
}

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

  test('has entries with a request and a response; others are counted', async () => {
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

  test('of our own says whose API it is, and where', async () => {
    const ownOf = async (_chatpact: unknown) => (await readHar(await put({ log: { _chatpact, entries: [] } }))).own;
    const own = { vendor: 'chatwoot', url: 'https://a.example' };
    expect(await ownOf({ format: 'x', ...own })).toEqual(own);
    for (const other of ['text', { vendor: 'chatwoot' }, { url: 'https://a.example' }])
      expect(await ownOf(other)).toBeUndefined();
  });

  test('may begin with a mark of its byte order', async () => {
    expect(await readHar(await put(`\uFEFF${JSON.stringify({ log: { entries: [] } })}`))).toMatchObject({ broken: 0 });
  });

  test.each<[what: string, content: unknown, message: string]>([
    ['no JSON', '{canary', 'is not JSON'],
    ['no object', '4', 'has no log with entries'],
    ['no log', {}, 'has no log with entries'],
    ['a log that is none', { log: 'x' }, 'has no log with entries'],
    ['no entries', { log: { entries: {} } }, 'has no log with entries'],
  ])('with %s is none, and nothing of it is quoted', async (_, content, message) => {
    const path = await put(content);
    const advice = 'Give a HAR, as browsers and proxies save it.';
    await expect(readHar(path)).rejects.toMatchObject({
      ...{ code: 'BAD_RECORDING', message: `${path} ${message}. ${advice}` },
    });
  });

  test('that is not there is told', async () => {
    await expect(readHar(join(folder, 'no.har'))).rejects.toMatchObject({
      ...{ code: 'BAD_RECORDING', message: expect.stringContaining("no.har can't be read. ") },
    });
  });
});

describe('An entry', () => {
  const plain = createRedactor(new Map());
  const read = async (entry: HarEntry, redactor = plain) => {
    const operation = (await loadSmall()).findOperation('report');
    if (!operation) throw new Error('There is no report.');
    return toExchange(entry, operation, { vendor: smallVendor, redactor });
  };

  test('is an exchange, whose line somebody who may see reports would send', async () => {
    expect(await read(entryOf({ figure: 4 }, { url: `${desk}/report?since=1767225600` }))).toEqual({
      status: 200,
      headers: { 'content-type': 'Application/JSON; charset=utf-8' },
      mediaType: 'application/json',
      body: { kind: 'json', value: { figure: 4 } },
      curl: `curl -sS -i -H "api_access_token: $CHATPACT_CHATWOOT_TOKEN" '${desk}/report?since=1767225600'`,
      durationMs: 12,
    });
    expect(shown({ ...smallVendor, identities: {} } as never)).toEqual({});
  });

  test.each<[what: string, sketch: Sketch, exchange: object]>([
    ['the type of its content where no header has it', { headers: {} }, { mediaType: 'text/plain' }],
    ['no type where nobody says it', { headers: {}, content: { text: '{}' } }, { mediaType: undefined }],
    ['no type where it is empty', { headers: { 'content-type': ' ;x' } }, { mediaType: undefined }],
    ['no time where it is none', { time: 'soon' }, { durationMs: 0 }],
    [
      'what was in base64',
      { content: { encoding: 'base64', text: Buffer.from('{"figure":4}').toString('base64') } },
      { body: { kind: 'json', value: { figure: 4 } } },
    ],
    ['nothing where there was nothing', { content: { size: 0 } }, { body: { kind: 'empty' } }],
    ['nothing where the content is not there', { content: undefined as never, status: 100 }, { status: 100 }],
  ])('has %s', async (_, sketch, exchange) => {
    expect(await read(entryOf({}, sketch))).toMatchObject(exchange);
  });

  test.each<[sketch: Sketch, reason: string]>([
    [{ status: 0 }, 'has no answer'],
    [{ status: 99 }, 'has no answer'],
    [{ status: '200' as never }, 'has no answer'],
    [{ content: { size: 1 } }, 'lacks the body of its answer'],
  ])('can not be judged: %j', async (sketch, reason) => {
    expect(await read(entryOf({}, sketch))).toEqual({ reason });
  });

  test('tells of its URL only what the operation has, and what tells nothing of anybody', async () => {
    const curlOf = async (url: string) => {
      const exchange = await read(entryOf({}, { url }));
      return 'curl' in exchange ? new URL(/'(.*)'$/.exec(exchange.curl)?.[1] ?? '').href : '';
    };
    expect(
      await curlOf('https://ann:canary@desk.example/api/report?since=7&until=Ada+Quill&who=Ada&token=canary#canary'),
    ).toBe(`${desk}/report?since=7&until=%E2%80%A6`);
    expect(await curlOf(`${desk}/report?who=Ada`)).toBe(`${desk}/report`);
  });

  test('is free of secrets, wherever they are echoed', async () => {
    const redactor = createRedactor(new Map([['canary-secret', 'TOKEN']]));
    const url = `${desk}/report?since=canary-secret`;
    const exchange = await read(
      entryOf(
        { who: 'canary-secret' },
        { url, headers: { 'content-type': 'application/json', location: 'canary-secret' } },
      ),
      redactor,
    );
    expect(JSON.stringify(exchange)).not.toContain('canary');
    expect(exchange).toMatchObject({ body: { value: { who: '$TOKEN' } }, headers: { location: '$TOKEN' } });
  });

  test('has the first of each header, and none that is no text', () => {
    const pairs = [
      { name: 'A', value: '1' },
      { name: 'a', value: '2' },
      { name: 'b', value: 3 },
      { name: 4, value: '5' },
    ];
    expect([toHeaders(pairs), toHeaders({}), toHeaders(undefined)]).toEqual([{ a: '1' }, {}, {}]);
  });
});

describe('The entries of a HAR', () => {
  async function judge(entries: HarEntry[], more: { broken?: number; isAnywhere?: boolean; url?: string } = {}) {
    const contract = await loadSmall();
    const { broken = 0, isAnywhere = false, url = `${desk}/` } = more;
    const setup = {
      ...{ contract, published: contract, vendor: smallVendor },
      options: { url: new URL(url), strict: true },
    } as unknown as Setup;
    const events: CheckEvent[] = [];
    for await (const event of judgeHar(setup, { entries, broken }, isAnywhere)) events.push(event);
    const results = events.flatMap((event) => (event.type === 'case' ? [event.result] : []));
    const told = results.map(({ id, verdict, reason, findings }) => [
      ...[id, verdict, reason, findings.map(({ keyword }) => keyword)],
    ]);
    return { events, results, told };
  }
  const thing = (id: unknown, sketch: Sketch = {}) => entryOf(id, { url: `${desk}/things/7`, ...sketch });

  test('are cases, each by its place in the file, judged by status and schema', async () => {
    const { events, told } = await judge([
      entryOf({ figure: 4 }),
      thing({ id: 'x' }),
      thing({}, { status: 500 }),
      entryOf({}, { status: 0 }),
    ]);
    expect(told).toEqual([
      ['report/har/1', 'pass', undefined, []],
      ['thing/har/2', 'violation', undefined, ['type']],
      ['thing/har/3', 'violation', undefined, ['server-error']],
      ['report/har/4', 'skipped', 'the entry has no answer', []],
    ]);
    expect(events.slice(0, 2)).toEqual([
      { type: 'started', url: `${desk}/`, vendor: smallVendor.name, strict: true },
      {
        type: 'planned',
        cases: [
          { ...planned('report', 1, 200), skip: undefined },
          { ...planned('thing', 2, 200), skip: undefined },
          { ...planned('thing', 3, 500), skip: undefined },
          { ...planned('report', 4, 'nothing'), skip: 'the entry has no answer' },
        ],
        operations: [expect.objectContaining({ id: 'report' }), expect.objectContaining({ id: 'thing' })],
      },
    ]);
  });
  const planned = (operation: string, ordinal: number, status: unknown) => ({
    ...{ id: `${operation}/har/${ordinal}`, kind: 'request', operation },
    title: `${operation} answered ${status}, entry ${ordinal}`,
  });

  test('that are no calls of the API are one case that is skipped', async () => {
    const strangers = [
      entryOf({}, { url: 'https://other.example/api/report' }),
      entryOf({}, { url: 'https://desk.example/else/report' }),
      entryOf({}, { method: 'PUT' }),
    ];
    const { told, results } = await judge([...strangers, entryOf({ figure: 4 })], { broken: 2 });
    expect(told).toEqual([
      ['report/har/4', 'pass', undefined, []],
      ['har/unmatched', 'skipped', '5 of 6 entries match no operation of the contract', []],
    ]);
    expect(results[1]).toMatchObject({
      ...{ title: 'Entries that are no calls of this API', kind: 'request', operation: '(none)', durationMs: 0 },
    });
  });

  test('are found at any host and under any path where nobody said where the server is', async () => {
    const entries = ['https://a.example/report', 'https://b.example/chat/things/7'].map((url) =>
      entryOf(url.includes('report') ? { figure: 4 } : { id: 7 }, { url }),
    );
    expect((await judge(entries, { isAnywhere: true })).told.map(([id]) => id)).toEqual([
      'report/har/1',
      'thing/har/2',
    ]);
    expect((await judge(entries)).told).toHaveLength(1);
  });

  test('prove nothing where nothing is in them, unless they are refusals', async () => {
    const things = (status: number, json: unknown) => entryOf(json, { url: `${desk}/things`, status });
    const { told } = await judge([
      ...[things(200, [{ id: 1 }]), things(200, []), things(200, {})],
      entryOf({ error: 'no' }, { status: 401 }),
    ]);
    expect(told.map(([, verdict, reason]) => [verdict, reason])).toEqual([
      ['pass', undefined],
      ['vacuous', expect.any(String)],
      ['violation', undefined],
      ['pass', undefined],
    ]);
  });

  test('may tell the version, by which the ledger is read', async () => {
    const entries = [entryOf({ version: '4.5.0' }, { url: `${desk}/version` }), entryOf({ figure: 'text' })];
    const { results } = await judge(entries);
    expect(results[1]?.findings[0]?.deviation?.id).toBe('figure-is-text');
  });

  test('tell no secret that was sent with any of them', async () => {
    const sent = { api_access_token: 'canary-of-a-token', Authorization: 'Bearer canary-bearer' };
    const { events } = await judge([
      entryOf({ figure: 'canary-of-a-token' }),
      entryOf({ figure: 4, 'canary-bearer': 1 }, { sent }),
      thing({}, { status: 302, headers: { location: 'https://sso.example/canary-of-a-token' } }),
    ]);
    expect(JSON.stringify(events)).not.toContain('canary');
  });
});

describe('A tape as a HAR', () => {
  const manifest = { format: 'chatpact.recording/1', vendor: 'chatwoot', url: desk } as Manifest;
  const base = new URL(`${desk}/`);
  const at = Date.parse('2026-01-31T12:00:00Z');
  const entry = (outcome: Partial<TapeEntry['outcome']>, more: Partial<TapeEntry['request']> = {}): TapeEntry => ({
    request: { method: 'GET', url: `${desk}/report?since=7`, curl: 'curl', ...more },
    outcome: { ...toAnswered({ json: { figure: 4 } }), ...outcome } as TapeEntry['outcome'],
    at,
  });
  const write = (entries: Record<string, TapeEntry[]>, order = Object.keys(entries)) => {
    const tape = { entries: new Map(Object.entries(entries)) } as unknown as Tape;
    const vocabulary = { values: new Set<string>(), fields: new Set(['figure']) };
    return toHar(tape, order, toSanitizer(tape, order, { vocabulary, texts: [], base }), manifest).log;
  };

  test('has every answer in the order of the plan, and nothing where none came', () => {
    const lost = { ...entry({}), outcome: { failure: 'network' as const, message: 'gone' } };
    const { entries, version, creator, _chatpact } = write(
      { b: [entry({}), lost], a: [entry({})], '(target)': [entry({})] },
      ['a', 'b'],
    );
    expect(entries.map(({ comment }) => comment)).toEqual(['(target)', 'a', 'b']);
    expect([version, creator.name, _chatpact]).toEqual(['1.2', 'chatpact', manifest]);
  });

  test('has times, sizes and headers as the format wants them, and no credentials', () => {
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
  ])('has of a body %j: %s', (body, text) => {
    const [only] = write({ a: [entry({ body } as never)] }).entries;
    expect(only?.response.content).toMatchObject({ text, size: text.length });
  });
});
