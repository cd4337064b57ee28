import { expect, test } from 'vitest';
import type { CheckContext } from '../../../contracts/check-context.ts';
import type { Case } from '../../../contracts/plan/case.ts';
import type { Relation } from '../../../contracts/relations/relation.ts';
import { runCase } from '../../../contracts/run/run-case.ts';
import { listSamples } from '../../../contracts/score/samples.ts';
import { scoreCheck } from '../../../contracts/score/score.ts';
import { createScoreRecorder } from '../../../contracts/score/score-recorder.ts';
import { summarize } from '../../../contracts/score/summary.ts';
import type { VendorCheck } from '../../../contracts/vendor.ts';
import { type Answerer, createSmallWorld, loadAnswers, smallVendor } from '../run/small-world.ts';

const request = (operation: string, query: Record<string, string> = {}): Case => ({
  ...{
    kind: 'request',
    id: `${operation}/${JSON.stringify(query)}`,
    title: '',
    operation,
    expect: { kind: 'success' },
  },
  request: { path: {}, query, role: 'full' },
});
const halves: Relation = {
  ...{ id: 'halves', statement: 'Both answers have one figure.', operations: ['report'] },
  reads: [{ operation: 'report' }, { operation: 'report', query: { since: '1' } }],
  judge: ([one, other]) => {
    const [a, b] = [one, other].map((each) => (each?.body as { figure: unknown } | undefined)?.figure);
    return { problems: a === b ? [] : [{ pointer: '/figure', message: 'No.', expected: 0, actual: 1 }], compared: 1 };
  },
};
const related: Case = { kind: 'relation', id: 'relation/halves', title: '', operation: 'report', relation: halves };
const vendor: VendorCheck = { ...smallVendor, figures: [{ operation: 'report', counts: ['/figure'] }], lists: [] };
const answer: Answerer = () => ({ json: { figure: 4 } });

/** Runs cases like a check, and computes the score. */
async function score(
  cases: Case[],
  answerer = answer,
  { least, signal, more }: { least?: number; signal?: AbortSignal; more?: Partial<CheckContext> } = {},
) {
  const { world, sent } = await createSmallWorld(answerer, { vendor, ...more });
  const notes = createScoreRecorder();
  const results = [];
  for (const each of cases) results.push(await runCase(each, { ...world, client: notes.take(each.id, world.client) }));
  const before = sent.length;
  const scored = await scoreCheck({ world, cases, results, ...notes }, least, signal);
  expect(sent).toHaveLength(before);
  return { scored, notes, world };
}

test('a relation detects wrong figures that no schema can detect', async () => {
  const alone = (await score([request('report')])).scored;
  expect(alone?.byMutation['one-more']).toEqual({ mutants: 1, published: 0, closed: 0, relations: 0, all: 0 });
  const both = (await score([related])).scored;
  expect(both?.byMutation['one-more']).toEqual({ mutants: 2, published: 0, closed: 0, relations: 2, all: 2 });
});

test('counts mutants detected by the published schema and by the closed schema separately', async () => {
  const { scored } = await score([request('report')]);
  expect(scored?.byMutation).toMatchObject({
    'drop-field': { mutants: 1, published: 1, closed: 1, all: 1 },
    'retype-field': { mutants: 1, published: 1, closed: 1, all: 1 },
    'extra-field': { mutants: 1, published: 0, closed: 1, all: 1 },
    'error-with-200': { mutants: 2, published: 2, all: 2 },
  });
  expect(scored?.byOperation.report?.mutants).toBe(scored?.mutants);
});

test('lists undetected mutants with the request whose response was changed', async () => {
  const { scored } = await score([request('report')], answer, { least: 90 });
  expect(scored?.survivors.filter(({ mutation }) => mutation === 'one-less')).toEqual([
    {
      ...{ operation: 'report', mutation: 'one-less', pointer: '/figure' },
      curl: `curl -sS -i -H "api_access_token: $CHATPACT_CHATWOOT_TOKEN" 'https://small.example/api/report'`,
    },
  ]);
  expect(scored?.least).toBe(90);
  expect(scored?.percent).toBeLessThan(100);
});

test('tests at most two mutants of one kind at one place', async () => {
  const cases = ['1', '2', '3', '4'].map((since) => request('report', { since }));
  expect((await score(cases)).scored?.byMutation['one-more']?.mutants).toBe(2);
});

test('does not count findings of the original response as detection', async () => {
  const { scored } = await score([related], (url) => ({ json: { figure: url.search.includes('since=1&') ? 5 : 4 } }));
  expect(scored?.byMutation['one-more']).toMatchObject({ mutants: 2, relations: 0 });
});

test('excludes changes that the document expressly allows, unless it allows anything', async () => {
  const contract = await loadAnswers({
    tight: {
      type: 'object',
      properties: { figure: { type: ['integer', 'null'] }, rest: { type: 'integer', 'x-chatpact-optional': true } },
      required: ['figure'],
    },
    loose: {},
  });
  const of = async (operation: string) =>
    (await score([request(operation)], () => ({ json: { figure: 4, rest: 1 } }), { more: { contract } })).scored;
  const tight = await of('tight');
  expect(tight?.permitted).toBe(2);
  expect(tight?.byMutation).toMatchObject({ 'null-field': { mutants: 1 }, 'drop-field': { mutants: 1 } });
  expect(tight?.survivors).toEqual([]);
  const loose = await of('loose');
  expect(loose).toMatchObject({ permitted: 0, all: 0 });
  expect(loose?.byMutation).toMatchObject({ 'null-field': { mutants: 2 }, 'drop-field': { mutants: 2 } });
});

