import { describe, expect, test } from 'vitest';
import { BlockedRequest, NetworkFailure } from '../../../contracts/exchange.ts';
import type { Case, RequestCase } from '../../../contracts/plan/case.ts';
import type { Relation } from '../../../contracts/relations/relation.ts';
import { runCase } from '../../../contracts/run.ts';
import type { World } from '../../../contracts/world.ts';
import { type Answerer, createSmallWorld } from './small-world.ts';

const edge = (name: 'from' | 'to') => ({ edge: name, window: 'usual' as const });

async function run(each: Case, answer: Answerer, more: Partial<World> = {}) {
  const { world, sent } = await createSmallWorld(answer, more);
  const { durationMs: _, title: __, id: ___, kind: ____, operation: _____, ...outcome } = await runCase(each, world);
  return { ...outcome, keywords: outcome.findings.map(({ check, keyword }) => `${check} ${keyword}`), sent };
}

describe('A request', () => {
  const report: RequestCase = {
    ...{ kind: 'request', id: 'report/success', title: 'report answers', operation: 'report' },
    request: { path: {}, query: { since: edge('from'), until: edge('to') }, role: 'full' },
    expect: { kind: 'success' },
  };
  const refused: RequestCase = {
    ...{ ...report, id: 'report/refusal/unauthenticated', request: { ...report.request, role: 'none' } },
    expect: { kind: 'refusal', refusal: 'unauthenticated' },
  };

  test('is sent to its path under that of the target, with its window and as whom it is asked', async () => {
    const { verdict, findings, reason, sent } = await run(report, () => ({ json: { figure: 4 } }));
    expect({ verdict, findings, reason }).toEqual({ verdict: 'pass', findings: [], reason: undefined });
    expect(sent).toEqual([
      {
        method: 'GET',
        url: 'https://small.example/api/report?since=1767225600&until=1769817600',
        headers: { api_access_token: 'a-secret' },
        body: undefined,
        curl: `curl -sS -i -H "api_access_token: $CHATPACT_CHATWOOT_TOKEN" 'https://small.example/api/report?since=1767225600&until=1769817600'`,
      },
    ]);
  });

  test('fills ids into its path, encoded, and says which it lacks', async () => {
    const thing: RequestCase = {
      ...{ ...report, operation: 'thing' },
      request: { path: { thing_id: { entity: 'thing' } }, query: {}, role: 'full' },
    };
    const ids = { find: async () => ({ id: 'a/b' }) };
    const { sent } = await run(thing, () => ({ json: { id: 1 } }), { ids });
    expect(sent[0]?.url).toBe('https://small.example/api/things/a%2Fb');
    const given = await run(thing, () => ({ json: { id: 1 } }), {
      operations: { thing: { parameters: { thing_id: 9 } } },
    });
    expect(given.sent[0]?.url).toBe('https://small.example/api/things/9');
    const lacking = { ...thing, request: { ...thing.request, path: { thing_id: { entity: 'nothing' } } } };
    expect(await run(lacking, () => ({ json: {} }))).toMatchObject({
      ...{ verdict: 'skipped', reason: 'no nothing is known', sent: [] },
    });
  });

  test('sends a body as JSON, and leaves out the header that it is to leave out', async () => {
    const make: RequestCase = {
      ...{ ...report, operation: 'make' },
      request: { path: {}, query: {}, role: 'full', body: { a: 1 }, without: 'api_access_token' },
    };
    const { sent } = await run(make, () => ({ json: { id: 1 } }));
    expect(sent[0]).toEqual({
      ...{ method: 'POST', url: 'https://small.example/api/things', headers: { 'content-type': 'application/json' } },
      body: '{"a":1}',
      curl: `curl -sS -i -X POST -H "content-type: application/json" --data-raw '{"a":1}' 'https://small.example/api/things'`,
    });
  });

  test.each<[answer: ReturnType<Answerer>, verdict: string, keywords: string[]]>([
    [{ json: { figure: '4' } }, 'violation', ['schema type']],
    [{ json: {} }, 'violation', ['schema required']],
    [{ json: { figure: 4, more: 1 } }, 'pass', ['schema undocumented-field']],
    [{ status: 500, json: {} }, 'violation', ['status server-error']],
    [{ status: 302, headers: { location: '/x?token=1' }, json: {} }, 'violation', ['status redirect']],
    [{ status: 204, json: {} }, 'violation', ['status success']],
    [{ status: 401, json: { error: 'no' } }, 'violation', ['status success']],
    [{ body: { kind: 'empty' } }, 'violation', ['content-type empty']],
    [{ body: { kind: 'broken', message: 'breaks off' } }, 'violation', ['content-type unreadable']],
    [{ body: { kind: 'other', isHtml: true }, mediaType: 'text/html' }, 'violation', ['content-type html']],
    [{ body: { kind: 'other', isHtml: false }, mediaType: 'text/csv' }, 'violation', ['content-type media-type']],
  ])('that is answered %j is a %s', async (answer, verdict, keywords) => {
    expect(await run(report, () => answer)).toMatchObject({ verdict, keywords });
  });

  test.each<[answer: ReturnType<Answerer>, verdict: string, messages: string[]]>([
    [{ status: 401, json: { error: 'no' } }, 'pass', []],
    [{ json: { figure: 4 } }, 'violation', ['Authorization is ignored: nobody in particular was answered 200.']],
    [{ status: 403, json: { error: 'no' } }, 'violation', ['The answer is 403, where 401 is documented.']],
    [{ status: 503, json: {} }, 'violation', ['The server failed with 503.']],
    [
      { status: 302, headers: { location: 'https://ada:word@sso.example/in?token=1#x' }, json: {} },
      'violation',
      ['The answer redirects (302) to https://sso.example/in, which is not followed.'],
    ],
  ])('that must be refused and is answered %j is a %s', async (answer, verdict, messages) => {
    const { findings, ...outcome } = await run(refused, () => answer);
    expect([outcome.verdict, findings.map(({ message }) => message)]).toEqual([verdict, messages]);
  });

  test('that nothing is promised of may be refused in any way, but must be', async () => {
    const bot: RequestCase = { ...refused, expect: { kind: 'refusal', refusal: 'bot' } };
    expect((await run(bot, () => ({ status: 404, json: {} }))).verdict).toBe('pass');
    expect((await run(bot, () => ({ status: 204, json: {} }))).keywords).toEqual(['auth ignored:bot']);
    const invalid: RequestCase = { ...bot, expect: { kind: 'refusal', refusal: 'invalid', parameter: 'since' } };
    expect(await run(invalid, () => ({ json: { figure: 4 } }))).toMatchObject({
      findings: [
        {
          ...{ check: 'status', keyword: 'refusal:invalid:since', expected: 'a refusal', actual: 200 },
          message: 'The answer is 200, where a refusal is documented.',
        },
      ],
    });
  });

  test('that holds nothing proves nothing', async () => {
    const things = { ...report, operation: 'things', request: { path: {}, query: {}, role: 'full' as const } };
    expect(await run(things, () => ({ json: [] }))).toMatchObject({
      ...{ verdict: 'vacuous', reason: 'the answer holds nothing to judge' },
    });
    expect(await run(things, () => ({ json: [{ id: 1 }] }))).toMatchObject({ verdict: 'pass', reason: undefined });
  });

  test('that gets no answer, or may not leave, breaks nothing', async () => {
    const failing = (error: Error) =>
      run(report, () => {
        throw error;
      });
    expect(await failing(new NetworkFailure('it hung up', true))).toMatchObject({
      ...{ verdict: 'inconclusive', reason: 'it hung up' },
    });
    expect(await failing(new BlockedRequest('no writes'))).toMatchObject({ verdict: 'skipped', reason: 'no writes' });
    expect(await failing(new RangeError('stack'))).toMatchObject({
      ...{ verdict: 'inconclusive', reason: 'the answer is too large to be judged' },
    });
    await expect(failing(new TypeError('a bug'))).rejects.toThrow('a bug');
  });

  test('for what came with a later version is not asked, unless the version is not known', async () => {
    const late = { ...report, operation: 'late', request: { path: {}, query: {}, role: 'full' as const } };
    const of = (version?: string) => run(late, () => ({ json: { id: 1 } }), { version });
    expect(await of('9.0.9')).toMatchObject({
      ...{ verdict: 'skipped', reason: 'late came with version 9.1.0; the server says 9.0.9' },
    });
    for (const version of ['9.1.0', 'v10', undefined, 'develop']) expect((await of(version)).verdict).toBe('pass');
  });

  test('of an operation that the document lacks, or that is to be skipped, is skipped', async () => {
    expect(await run({ ...report, operation: 'gone' }, () => ({ json: {} }))).toMatchObject({
      ...{ verdict: 'skipped', reason: 'the document has no operation gone', sent: [] },
    });
    expect(await run({ ...report, skip: 'we lack it' }, () => ({ json: {} }))).toMatchObject({
      ...{ verdict: 'skipped', reason: 'we lack it', sent: [] },
    });
  });
});

