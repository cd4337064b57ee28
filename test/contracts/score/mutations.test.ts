import { describe, expect, test } from 'vitest';
import type { MutationContext, Sample } from '../../../contracts/score/mutation.ts';
import { mutations } from '../../../contracts/score/mutations.ts';
import { changeAt, firstPlaces, fits } from '../../../contracts/score/places.ts';
import { isRow } from '../../../contracts/score/rows.ts';
import { smallVendor } from '../run/small-world.ts';

const sampleOf = (body: unknown, query: Record<string, string> = {}): Sample => ({
  ...{ operation: 'report', curl: `curl ${JSON.stringify(query)}`, query, body },
});
const vendor = {
  ...smallVendor,
  figures: [
    { operation: 'report', counts: ['/rows/*/n', '/total'], times: ['/rows/*/at', '/day'] },
    { operation: 'report', when: { parameter: 'type', values: ['agent'] }, counts: ['/special'] },
    { operation: 'another', counts: ['/other'], times: ['/other'] },
  ],
  lists: [
    { operation: 'report', pointer: '/rows' },
    { operation: 'another', pointer: '/others' },
  ],
};

/** The mutants of one mutation of a body: pointer and changed body. */
function mutantsOf(
  id: string,
  sample: Sample,
  context: Partial<MutationContext> = {},
): [pointer: string, body: unknown][] {
  const own = mutations.filter((mutation) => mutation.id === id);
  if (own.length === 0) throw new Error(`Mutation "${id}" not found.`);
  return own.flatMap((mutation) =>
    [...mutation.mutate(sample, { vendor, others: [], ...context })].map(({ pointer, body }): [string, unknown] => [
      pointer,
      body,
    ]),
  );
}

test('mutations have unique ids, except for the variants of error messages', () => {
  const ids = mutations.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual(['error-with-200', 'error-with-200']);
  for (const { title } of mutations) expect(title).toMatch(/^[a-z]/);
  expect(mutations.filter(({ isOfShape }) => isOfShape).map(({ id }) => id)).toEqual([
    ...['drop-field', 'rename-field', 'retype-field', 'null-field', 'extra-field'],
  ]);
});

describe('Mutations of the shape', () => {
  const sample = sampleOf({ a: 1, rows: [{ n: null }, { n: 2 }] });

  test('remove or rename each field once for all rows', () => {
    expect(mutantsOf('drop-field', sample)).toEqual([
      ['/a', { rows: [{ n: null }, { n: 2 }] }],
      ['/rows', { a: 1 }],
      ['/rows/0/n', { a: 1, rows: [{}, { n: 2 }] }],
    ]);
    expect(mutantsOf('rename-field', sample)[2]).toEqual([
      '/rows/0/n',
      { a: 1, rows: [{ n_renamed: null }, { n: 2 }] },
    ]);
  });

  test('set a value to null, or change its type, unless it is null', () => {
    expect(mutantsOf('null-field', sample).map(([pointer]) => pointer)).toEqual(['/a', '/rows']);
    expect(mutantsOf('null-field', sample)[0]).toEqual(['/a', { a: null, rows: [{ n: null }, { n: 2 }] }]);
    expect(mutantsOf('retype-field', sampleOf({ a: 1, b: 'x', c: true, d: {}, e: [1], f: null }))).toEqual([
      ['/a', { a: { figure: 1 }, b: 'x', c: true, d: {}, e: [1], f: null }],
      ['/b', { a: 1, b: ['x'], c: true, d: {}, e: [1], f: null }],
      ['/c', { a: 1, b: 'x', c: 'true', d: {}, e: [1], f: null }],
      ['/d', { a: 1, b: 'x', c: true, d: 'text', e: [1], f: null }],
      ['/e', { a: 1, b: 'x', c: true, d: {}, e: 'text', f: null }],
    ]);
  });

  test('add a field to each object, including the root and items', () => {
    expect(mutantsOf('extra-field', sample)).toEqual([
      ['', { a: 1, rows: [{ n: null }, { n: 2 }], chatpact_extra: 'text' }],
      ['/rows/0', { a: 1, rows: [{ n: null, chatpact_extra: 'text' }, { n: 2 }] }],
    ]);
    expect(mutantsOf('extra-field', sampleOf([1]))).toEqual([]);
  });

  test('replace the whole body by an error message or an empty object', () => {
    expect(mutantsOf('error-with-200', sample)).toEqual([
      ['#0', { error: 'text' }],
      ['#1', { success: false, error: 'text' }],
      ['#2', { message: 'text' }],
    ]);
    expect(mutantsOf('empty-object', sample)).toEqual([['', {}]]);
    expect(mutantsOf('empty-object', sampleOf({}))).toEqual([]);
  });
});

