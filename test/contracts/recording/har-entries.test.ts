import { describe, expect, test } from 'vitest';
import { findGap, shown, toExchange, toHeaders } from '../../../contracts/recording/har/entry.ts';
import type { HarEntry } from '../../../contracts/recording/har/har.ts';
import { judgeHar } from '../../../contracts/recording/har/judge-har.ts';
import { createRedactor } from '../../../contracts/redaction.ts';
import type { CheckEvent } from '../../../contracts/report.ts';
import type { Setup } from '../../../contracts/setup.ts';
import { loadSmall, smallVendor } from '../run/small-world.ts';

// What browsers and proxies save, entry by entry.

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
      // What recorded the traffic may have left some out.
      hasFewHeaders: true,
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
  ])('can not be judged: %j', (sketch, reason) => {
    expect(findGap(entryOf({}, sketch))).toBe(reason);
  });

  test('tells of its URL only what the operation has, and what tells nothing of anybody', async () => {
    const curlOf = async (url: string) => {
      const exchange = await read(entryOf({}, { url }));
      return new URL(/'(.*)'$/.exec(exchange.curl)?.[1] ?? '').href;
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
    expect(exchange).toMatchObject({
      body: { value: { who: '$TOKEN' } },
      headers: { location: '6 characters of letters, others' },
    });
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

interface More {
  broken?: number;
  isAnywhere?: boolean;
  url?: string;
  only?: string[];
  exclude?: string[];
}

describe('The entries of a HAR', () => {
  async function judge(entries: HarEntry[], more: More = {}) {
    const contract = await loadSmall();
    const { broken = 0, isAnywhere = false, url = `${desk}/`, ...selected } = more;
    const setup = {
      ...{ contract, published: contract, vendor: smallVendor, rules: [] },
      options: { url: new URL(url), strict: true, ...selected },
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

  test('are inconclusive where they hold more than is judged, and the others are judged', async () => {
    const many = entryOf({ figures: Array.from({ length: 200_001 }, () => 1) });
    const { told } = await judge([many, entryOf({ figure: 4 })]);
    expect(told).toEqual([
      ['report/har/1', 'inconclusive', 'a response holds too many values to be judged', []],
      ['report/har/2', 'pass', undefined, []],
    ]);
  });

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

  test.each<[what: string, selected: More, told: unknown[]]>([
    ['an operation', { only: ['operation:thing'] }, [['thing/har/2', 'violation', undefined, ['type']]]],
    ['all but an operation', { exclude: ['thing'] }, [['report/har/1', 'pass', undefined, []]]],
    ['one entry', { only: ['report/har/1'] }, [['report/har/1', 'pass', undefined, []]]],
    [
      'all but a check',
      { exclude: ['check:schema'] },
      [
        ['report/har/1', 'pass', undefined, []],
        ['thing/har/2', 'skipped', 'the only findings are of checks that were left out: schema', []],
      ],
    ],
  ])('are those that are selected: %s', async (_, selected, expected) => {
    const { events, told } = await judge([entryOf({ figure: 4 }), thing({ id: 'x' })], selected);
    expect(told).toEqual(expected);
    const excluded = 2 - expected.length;
    expect(events[1]).toMatchObject({ type: 'planned', selection: { planned: 2, excluded } });
  });

  test('are refused a selector that fits none', async () => {
    await expect(judge([entryOf({ figure: 4 })], { only: ['operation:thing'] })).rejects.toMatchObject({
      code: 'UNMATCHED_SELECTOR',
    });
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
