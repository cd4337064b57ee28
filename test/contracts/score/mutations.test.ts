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

/** The lies of one kind about a body: where, and what the body is then. */
function lie(id: string, sample: Sample, context: Partial<MutationContext> = {}): [pointer: string, body: unknown][] {
  const own = mutations.filter((mutation) => mutation.id === id);
  if (own.length === 0) throw new Error(`There is no way to lie called ${id}.`);
  return own.flatMap((mutation) =>
    [...mutation.mutate(sample, { vendor, others: [], ...context })].map(({ pointer, body }): [string, unknown] => [
      pointer,
      body,
    ]),
  );
}

test('Every way to lie has a name of its own, but for error messages, of which there are several', () => {
  const ids = mutations.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual(['error-with-200', 'error-with-200']);
  for (const { title } of mutations) expect(title).toMatch(/^[a-z]/);
  expect(mutations.filter(({ isOfShape }) => isOfShape).map(({ id }) => id)).toEqual([
    ...['drop-field', 'rename-field', 'retype-field', 'null-field', 'extra-field'],
  ]);
});

describe('A lie about the shape', () => {
  const sample = sampleOf({ a: 1, rows: [{ n: null }, { n: 2 }] });

  test('leaves out, or renames, each field once, whatever its row', () => {
    expect(lie('drop-field', sample)).toEqual([
      ['/a', { rows: [{ n: null }, { n: 2 }] }],
      ['/rows', { a: 1 }],
      ['/rows/0/n', { a: 1, rows: [{}, { n: 2 }] }],
    ]);
    expect(lie('rename-field', sample)[2]).toEqual(['/rows/0/n', { a: 1, rows: [{ n_renamed: null }, { n: 2 }] }]);
  });

  test('is null, or of another type, where there was something', () => {
    expect(lie('null-field', sample).map(([pointer]) => pointer)).toEqual(['/a', '/rows']);
    expect(lie('null-field', sample)[0]).toEqual(['/a', { a: null, rows: [{ n: null }, { n: 2 }] }]);
    expect(lie('retype-field', sampleOf({ a: 1, b: 'x', c: true, d: {}, e: [1], f: null }))).toEqual([
      ['/a', { a: { figure: 1 }, b: 'x', c: true, d: {}, e: [1], f: null }],
      ['/b', { a: 1, b: ['x'], c: true, d: {}, e: [1], f: null }],
      ['/c', { a: 1, b: 'x', c: 'true', d: {}, e: [1], f: null }],
      ['/d', { a: 1, b: 'x', c: true, d: 'text', e: [1], f: null }],
      ['/e', { a: 1, b: 'x', c: true, d: {}, e: 'text', f: null }],
    ]);
  });

  test('has a field more in each object, the whole and items too', () => {
    expect(lie('extra-field', sample)).toEqual([
      ['', { a: 1, rows: [{ n: null }, { n: 2 }], chatpact_extra: 'text' }],
      ['/rows/0', { a: 1, rows: [{ n: null, chatpact_extra: 'text' }, { n: 2 }] }],
    ]);
    expect(lie('extra-field', sampleOf([1]))).toEqual([]);
  });

  test('is no answer at all', () => {
    expect(lie('error-with-200', sample)).toEqual([
      ['#0', { error: 'text' }],
      ['#1', { success: false, error: 'text' }],
      ['#2', { message: 'text' }],
    ]);
    expect(lie('empty-object', sample)).toEqual([['', {}]]);
    expect(lie('empty-object', sampleOf({}))).toEqual([]);
  });
});