describe('Mutations of figures', () => {
  const sample = sampleOf({
    total: 30,
    rows: [
      { n: 20, at: 5, id: 7 },
      { n: 10, at: 6, id: 8 },
    ],
    day: '2026-01-31T00:00:00.000Z',
  });
  const changed = (more: object) => ({ ...(sample.body as object), ...more });

  test('add or subtract 1 at each place of a count, once for all rows', () => {
    expect(mutantsOf('one-more', sample)).toEqual([
      ['/total', changed({ total: 31 })],
      [
        '/rows/0/n',
        changed({
          rows: [
            { n: 21, at: 5, id: 7 },
            { n: 10, at: 6, id: 8 },
          ],
        }),
      ],
    ]);
    expect(mutantsOf('one-less', sampleOf({ total: 0, rows: [{ n: 0 }, { n: '1' }] }))).toEqual([
      ['/rows/1/n', { total: 0, rows: [{ n: 0 }, { n: '0' }] }],
    ]);
  });

  test('skip values that are not figures', () => {
    for (const total of [null, 'many', {}]) expect(mutantsOf('one-more', sampleOf({ total }))).toEqual([]);
  });

  test('apply only to the figures of the query', () => {
    expect(mutantsOf('one-more', sampleOf({ special: 1 }, { type: 'inbox' }))).toEqual([]);
    expect(mutantsOf('one-more', sampleOf({ special: 1 }, { type: 'agent' }))).toEqual([['/special', { special: 2 }]]);
    expect(mutantsOf('one-more', sampleOf({ other: 1, n: 1, rows: { n: 1 } }))).toEqual([]);
  });

  test('reduce all counts by 10 %', () => {
    expect(mutantsOf('stale-figures', sample)).toEqual([
      [
        '',
        changed({
          total: 27,
          rows: [
            { n: 18, at: 5, id: 7 },
            { n: 9, at: 6, id: 8 },
          ],
        }),
      ],
    ]);
    expect(mutantsOf('stale-figures', sampleOf({ total: 0 }))).toEqual([]);
    expect(mutantsOf('stale-figures', sampleOf({ total: 1 }))).toEqual([['', { total: 0 }]]);
  });

  test('shift all times by a day', () => {
    expect(mutantsOf('shifted-day', sample)).toEqual([
      [
        '/rows/*/at',
        changed({
          rows: [
            { n: 20, at: 86_405, id: 7 },
            { n: 10, at: 86_406, id: 8 },
          ],
          day: '2026-02-01T00:00:00.000Z',
        }),
      ],
    ]);
    expect(mutantsOf('shifted-day', sampleOf({ day: 'never' }))).toEqual([['/day', { day: 'never' }]]);
    expect(mutantsOf('shifted-day', sampleOf({ total: 1 }))).toEqual([]);
  });

  test('swap the figures of two rows if they differ', () => {
    expect(mutantsOf('swapped-rows', sample)).toEqual([
      [
        '/rows/*/n',
        changed({
          rows: [
            { n: 10, at: 5, id: 7 },
            { n: 20, at: 6, id: 8 },
          ],
        }),
      ],
    ]);
    expect(mutantsOf('swapped-rows', sampleOf({ total: 1, rows: [{ n: 1 }, { n: 1 }] }))).toEqual([]);
    expect(mutantsOf('swapped-rows', sampleOf({ rows: [{ n: 1 }] }))).toEqual([]);
  });
});

