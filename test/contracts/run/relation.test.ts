import { describe, expect, test } from 'vitest';
import { NetworkFailure, PostponedRequest } from '../../../contracts/exchanges/exchange.ts';
import type { Case } from '../../../contracts/plan/case.ts';
import type { Relation } from '../../../contracts/relations/relation.ts';
import { type Answerer, loadDocumentOf, loadSmall, runSmall } from './small-world.ts';

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
  /** Responds by the requested window. The figures of the usual window are returned one after another. */
  const respondWith = (ofUsual: number[], ofBefore: number): Answerer => {
    const left = [...ofUsual];
    return (url) => ({ json: { figure: usual(url) ? (left.length > 1 ? left.shift() : left[0]) : ofBefore } });
  };

  test('reads all responses and passes if its figures agree', async () => {
    const { verdict, findings, sent } = await runSmall(caseOf(), respondWith([4], 4));
    expect([verdict, findings]).toEqual(['pass', []]);
    expect(sent.map(({ url }) => new URL(url).search)).toEqual([
      '?since=1767225600&until=1769817600',
      '?since=1764633600&until=1767225600',
    ]);
  });

  test('uses cached responses, except for requests that it reads twice', async () => {
    const known = async (more: Partial<Relation>, figure = 4) =>
      (await runSmall(caseOf(more), respondWith([figure], 4))).sent.map(({ mayBeCached = false }) => mayBeCached);
    expect(await known({})).toEqual([true, true]);
    expect(await known({ reads: [{ operation: 'report' }, { operation: 'report' }] })).toEqual([true, false]);
    // Figures that disagree are read again without the cache.
    expect(await known({}, 5)).toEqual([true, true, false, false]);
  });

  test('reports a violation once, with all its requests', async () => {
    const { verdict, findings } = await runSmall(caseOf(), respondWith([4], 5));
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

  test('reports its own cause, or that of the problem', async () => {
    const withCause = (own?: string): Partial<Relation> => ({
      cause: 'It is always so.',
      judge: (readings) => {
        const outcome = relation.judge(readings);
        if ('unreadable' in outcome) return outcome;
        return { ...outcome, problems: outcome.problems.map((problem) => ({ ...problem, cause: own })) };
      },
    });
    const causeOf = async (more: Partial<Relation>) => {
      const { findings } = await runSmall(caseOf(more), respondWith([4], 5));
      return findings.map(({ cause, fingerprint }) => [cause, fingerprint]);
    };
    expect(await causeOf(withCause())).toEqual([['It is always so.', 'relation|report|/figure|equal']]);
    expect(await causeOf(withCause('It is ignored.'))).toEqual([['It is ignored.', 'relation|report|/figure|equal']]);
    expect(await causeOf({})).toEqual([[undefined, 'relation|report|/figure|equal']]);
  });

  test('is a known deviation if the ledger has the defect for one of its operations', async () => {
    const { ledger } = await loadSmall();
    const outcome = await runSmall(caseOf({ operations: ['things', 'report'] }), respondWith([4], 5), { ledger });
    expect(outcome).toMatchObject({ verdict: 'known-deviation', findings: [{ deviation: { id: 'unequal' } }] });
    expect((await runSmall(caseOf({ id: 'other' }), respondWith([4], 5), { ledger })).verdict).toBe('violation');
    expect((await runSmall(caseOf({ operations: ['gone'] }), respondWith([4], 5), { ledger })).verdict).toBe(
      'violation',
    );
  });

  test('is skipped if a healthy server may break it, which is tested only for broken relations', async () => {
    const reads = [{ operation: 'things' }];
    const doubting = caseOf({ doubt: { reads, find: ([one]) => (one?.body === 1 ? 'the clocks change' : undefined) } });
    const answering = (ofBefore: number, of: number, status = 200): Answerer => {
      const report = respondWith([4], ofBefore);
      return (url, request) => (url.pathname.endsWith('things') ? { json: of, status } : report(url, request));
    };
    const broken = await runSmall(doubting, answering(5, 1));
    expect(broken).toMatchObject({ verdict: 'skipped', reason: 'the clocks change', findings: [] });
    expect(broken.sent).toHaveLength(5);
    expect((await runSmall(doubting, answering(5, 2))).verdict).toBe('violation');
    expect((await runSmall(doubting, answering(5, 1, 500))).verdict).toBe('violation');
    expect((await runSmall(doubting, answering(4, 1))).sent).toHaveLength(2);
    const failing = (error: Error): Answerer => {
      const report = respondWith([4], 5);
      return (url, request) => {
        if (url.pathname.endsWith('things')) throw error;
        return report(url, request);
      };
    };
    expect((await runSmall(doubting, failing(new NetworkFailure('not recorded', false)))).verdict).toBe('violation');
    expect((await runSmall(doubting, failing(new PostponedRequest('no time')))).verdict).toBe('inconclusive');
  });

  test('has no reason if it passes', async () => {
    expect((await runSmall(caseOf(), respondWith([4], 4))).reason).toBeUndefined();
  });

  test('is skipped if a response fails in the second round', async () => {
    let asked = 0;
    const outcome = await runSmall(caseOf(), () =>
      ++asked === 3 ? { status: 401, json: {} } : { json: { figure: asked } },
    );
    expect(outcome).toMatchObject({
      verdict: 'skipped',
      reason: 'report returned 401 without figures; see its own cases',
    });
  });

  test('is skipped if an id is unknown', async () => {
    const ids = { find: async () => ({ reason: 'no thing is known' }) };
    const ofThing: Partial<Relation> = { reads: [{ operation: 'thing' }] };
    expect(await runSmall(caseOf(ofThing), () => ({ json: {} }), { ids })).toMatchObject({
      ...{ verdict: 'skipped', reason: 'no thing is known', sent: [] },
    });
  });

  test('receives the window of each response', async () => {
    const windows: string[] = [];
    const judge: Relation['judge'] = (readings) => {
      windows.push(...readings.map(({ window }) => window.to.toISOString().slice(0, 10)));
      return { problems: [], compared: 1 };
    };
    await runSmall(caseOf({ judge }), respondWith([4], 4));
    expect(windows).toEqual(['2026-01-31', '2026-01-01']);
  });

  test('is vacuous without figures', async () => {
    expect(await runSmall(caseOf(), respondWith([0], 0))).toMatchObject({
      ...{ verdict: 'vacuous', reason: 'there was nothing to compare: no figures, or the same response twice' },
    });
  });

  test('is read again while its figures change, at most three times', async () => {
    const once = await runSmall(caseOf(), respondWith([3, 4], 4));
    expect([once.verdict, once.sent.length]).toEqual(['pass', 4]);
    const always = await runSmall(caseOf(), respondWith([1, 2, 3, 5, 6, 7], 4));
    expect(always).toMatchObject({
      ...{
        verdict: 'inconclusive',
        reason: 'the figures changed while they were compared, in each of 3 rounds',
        findings: [],
      },
    });
    expect(always.sent).toHaveLength(6);
  });

  test('is a violation only if two rounds return the same responses', async () => {
    // Only the second response changes, as if a conversation were resolved between the requests.
    const left = [5, 3, 5, 6];
    const moving: Answerer = (url) => ({ json: { figure: usual(url) ? 4 : left.shift() } });
    expect((await runSmall(caseOf(), moving)).verdict).toBe('inconclusive');
  });

  describe('when all other cases are done', () => {
    const isLast = true;
    const now = new Date('2026-01-30T00:00:00Z');
    const growing = (from: number) => Array.from({ length: 40 }, (_, index) => from + 10 * index);

    test('passes if its figures differ by no more than they change', async () => {
      const left = growing(0);
      const between: Answerer = (url) => ({ json: { figure: usual(url) ? left.shift() : (left[0] ?? 0) - 5 } });
      expect(await runSmall(caseOf(), between, { isLast })).toMatchObject({
        ...{
          verdict: 'pass',
          reason: 'the figures change constantly, and differ by no more than they change',
          findings: [],
        },
      });
      expect(await runSmall(caseOf(), respondWith([1, 2, 3, 5, 6, 7], 4), { isLast })).toMatchObject({
        ...{ verdict: 'violation', findings: [{ message: 'They are equal. 7 is not 4.' }] },
      });
    });

    const one: Partial<Relation> = {
      reads: [{ operation: 'report' }],
      judge: ([{ body } = { body: 0 }]) => {
        const { figure } = body as { figure: number };
        const problem = { pointer: `/${figure}`, message: `${figure} is odd.`, expected: 0, actual: figure };
        return { problems: figure % 2 === 1 ? [problem] : [], compared: 1 };
      },
    };

    test('is a violation if its only response contradicts itself in every round', async () => {
      const always = await runSmall(caseOf(one), respondWith(growing(1), 0), { isLast });
      expect(always).toMatchObject({ verdict: 'violation', findings: [{ message: 'They are equal. 91 is odd.' }] });
      expect(always.sent).toHaveLength(10);
      const once = [1, 3, 5, 7, 9, 11, 13, 15, 17, 18];
      expect((await runSmall(caseOf(one), respondWith(once, 0), { isLast })).verdict).toBe('pass');
      // Other cases may still run before that, and the server may be busy with them.
      expect((await runSmall(caseOf(one), respondWith(growing(1), 0))).verdict).toBe('inconclusive');
    });

    test('does not pass only because the row of its problem changes', async () => {
      const left = growing(1);
      const rows: Partial<Relation> = {
        judge: ([{ body } = { body: 0 }]) => {
          const { figure } = body as { figure: number };
          const problem = { pointer: `/rows/${figure}`, message: 'Too many.', expected: 0, actual: 3 };
          return { problems: [problem], compared: 1 };
        },
      };
      const moving: Answerer = () => ({ json: { figure: left.shift() } });
      expect((await runSmall(caseOf(rows), moving, { isLast })).verdict).toBe('inconclusive');
    });

    test('is inconclusive if its figures differ by more than they change in a past window', async () => {
      expect(await runSmall(caseOf(), respondWith(growing(1), 1000), { isLast })).toMatchObject({
        ...{ verdict: 'inconclusive', reason: 'the figures changed while they were compared, in each of 10 rounds' },
      });
    });

    test('is a violation if counts of a current window differ by more than they change', async () => {
      const beyond = await runSmall(caseOf(), respondWith(growing(1), 1000), { isLast, now });
      expect(beyond).toMatchObject({
        verdict: 'violation',
        findings: [{ message: /^They are equal\. \d+ is not 1000\.$/ }],
      });
    });

    test.each<[what: string, more: Partial<Relation>, answer: Answerer]>([
      ['averages', { tolerance: 'Averages may differ.' }, respondWith(growing(1), 1000)],
      ['fractions', {}, respondWith(growing(1.5), 1000)],
      ['a list in pages', { follow: () => [] }, respondWith(growing(1), 1000)],
      [
        'figures without a window',
        {
          reads: [
            { operation: 'report', window: 'none' },
            { operation: 'report', window: 'before' },
          ],
        },
        (() => {
          const left = growing(1);
          return (url) => ({ json: { figure: url.search === '' ? left.shift() : 1000 } });
        })(),
      ],
    ])('is inconclusive for %s', async (_, more, answer) => {
      expect((await runSmall(caseOf(more), answer, { isLast, now })).verdict).toBe('inconclusive');
    });
  });

  test('sends one request for one response', async () => {
    const one = { reads: [{ operation: 'report' }], judge: () => ({ problems: [], compared: 1 }) };
    expect((await runSmall(caseOf(one), respondWith([1, 2], 0))).sent).toHaveLength(1);
  });

  test('follows the first responses up to a maximum number of reads', async () => {
    const more = (count: number): Partial<Relation> => ({
      reads: [{ operation: 'report' }],
      follow: ([first]) =>
        Array.from({ length: count }, (_, index) => ({
          ...{ operation: 'thing', path: { thing_id: String(index) }, query: { of: String(first?.query.since) } },
        })),
      judge: (readings) => ({ problems: [], compared: readings.length }),
    });
    const answer: Answerer = ({ pathname }) => ({ json: pathname.endsWith('report') ? { figure: 1 } : { id: 1 } });
    const few = await runSmall(caseOf(more(2)), answer);
    expect(few.sent.map(({ url }) => url.replace('https://small.example/api/', ''))).toEqual([
      'report?since=1767225600&until=1769817600',
      'things/0?of=1767225600',
      'things/1?of=1767225600',
    ]);
    expect((await runSmall(caseOf(more(99)), answer)).sent).toHaveLength(1 + 25);
    const refusing: Answerer = (url) =>
      url.pathname.endsWith('things/1') ? { status: 404, json: {} } : answer(url, {} as never);
    expect(await runSmall(caseOf(more(2)), refusing)).toMatchObject({
      verdict: 'skipped',
      reason: 'thing returned 404 without figures; see its own cases',
    });
  });

  test('shortens the window to the limit of its operations', async () => {
    const report = (limit: object) => ({
      get: {
        parameters: ['since', 'until'].map((name) => ({ in: 'query', name, schema: { type: 'string' } })),
        responses: { 200: { description: 'OK', content: { 'application/json': { schema: { type: 'object' } } } } },
        'x-chatpact': { window: { from: 'since', to: 'until', format: 'unix-seconds', ...limit } },
      },
    });
    const paths = { '/report': report({}), '/limited': report({ limit: 'P6M' }) };
    Object.assign(paths['/report'].get, { operationId: 'report' });
    Object.assign(paths['/limited'].get, { operationId: 'limited' });
    const contract = await loadDocumentOf(paths);
    const window = { from: new Date('2025-01-01T00:00:00Z'), to: new Date('2026-01-01T00:00:00Z') };
    const reads = [{ operation: 'report' }, { operation: 'limited' }];
    const both: Partial<Relation> = { reads, operations: ['report', 'limited'] };
    const since = ({ sent }: Awaited<ReturnType<typeof runSmall>>) => [
      ...new Set(sent.map(({ url }) => new Date(Number(new URL(url).searchParams.get('since')) * 1000).toISOString())),
    ];
    expect(since(await runSmall(caseOf(both), respondWith([4], 4), { contract, window }))).toEqual([
      '2025-07-04T00:00:00.000Z',
    ]);
    const alone: Partial<Relation> = { reads: reads.slice(0, 1), operations: ['report'] };
    expect(since(await runSmall(caseOf(alone), respondWith([4], 4), { contract, window }))).toEqual([
      '2025-01-01T00:00:00.000Z',
    ]);
  });

  test('sends no window for a read without one', async () => {
    const one: Partial<Relation> = {
      reads: [{ operation: 'report', window: 'none' }],
      judge: ([reading]) => ({ problems: [], compared: reading?.window.from.getTime() === 1767225600000 ? 1 : 0 }),
    };
    const { sent, verdict } = await runSmall(caseOf(one), respondWith([1], 0));
    expect([new URL(sent[0]?.url ?? '').search, verdict]).toEqual(['', 'pass']);
  });

  test.each<[more: Partial<Relation>, answer: ReturnType<Answerer>, reason: string]>([
    [{}, { status: 401, json: {} }, 'report returned 401 without figures; see its own cases'],
    [{}, { body: { kind: 'empty' } }, 'report returned 200 without figures; see its own cases'],
    [{ reads: [{ operation: 'gone' }] }, {}, 'the document has no operation gone'],
    [{ reads: [] }, {}, 'it reads nothing'],
    [
      { judge: () => ({ unreadable: 'it names no day' }) },
      { json: 1 },
      'it names no day; see the cases of that operation',
    ],
  ])('is skipped if it cannot be read: %j', async (more, answer, reason) => {
    expect(await runSmall(caseOf(more), () => answer)).toMatchObject({ verdict: 'skipped', reason, findings: [] });
  });

  test('needs two days if it reads halves of the window', async () => {
    const halves: Partial<Relation> = { reads: [{ operation: 'report', window: 'first-half' }] };
    const from = new Date('2026-01-30T00:00:00Z');
    const to = new Date('2026-01-31T00:00:00Z');
    expect(await runSmall(caseOf(halves), respondWith([1], 1), { window: { from, to } })).toMatchObject({
      ...{ verdict: 'skipped', reason: 'the window is one day and has no halves' },
    });
    const two = { from: new Date('2026-01-29T00:00:00Z'), to };
    expect((await runSmall(caseOf(halves), respondWith([1], 1), { window: two })).sent).not.toHaveLength(0);
    expect((await runSmall(caseOf(), respondWith([1], 1), { window: { from, to } })).sent).not.toHaveLength(0);
  });
});