describe('A lie about figures', () => {
  const sample = sampleOf({
    total: 30,
    rows: [
      { n: 20, at: 5, id: 7 },
      { n: 10, at: 6, id: 8 },
    ],
    day: '2026-01-31T00:00:00.000Z',
  });
  const changed = (more: object) => ({ ...(sample.body as object), ...more });

  test('is one more, or one less, at each place that holds one, once for all rows', () => {
    expect(lie('one-more', sample)).toEqual([
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
    expect(lie('one-less', sampleOf({ total: 0, rows: [{ n: 0 }, { n: '1' }] }))).toEqual([
      ['/rows/1/n', { total: 0, rows: [{ n: 0 }, { n: '0' }] }],
    ]);
  });

  test('is none about what is no figure', () => {
    for (const total of [null, 'many', {}]) expect(lie('one-more', sampleOf({ total }))).toEqual([]);
  });

  test('is about those places alone that the question has', () => {
    expect(lie('one-more', sampleOf({ special: 1 }, { type: 'inbox' }))).toEqual([]);
    expect(lie('one-more', sampleOf({ special: 1 }, { type: 'agent' }))).toEqual([['/special', { special: 2 }]]);
    expect(lie('one-more', sampleOf({ other: 1, n: 1, rows: { n: 1 } }))).toEqual([]);
  });

  test('lacks a tenth of everything', () => {
    expect(lie('stale-figures', sample)).toEqual([
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
    expect(lie('stale-figures', sampleOf({ total: 0 }))).toEqual([]);
    expect(lie('stale-figures', sampleOf({ total: 1 }))).toEqual([['', { total: 0 }]]);
  });

  test('is a day late', () => {
    expect(lie('shifted-day', sample)).toEqual([
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
    expect(lie('shifted-day', sampleOf({ day: 'never' }))).toEqual([['/day', { day: 'never' }]]);
    expect(lie('shifted-day', sampleOf({ total: 1 }))).toEqual([]);
  });

  test('gives rows the figures of each other, where they differ', () => {
    expect(lie('swapped-rows', sample)).toEqual([
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
    expect(lie('swapped-rows', sampleOf({ total: 1, rows: [{ n: 1 }, { n: 1 }] }))).toEqual([]);
    expect(lie('swapped-rows', sampleOf({ rows: [{ n: 1 }] }))).toEqual([]);
  });
});

describe('A lie about lists', () => {
  const rows = [{ n: 1 }, { n: 2 }];

  test('leaves out a row, has one twice, or none', () => {
    expect(lie('drop-row', sampleOf({ rows }))).toEqual([['/rows', { rows: [{ n: 2 }] }]]);
    expect(lie('duplicate-row', sampleOf({ rows }))).toEqual([['/rows', { rows: [{ n: 1 }, ...rows] }]]);
    expect(lie('empty-list', sampleOf({ rows }))).toEqual([['/rows', { rows: [] }]]);
  });

  test('may be about the only row', () => {
    expect(lie('drop-row', sampleOf({ rows: [{ n: 1 }] }))).toEqual([['/rows', { rows: [] }]]);
  });

  test.each([{ rows: [] }, { rows: [1] }, { rows: [{ n: 1 }, 2] }, { rows: {} }, {}, { others: rows }])(
    'finds no list of rows in %j',
    (body) => {
      for (const id of ['drop-row', 'duplicate-row', 'empty-list']) expect(lie(id, sampleOf(body))).toEqual([]);
    },
  );
});

describe('An answer to another question', () => {
  const [plain, ofInbox, ofAgent] = [
    sampleOf({ n: 3 }),
    sampleOf({ n: 1 }, { type: 'inbox' }),
    sampleOf({ n: 2 }, { type: 'agent' }),
  ];
  const twice = sampleOf({ n: 4 }, { type: 'inbox', id: '1' });
  const others = [plain, ofInbox, ofAgent, twice];

  test('is that without a parameter', () => {
    expect(lie('dropped-parameter', ofInbox, { others })).toEqual([['?type', { n: 3 }]]);
    expect(lie('dropped-parameter', twice, { others })).toEqual([['?id', { n: 1 }]]);
    expect(lie('dropped-parameter', plain, { others })).toEqual([]);
    expect(lie('dropped-parameter', sampleOf({ n: 3 }, { type: 'x' }), { others })).toEqual([]);
  });

  test('is that for another value', () => {
    expect(lie('other-value', ofInbox, { others })).toEqual([['?type', { n: 2 }]]);
    expect(lie('other-value', twice, { others })).toEqual([]);
    expect(lie('other-value', sampleOf({ n: 2 }, { type: 'x' }), { others: [ofAgent] })).toEqual([]);
    expect(lie('other-value', sampleOf({ n: 9 }, { type: 'x' }), { others: [ofAgent, plain] })).toEqual([
      ['?type', { n: 2 }],
    ]);
  });
});

test('Places are named by their first of each kind, parents first', () => {
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

test('A body is changed in a copy', () => {
  const body = { a: { b: 1 } };
  const changed = changeAt(body, '/a/b', (holder, key) => {
    holder[key] = 2;
  });
  expect([body, changed]).toEqual([{ a: { b: 1 } }, { a: { b: 2 } }]);
});

test('A pattern fits pointers of its length, with anything for a star', () => {
  expect(fits('/a/1/b', '/a/*/b')).toBe(true);
  for (const pointer of ['/a/1', '/a/1/c', '/a/1/b/c', '']) expect(fits(pointer, '/a/*/b')).toBe(false);
});

test('The entry of a map is a row, and no field', () => {
  const ofMap = { ...smallVendor, figures: [{ operation: 'report', counts: ['/*/n'] }] };
  expect(isRow(ofMap, sampleOf({}), '/whatsapp')).toBe(true);
  expect(isRow(ofMap, sampleOf({}), '/whatsapp/n')).toBe(false);
  expect(isRow(ofMap, { ...sampleOf({}), operation: 'another' }, '/whatsapp')).toBe(false);
  expect(isRow(vendor, sampleOf({}), '/rows')).toBe(false);
  const deep = { ...smallVendor, figures: [{ operation: 'report', counts: ['/list/*/all/n'] }] };
  const row = ['/list', '/list/a', '/list/a/all', '/list/a/all/n'].map((pointer) => isRow(deep, sampleOf({}), pointer));
  expect(row).toEqual([false, true, false, false]);
});