describe('Mutations of lists', () => {
  const rows = [{ n: 1 }, { n: 2 }];

  test('remove a row, duplicate a row, or empty the list', () => {
    expect(mutantsOf('drop-row', sampleOf({ rows }))).toEqual([['/rows', { rows: [{ n: 2 }] }]]);
    expect(mutantsOf('duplicate-row', sampleOf({ rows }))).toEqual([['/rows', { rows: [{ n: 1 }, ...rows] }]]);
    expect(mutantsOf('empty-list', sampleOf({ rows }))).toEqual([['/rows', { rows: [] }]]);
  });

  test('apply to a list with a single row', () => {
    expect(mutantsOf('drop-row', sampleOf({ rows: [{ n: 1 }] }))).toEqual([['/rows', { rows: [] }]]);
  });

  test.each([{ rows: [] }, { rows: [1] }, { rows: [{ n: 1 }, 2] }, { rows: {} }, {}, { others: rows }])(
    'skip %j, which has no list of rows',
    (body) => {
      for (const id of ['drop-row', 'duplicate-row', 'empty-list']) expect(mutantsOf(id, sampleOf(body))).toEqual([]);
    },
  );
});

describe('Mutations of the query', () => {
  const [plain, ofInbox, ofAgent] = [
    sampleOf({ n: 3 }),
    sampleOf({ n: 1 }, { type: 'inbox' }),
    sampleOf({ n: 2 }, { type: 'agent' }),
  ];
  const twice = sampleOf({ n: 4 }, { type: 'inbox', id: '1' });
  const others = [plain, ofInbox, ofAgent, twice];

  test('return the response without a parameter', () => {
    expect(mutantsOf('dropped-parameter', ofInbox, { others })).toEqual([['?type', { n: 3 }]]);
    expect(mutantsOf('dropped-parameter', twice, { others })).toEqual([['?id', { n: 1 }]]);
    expect(mutantsOf('dropped-parameter', plain, { others })).toEqual([]);
    expect(mutantsOf('dropped-parameter', sampleOf({ n: 3 }, { type: 'x' }), { others })).toEqual([]);
  });

  test('return the response for another value', () => {
    expect(mutantsOf('other-value', ofInbox, { others })).toEqual([['?type', { n: 2 }]]);
    expect(mutantsOf('other-value', twice, { others })).toEqual([]);
    expect(mutantsOf('other-value', sampleOf({ n: 2 }, { type: 'x' }), { others: [ofAgent] })).toEqual([]);
    expect(mutantsOf('other-value', sampleOf({ n: 9 }, { type: 'x' }), { others: [ofAgent, plain] })).toEqual([
      ['?type', { n: 2 }],
    ]);
  });
});

test('firstPlaces lists the first place of each pattern, parents first', () => {
  expect(
    firstPlaces({ a: [{ b: 1 }, { b: 2, 'c/d': null }] }).map(({ pointer, pattern }) => [pointer, pattern]),
  ).toEqual([
    ['/a', '/a'],
    ['/a/0', '/a/*'],
    ['/a/0/b', '/a/*/b'],
    ['/a/1/c~1d', expect.any(String)],
  ]);
  expect(firstPlaces('text')).toEqual([]);
});

test('changeAt changes a copy', () => {
  const body = { a: { b: 1 } };
  const changed = changeAt(body, '/a/b', (holder, key) => {
    holder[key] = 2;
  });
  expect([body, changed]).toEqual([{ a: { b: 1 } }, { a: { b: 2 } }]);
});

test('fits matches pointers of the same length, with wildcards', () => {
  expect(fits('/a/1/b', '/a/*/b')).toBe(true);
  for (const pointer of ['/a/1', '/a/1/c', '/a/1/b/c', '']) expect(fits(pointer, '/a/*/b')).toBe(false);
});

test('isRow recognises the entry of a map', () => {
  const ofMap = { ...smallVendor, figures: [{ operation: 'report', counts: ['/*/n'] }] };
  expect(isRow(ofMap, sampleOf({}), '/whatsapp')).toBe(true);
  expect(isRow(ofMap, sampleOf({}), '/whatsapp/n')).toBe(false);
  expect(isRow(ofMap, { ...sampleOf({}), operation: 'another' }, '/whatsapp')).toBe(false);
  expect(isRow(vendor, sampleOf({}), '/rows')).toBe(false);
  const deep = { ...smallVendor, figures: [{ operation: 'report', counts: ['/list/*/all/n'] }] };
  const row = ['/list', '/list/a', '/list/a/all', '/list/a/all/n'].map((pointer) => isRow(deep, sampleOf({}), pointer));
  expect(row).toEqual([false, true, false, false]);
});
