import { describe, expect, test } from 'vitest';
import { createRedactor } from '../../../contracts/exchanges/redaction.ts';
import { findMissingPart, toCredentialHeaders, toExchange, toHeaders } from '../../../contracts/recording/har/entry.ts';
import type { HarEntry } from '../../../contracts/recording/har/har.ts';
import { judgeHar } from '../../../contracts/recording/har/judge-har.ts';
import type { CheckEvent } from '../../../contracts/results/check-report.ts';
import type { Setup } from '../../../contracts/setup.ts';
import { loadSmall, smallVendor } from '../run/small-world.ts';

// The entries of HARs that browsers and proxies save.

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
    if (!operation) throw new Error('The contract lacks the operation.');
    return toExchange(entry, operation, { vendor: smallVendor, redactor });
  };

  test('becomes an exchange with a curl line that names the token variable', async () => {
    expect(await read(entryOf({ figure: 4 }, { url: `${desk}/report?since=1767225600` }))).toEqual({
      status: 200,
      headers: { 'content-type': 'Application/JSON; charset=utf-8' },
      mediaType: 'application/json',
      body: { kind: 'json', value: { figure: 4 } },
      curl: `curl -sS -i -H "api_access_token: $CHATPACT_CHATWOOT_TOKEN" '${desk}/report?since=1767225600'`,
      durationMs: 12,
      // The tool that recorded the traffic may have omitted headers.
      hasFewHeaders: true,
    });
    expect(toCredentialHeaders({ ...smallVendor, identities: {} } as never)).toEqual({});
  });

  test.each<[what: string, sketch: Sketch, exchange: object]>([
    ['the type of its content if there is no header', { headers: {} }, { mediaType: 'text/plain' }],
    ['no type if there is none', { headers: {}, content: { text: '{}' } }, { mediaType: undefined }],
    ['no type if it is empty', { headers: { 'content-type': ' ;x' } }, { mediaType: undefined }],
    ['no time if it is invalid', { time: 'soon' }, { durationMs: 0 }],
    [
      'a body that was encoded in base64',
      { content: { encoding: 'base64', text: Buffer.from('{"figure":4}').toString('base64') } },
      { body: { kind: 'json', value: { figure: 4 } } },
    ],
    ['an empty body if the size is 0', { content: { size: 0 } }, { body: { kind: 'empty' } }],
    ['its status if the content is missing', { content: undefined as never, status: 100 }, { status: 100 }],
  ])('has %s', async (_, sketch, exchange) => {
    expect(await read(entryOf({}, sketch))).toMatchObject(exchange);
  });

  test.each<[sketch: Sketch, reason: string]>([
    [{ status: 0 }, 'has no response'],
    [{ status: 99 }, 'has no response'],
    [{ status: '200' as never }, 'has no response'],
    [{ content: { size: 1 } }, 'lacks the body of its response'],
  ])('cannot be judged: %j', (sketch, reason) => {
    expect(findMissingPart(entryOf({}, sketch))).toBe(reason);
  });

  test('shows only documented parameters of its URL, and hides personal data', async () => {
    const curlOf = async (url: string) => {
      const exchange = await read(entryOf({}, { url }));
      return new URL(/'(.*)'$/.exec(exchange.curl)?.[1] ?? '').href;
    };
    expect(
      await curlOf('https://ann:canary@desk.example/api/report?since=7&until=Ada+Quill&who=Ada&token=canary#canary'),
    ).toBe(`${desk}/report?since=7&until=%E2%80%A6`);
    expect(await curlOf(`${desk}/report?who=Ada`)).toBe(`${desk}/report`);
  });

  test('is free of secrets that the response echoes', async () => {
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

  test('has the first value of each header, and ignores headers that are not strings', () => {
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
    const judged = results.map(({ id, verdict, reason, findings }) => [
      ...[id, verdict, reason, findings.map(({ keyword }) => keyword)],
    ]);
    return { events, results, judged };
  }
  const thing = (id: unknown, sketch: Sketch = {}) => entryOf(id, { url: `${desk}/things/7`, ...sketch });

  test('are inconclusive if they are too large, and do not affect other entries', async () => {
    const many = entryOf({ figures: Array.from({ length: 200_001 }, () => 1) });
    const { judged } = await judge([many, entryOf({ figure: 4 })]);
    expect(judged).toEqual([
      ['report/har/1', 'inconclusive', 'a response holds too many values to be judged', []],
      ['report/har/2', 'pass', undefined, []],
    ]);
  });

  test('become cases by their position in the file, judged by status and schema', async () => {
    const { events, judged } = await judge([
      entryOf({ figure: 4 }),
      thing({ id: 'x' }),
      thing({}, { status: 500 }),
      entryOf({}, { status: 0 }),
    ]);
    expect(judged).toEqual([
      ['report/har/1', 'pass', undefined, []],
      ['thing/har/2', 'violation', undefined, ['type']],
      ['thing/har/3', 'violation', undefined, ['server-error']],
      ['report/har/4', 'skipped', 'the entry has no response', []],
    ]);
    expect(events.slice(0, 2)).toEqual([
      { type: 'started', url: `${desk}/`, vendor: smallVendor.name, strict: true },
      {
        type: 'planned',
        cases: [
          { ...planned('report', 1, 200), skip: undefined },
          { ...planned('thing', 2, 200), skip: undefined },
          { ...planned('thing', 3, 500), skip: undefined },
          { ...planned('report', 4, 'nothing'), skip: 'the entry has no response' },
        ],
        operations: [expect.objectContaining({ id: 'report' }), expect.objectContaining({ id: 'thing' })],
      },
    ]);
  });
  const planned = (operation: string, ordinal: number, status: unknown) => ({
    ...{ id: `${operation}/har/${ordinal}`, kind: 'request', operation },
    title: `${operation} answered ${status}, entry ${ordinal}`,
  });

  test.each<[what: string, selected: More, judged: unknown[]]>([
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
  ])('are limited to the selection: %s', async (_, selected, expected) => {
    const { events, judged } = await judge([entryOf({ figure: 4 }), thing({ id: 'x' })], selected);
    expect(judged).toEqual(expected);
    const excluded = 2 - expected.length;
    expect(events[1]).toMatchObject({ type: 'planned', selection: { planned: 2, excluded } });
  });

  test('cause an error if a selector matches none', async () => {
    await expect(judge([entryOf({ figure: 4 })], { only: ['operation:thing'] })).rejects.toMatchObject({
      code: 'UNMATCHED_SELECTOR',
    });
  });

  test('that are not requests to the API become one skipped case', async () => {
    const unmatched = [
      entryOf({}, { url: 'https://other.example/api/report' }),
      entryOf({}, { url: 'https://desk.example/else/report' }),
      entryOf({}, { method: 'PUT' }),
    ];
    const { judged, results } = await judge([...unmatched, entryOf({ figure: 4 })], { broken: 2 });
    expect(judged).toEqual([
      ['report/har/4', 'pass', undefined, []],
      ['har/unmatched', 'skipped', '5 of 6 entries match no operation of the contract', []],
    ]);
    expect(results[1]).toMatchObject({
      ...{ title: 'Entries that are not requests to this API', kind: 'request', operation: '(none)', durationMs: 0 },
    });
  });

  test('match at any host and below any path if the server is unknown', async () => {
    const entries = ['https://a.example/report', 'https://b.example/chat/things/7'].map((url) =>
      entryOf(url.includes('report') ? { figure: 4 } : { id: 7 }, { url }),
    );
    expect((await judge(entries, { isAnywhere: true })).judged.map(([id]) => id)).toEqual([
      'report/har/1',
      'thing/har/2',
    ]);
    expect((await judge(entries)).judged).toHaveLength(1);
  });

  test('are vacuous if they are empty, unless they are refusals', async () => {
    const things = (status: number, json: unknown) => entryOf(json, { url: `${desk}/things`, status });
    const { judged } = await judge([
      ...[things(200, [{ id: 1 }]), things(200, []), things(200, {})],
      entryOf({ error: 'no' }, { status: 401 }),
    ]);
    expect(judged.map(([, verdict, reason]) => [verdict, reason])).toEqual([
      ['pass', undefined],
      ['vacuous', expect.any(String)],
      ['violation', undefined],
      ['pass', undefined],
    ]);
  });

  test('determine the server version that selects ledger entries', async () => {
    const entries = [entryOf({ version: '4.5.0' }, { url: `${desk}/version` }), entryOf({ figure: 'text' })];
    const { results } = await judge(entries);
    expect(results[1]?.findings[0]?.deviation?.id).toBe('figure-is-text');
  });

  test('show no secret that was sent with any of them', async () => {
    const sent = { api_access_token: 'canary-of-a-token', Authorization: 'Bearer canary-bearer' };
    const { events } = await judge([
      entryOf({ figure: 'canary-of-a-token' }),
      entryOf({ figure: 4, 'canary-bearer': 1 }, { sent }),
      thing({}, { status: 302, headers: { location: 'https://sso.example/canary-of-a-token' } }),
    ]);
    expect(JSON.stringify(events)).not.toContain('canary');
  });
});