describe('A relation', () => {
  const relation: Relation = {
    ...{ id: 'equal', statement: 'They are equal.', operations: ['report', 'things'] },
    reads: [{ operation: 'report' }, { operation: 'report', window: 'before' }],
    judge: (readings) => {
      const [one, other] = readings.map(({ body }) => Number((body as { figure: number }).figure));
      const problem = {
        pointer: '/figure',
        message: `${one} is not ${other}.`,
        expected: other ?? 0,
        actual: one ?? 0,
      };
      return { problems: one === other ? [] : [problem], compared: one === 0 && other === 0 ? 0 : 1 };
    },
  };
  const caseOf = (more: Partial<Relation> = {}): Case => ({
    ...{ kind: 'relation', id: 'relation/equal', title: 'They are equal.', operation: 'report' },
    relation: { ...relation, ...more },
  });
  const usual = (url: URL) => url.searchParams.get('since') === '1767225600';
  /** Answers by the window that is asked about; a figure that is a list is told one after the other. */
  const telling = (ofUsual: number[], ofBefore: number): Answerer => {
    const left = [...ofUsual];
    return (url) => ({ json: { figure: usual(url) ? (left.length > 1 ? left.shift() : left[0]) : ofBefore } });
  };

  test('reads all, and the first again; it holds when its figures do', async () => {
    const { verdict, findings, sent } = await run(caseOf(), telling([4], 4));
    expect([verdict, findings]).toEqual(['pass', []]);
    expect(sent.map(({ url }) => new URL(url).search)).toEqual([
      '?since=1767225600&until=1769817600',
      '?since=1764633600&until=1767225600',
      '?since=1767225600&until=1769817600',
    ]);
  });

  test('that is broken says so, once for all requests that show it', async () => {
    const { verdict, findings } = await run(caseOf(), telling([4], 5));
    expect(verdict).toBe('violation');
    expect(findings).toEqual([
      {
        ...{ check: 'relation', keyword: 'equal', pointer: '/figure', severity: 'violation', occurrences: 1 },
        ...{ operation: 'report', caseId: 'relation/equal', message: 'They are equal. 4 is not 5.' },
        ...{ expected: 5, actual: 4, fingerprint: 'relation|report|/figure|equal' },
        curl: expect.stringMatching(/^curl [^\n]+since=1767225600[^\n]+\ncurl [^\n]+since=1764633600[^\n]+$/),
      },
    ]);
  });

  test('between nothing and nothing proves nothing', async () => {
    expect(await run(caseOf(), telling([0], 0))).toMatchObject({
      ...{ verdict: 'vacuous', reason: 'there was nothing to compare: no figures, or the same answer twice' },
    });
  });

  test('whose figures move is read again, three times at most', async () => {
    const once = await run(caseOf(), telling([3, 4, 4], 4));
    expect([once.verdict, once.sent.length]).toEqual(['pass', 6]);
    const always = await run(caseOf(), telling([1, 2, 3, 5, 6, 7], 4));
    expect(always).toMatchObject({
      ...{ verdict: 'inconclusive', reason: 'the figures moved while they were compared, 3 times over', findings: [] },
    });
    expect(always.sent).toHaveLength(9);
  });

  test('whose window has not ended is wrong where no movement explains it', async () => {
    const now = new Date('2026-01-30T00:00:00Z');
    const beyond = await run(caseOf(), telling([1, 2, 3, 5, 6, 7], 9), { now });
    expect(beyond).toMatchObject({ verdict: 'violation', findings: [{ message: 'They are equal. 6 is not 9.' }] });
    const between = await run(caseOf(), telling([1, 9, 1, 9, 1, 9], 5), { now });
    expect(between.verdict).toBe('inconclusive');
  });

  test('of one answer reads it once', async () => {
    const one = { reads: [{ operation: 'report' }], judge: () => ({ problems: [], compared: 1 }) };
    expect((await run(caseOf(one), telling([1, 2], 0))).sent).toHaveLength(1);
  });

  test('reads what the first answers name besides, up to a number', async () => {
    const more = (count: number): Partial<Relation> => ({
      reads: [{ operation: 'report' }],
      follow: ([first]) =>
        Array.from({ length: count }, (_, index) => ({
          ...{ operation: 'thing', path: { thing_id: String(index) }, query: { of: String(first?.query.since) } },
        })),
      judge: (readings) => ({ problems: [], compared: readings.length }),
    });
    const answer: Answerer = ({ pathname }) => ({ json: pathname.endsWith('report') ? { figure: 1 } : { id: 1 } });
    const few = await run(caseOf(more(2)), answer);
    expect(few.sent.map(({ url }) => url.replace('https://small.example/api/', ''))).toEqual([
      'report?since=1767225600&until=1769817600',
      'things/0?of=1767225600',
      'things/1?of=1767225600',
      'report?since=1767225600&until=1769817600',
    ]);
    expect((await run(caseOf(more(99)), answer)).sent).toHaveLength(1 + 25 + 1);
    const refusing: Answerer = (url) =>
      url.pathname.endsWith('things/1') ? { status: 404, json: {} } : answer(url, {} as never);
    expect(await run(caseOf(more(2)), refusing)).toMatchObject({
      verdict: 'skipped',
      reason: 'thing answered 404 without figures; see its own cases',
    });
  });

  test('without a window asks without one', async () => {
    const one: Partial<Relation> = {
      reads: [{ operation: 'report', window: 'none' }],
      judge: ([reading]) => ({ problems: [], compared: reading?.window.from.getTime() === 1767225600000 ? 1 : 0 }),
    };
    const { sent, verdict } = await run(caseOf(one), telling([1], 0));
    expect([new URL(sent[0]?.url ?? '').search, verdict]).toEqual(['', 'pass']);
  });

  test.each<[more: Partial<Relation>, answer: ReturnType<Answerer>, reason: string]>([
    [{}, { status: 401, json: {} }, 'report answered 401 without figures; see its own cases'],
    [{}, { body: { kind: 'empty' } }, 'report answered 200 without figures; see its own cases'],
    [{ reads: [{ operation: 'gone' }] }, {}, 'the document has no operation gone'],
    [{ reads: [] }, {}, 'it reads nothing'],
    [
      { judge: () => ({ unreadable: 'it names no day' }) },
      { json: 1 },
      'it names no day; see the cases of that operation',
    ],
  ])('that can not be read is skipped: %j', async (more, answer, reason) => {
    expect(await run(caseOf(more), () => answer)).toMatchObject({ verdict: 'skipped', reason, findings: [] });
  });

  test('of halves needs two days', async () => {
    const halves: Partial<Relation> = { reads: [{ operation: 'report', window: 'first-half' }] };
    const from = new Date('2026-01-30T00:00:00Z');
    const to = new Date('2026-01-31T00:00:00Z');
    expect(await run(caseOf(halves), telling([1], 1), { window: { from, to } })).toMatchObject({
      ...{ verdict: 'skipped', reason: 'the window is one day and has no halves' },
    });
    const two = { from: new Date('2026-01-29T00:00:00Z'), to };
    expect((await run(caseOf(halves), telling([1], 1), { window: two })).sent).not.toHaveLength(0);
    expect((await run(caseOf(), telling([1], 1), { window: { from, to } })).sent).not.toHaveLength(0);
  });
});