test('counts a missing entry of a map, although the schema allows it', async () => {
  const properties = { n: { type: 'integer' } };
  const contract = await loadAnswers({
    map: { type: 'object', additionalProperties: { type: 'object', properties, required: ['n'] } },
  });
  const figures = [{ operation: 'map', counts: ['/*/n'] }];
  const { scored } = await score([request('map')], () => ({ json: { 'Ada Quill': { n: 1 } } }), {
    more: { contract, vendor: { ...vendor, figures } },
  });
  expect(scored?.byMutation['drop-field']).toMatchObject({ mutants: 2, all: 1 });
  // A key may be the name of a person.
  const places = scored?.survivors.map(({ mutation, pointer }) => `${mutation} ${pointer}`);
  expect(places).toContain('drop-field /…');
  expect(JSON.stringify(scored)).not.toContain('Ada');
});

test('identifies an undetected error message by its number', async () => {
  const contract = await loadAnswers({ loose: {} });
  const { scored } = await score([request('loose')], answer, { more: { contract } });
  const mutants = scored?.survivors.filter(({ mutation }) => mutation === 'error-with-200') ?? [];
  expect(mutants.map(({ pointer }) => pointer)).toEqual(['#0', '#1']);
});

test('takes the response to another query from the same operation', async () => {
  const since = request('report', { since: '1' });
  const figure: Answerer = (url) => ({ json: { figure: url.search === '' ? 4 : 5 } });
  const of = async (...cases: Case[]) => (await score(cases, figure)).scored?.byMutation['dropped-parameter'];
  expect(await of(since, request('report'))).toMatchObject({ mutants: 1 });
  expect(await of(since, request('things'))).toBeUndefined();
});

test('returns no score after an abort', async () => {
  expect((await score([request('report')], answer, { signal: AbortSignal.abort() })).scored).toBeUndefined();
});

test('mutates only successful JSON responses', async () => {
  const { notes, world } = await score(
    [request('report', { since: '1' }), request('pages'), request('things')],
    (url) =>
      url.pathname.endsWith('pages')
        ? { status: 401, json: {} }
        : url.pathname.endsWith('things')
          ? { body: { kind: 'empty' } }
          : { json: 1 },
  );
  expect(listSamples(notes.recording, world.contract, world.url)).toEqual([
    { operation: 'report', curl: expect.stringContaining('since=1'), query: { since: '1' }, body: 1 },
  ]);
  expect(
    listSamples(
      new Map(
        [...notes.recording].map(([curl, each]) => [curl, { ...each, request: { ...each.request, method: 'PUT' } }]),
      ),
      world.contract,
      world.url,
    ),
  ).toEqual([]);
});

test('finds the operation below any base path, with or without a trailing slash', async () => {
  const { notes, world } = await score([request('report')]);
  for (const base of ['https://small.example/api', 'https://small.example/api/'])
    expect(listSamples(notes.recording, world.contract, new URL(base))).toHaveLength(1);
  expect(listSamples(notes.recording, world.contract, new URL('https://small.example/else'))).toEqual([]);
});

test('rounds the score down, and is 100 without mutants', () => {
  const mutant = (published: boolean, closed = published) => ({
    ...{ operation: published ? 'a' : 'b', mutation: 'one-more', pointer: '/n', curl: 'curl' },
    ...{ published, closed, relations: false },
  });
  expect(summarize([]).percent).toBe(100);
  expect(summarize([mutant(true), mutant(true), mutant(false)])).toMatchObject({
    ...{ mutants: 3, published: 2, closed: 2, relations: 0, all: 2, percent: 66.6, permitted: 0 },
    byOperation: { a: { mutants: 2, all: 2 }, b: { mutants: 1, all: 0 } },
    byMutation: { 'one-more': { mutants: 3, all: 2 } },
    survivors: [{ operation: 'b', mutation: 'one-more', pointer: '/n', curl: 'curl' }],
  });
  expect(summarize([mutant(false, true)])).toMatchObject({ published: 0, closed: 1, percent: 100 });
});

test('finds the operation of a path with ids', async () => {
  const { notes, world } = await score([
    { ...request('thing'), request: { path: { thing_id: { entity: 'thing' } }, query: {}, role: 'full' } } as Case,
  ]);
  expect(listSamples(notes.recording, world.contract, world.url).map(({ operation }) => operation)).toEqual(['thing']);
});

test('keeps one response for each request, within the memory limit', async () => {
  const { world } = await createSmallWorld(() => ({ json: { figure: 'x'.repeat(2000) } }));
  const ask = async (notes: ReturnType<typeof createScoreRecorder>, times: number) => {
    for (let time = 0; time < times; time++)
      await runCase(request('report'), { ...world, client: notes.take('a', world.client) });
    return notes;
  };
  expect((await ask(createScoreRecorder(5000), 3)).isWhole).toBe(true);
  expect((await ask(createScoreRecorder(1000), 1)).isWhole).toBe(false);
});
