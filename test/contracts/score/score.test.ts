import { expect, test } from 'vitest';
import type { Case } from '../../../contracts/plan/case.ts';
import type { Relation } from '../../../contracts/relations/relation.ts';
import { runCase } from '../../../contracts/run.ts';
import { createNotes } from '../../../contracts/score/notes.ts';
import { listSamples } from '../../../contracts/score/samples.ts';
import { scoreCheck } from '../../../contracts/score/score.ts';
import type { VendorCheck } from '../../../contracts/vendor.ts';
import { type Answerer, createSmallWorld, smallVendor } from '../run/small-world.ts';

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

/** Runs cases as a check does, and scores it. */
async function score(
  cases: Case[],
  answerer = answer,
  { least, signal }: { least?: number; signal?: AbortSignal } = {},
) {
  const { world, sent } = await createSmallWorld(answerer, { vendor });
  const notes = createNotes();
  const results = [];
  for (const each of cases) results.push(await runCase(each, { ...world, client: notes.take(each.id, world.client) }));
  const before = sent.length;
  const scored = await scoreCheck({ world, cases, results, ...notes }, least, signal);
  expect(sent).toHaveLength(before);
  return { scored, notes, world };
}

test('What only a relation can see is noticed where there is one', async () => {
  const alone = (await score([request('report')])).scored;
  expect(alone?.byMutation['one-more']).toEqual({ mutants: 1, published: 0, closed: 0, relations: 0, all: 0 });
  const both = (await score([related])).scored;
  expect(both?.byMutation['one-more']).toEqual({ mutants: 2, published: 0, closed: 0, relations: 2, all: 2 });
});

test('What the schema as published sees is told from what only its closed form sees', async () => {
  const { scored } = await score([request('report')]);
  expect(scored?.byMutation).toMatchObject({
    'drop-field': { mutants: 1, published: 1, closed: 1, all: 1 },
    'retype-field': { mutants: 1, published: 1, closed: 1, all: 1 },
    'extra-field': { mutants: 1, published: 0, closed: 1, all: 1 },
    'error-with-200': { mutants: 2, published: 2, all: 2 },
  });
  expect(scored?.byOperation.report?.mutants).toBe(scored?.mutants);
});

test('Lies that nobody notices are named, with the request whose answer was falsified', async () => {
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

test('Two lies of a kind at one place are enough', async () => {
  const cases = ['1', '2', '3', '4'].map((since) => request('report', { since }));
  expect((await score(cases)).scored?.byMutation['one-more']?.mutants).toBe(2);
});

test('What was wrong before is no lie that was noticed', async () => {
  const { scored } = await score([related], (url) => ({ json: { figure: url.search.includes('since=1&') ? 5 : 4 } }));
  expect(scored?.byMutation['one-more']).toMatchObject({ mutants: 2, relations: 0 });
});

test('Once it is stopped there is no score', async () => {
  expect((await score([request('report')], answer, { signal: AbortSignal.abort() })).scored).toBeUndefined();
});

test('Only answers that say something are falsified', async () => {
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

test('An answer belongs to the operation whose path it fits, ids and all', async () => {
  const { notes, world } = await score([
    { ...request('thing'), request: { path: { thing_id: { entity: 'thing' } }, query: {}, role: 'full' } } as Case,
  ]);
  expect(listSamples(notes.recording, world.contract, world.url).map(({ operation }) => operation)).toEqual(['thing']);
});