describe('A walk', () => {
  const walk = (operation: string): Case => ({
    ...{ kind: 'walk', id: `${operation}/pagination`, title: 'all pages', operation },
    request: { path: {}, query: {}, role: 'full' },
  });
  const items = (from: number, count: number) =>
    Array.from({ length: Math.max(0, count) }, (_, index) => ({ id: from + index }));
  /** A list of so many items, two a page; what it says may be changed. */
  const paging = (
    total: number,
    change: (body: object, page: number, asked: number) => object = (body) => body,
  ): Answerer => {
    let asked = 0;
    return (url) => {
      const page = Number(url.searchParams.get('page'));
      const body = {
        ...{ items: items((page - 1) * 2, Math.min(2, total - (page - 1) * 2)), total, page },
        pages: Math.ceil(total / 2),
      };
      return { json: change(body, page, ++asked) };
    };
  };
  const offsets =
    (total: number, change: (body: object, offset: number) => object = (body) => body): Answerer =>
    (url) => {
      const offset = Number(url.searchParams.get('offset') ?? 0);
      const count = Math.min(Number(url.searchParams.get('count') ?? 50), Math.max(0, total - offset));
      return { json: change({ items: items(offset, count), total, offset, count }, offset) };
    };

  test('reads every page, the one after the last, and the first again', async () => {
    const { verdict, findings, reason, sent } = await run(walk('pages'), paging(5));
    expect([verdict, findings, reason]).toEqual(['pass', [], undefined]);
    expect(sent.map(({ url }) => new URL(url).search)).toEqual(['?page=1', '?page=2', '?page=3', '?page=4', '?page=1']);
  });

  test('by offset asks for the whole, then for thirds', async () => {
    const { verdict, sent } = await run(walk('offsets'), offsets(7));
    expect(verdict).toBe('pass');
    expect(sent.map(({ url }) => new URL(url).search)).toEqual([
      ...['', '?offset=0&count=3', '?offset=3&count=3', '?offset=6&count=3', '?offset=9&count=3'],
      '?offset=0&count=3',
    ]);
    expect((await run(walk('offsets'), offsets(400))).sent[1]?.url).toMatch(/count=50$/);
  });

  test('of one page proves nothing', async () => {
    for (const outcome of [await run(walk('pages'), paging(2)), await run(walk('offsets'), offsets(1))])
      expect(outcome).toMatchObject({ verdict: 'vacuous', reason: 'all items fit on one page' });
  });

  test('of more than forty pages reads forty, and the one past the end', async () => {
    const { sent, verdict, reason } = await run(walk('pages'), paging(90));
    expect(sent.map(({ url }) => new URL(url).search).slice(38)).toEqual([
      '?page=39',
      '?page=40',
      '?page=46',
      '?page=1',
    ]);
    expect([verdict, reason]).toEqual(['pass', 'only the first 40 pages were read, and the one past the end']);
  });

  test('whose list moves is taken again, three times at most', async () => {
    const moved = (until: number) =>
      paging(3, (body, page, asked) => (page === 1 && asked < until ? { ...body, x: asked } : body));
    expect((await run(walk('pages'), moved(2))).verdict).toBe('pass');
    expect(await run(walk('pages'), moved(99))).toMatchObject({
      ...{ verdict: 'inconclusive', reason: 'the list changed while it was read, 3 times over' },
    });
  });

  test.each<[what: string, operation: string, answer: Answerer, messages: string[]]>([
    [
      'an item twice',
      'pages',
      paging(4, (body, page) => (page === 2 ? { ...body, items: [{ id: 1 }, { id: 3 }] } : body)),
      ['1 of 4 items come twice on the pages, by their id.', 'The pages together hold 3 items, and say there are 4.'],
    ],
    [
      'another order',
      'pages',
      paging(3, (body, page) => (page === 1 ? { ...body, items: [{ id: 1 }, { id: 0 }] } : body)),
      ['The items are not ascending by id.'],
    ],
    [
      'too few items on a page',
      'pages',
      paging(4, (body, page) => (page === 1 ? { ...body, items: [{ id: 0 }] } : body)),
      ['Page 1 holds 1 items, where 2 are due.', 'The pages together hold 3 items, and say there are 4.'],
    ],
    [
      'items after the end',
      'pages',
      paging(3, (body, page) => (page === 3 ? { ...body, items: [{ id: 9 }] } : body)),
      ['Page 3, past the end, holds 1 items.'],
    ],
    [
      'a number that is not its own',
      'pages',
      paging(3, (body, page) => (page === 2 ? { ...body, page: 1 } : body)),
      ['Page 2 says that it is another.'],
    ],
    [
      'a wrong number of pages',
      'pages',
      paging(3, (body) => ({ ...body, pages: 3 })),
      ['3 items at 2 a page are 2 pages; the first page says 3.'],
    ],
    [
      'another total on a later page',
      'pages',
      paging(3, (body, page) => (page === 2 ? { ...body, total: 4 } : body)),
      ['Page 2 and page 1 differ in /total.'],
    ],
    [
      'a beginning that is not its own',
      'offsets',
      offsets(6, (body, offset) => (offset === 2 ? { ...body, offset: 0 } : body)),
      ['The page from 2 says that it begins elsewhere.'],
    ],
    [
      'a length that is not its own',
      'offsets',
      offsets(6, (body, offset) => (offset === 2 ? { ...body, count: 1 } : body)),
      ['The page from 2 holds 2 items and says 1.'],
    ],
    [
      'another total by offset',
      'offsets',
      offsets(6, (body, offset) => (offset === 4 ? { ...body, total: 7 } : body)),
      ['Page 3 and page 1 differ in /total.'],
    ],
  ])('finds %s', async (_, operation, answer, messages) => {
    const { verdict, findings } = await run(walk(operation), answer);
    expect(findings.filter(({ check }) => check === 'pagination').map(({ message }) => message)).toEqual(messages);
    expect(verdict).toBe('violation');
  });

  test('judges every page by the schema too', async () => {
    const { keywords } = await run(
      walk('pages'),
      paging(3, (body, page) => (page === 2 ? { ...body, items: [{ id: 'x' }] } : body)),
    );
    expect(keywords).toContain('schema type');
  });

  test('that can not be read is skipped', async () => {
    const reason = 'its pages could not be read; see the other cases of this operation';
    const without: [operation: string, answer: Answerer][] = [
      ['pages', () => ({ status: 401, json: {} })],
      ['pages', () => ({ json: { items: [], total: 4 } })],
      ['offsets', () => ({ json: { items: [] } })],
    ];
    for (const [operation, answer] of without)
      expect(await run(walk(operation), answer)).toMatchObject({ verdict: 'skipped', reason });
    const cut: Answerer = (url) =>
      url.searchParams.get('page') === '2' ? { body: { kind: 'empty' } } : paging(5)(url, {} as never);
    expect(await run(walk('pages'), cut)).toMatchObject({ verdict: 'skipped', reason });
    expect(await run(walk('report'), () => ({ json: {} }))).toMatchObject({
      verdict: 'skipped',
      reason: 'report has no pages',
    });
  });
});
