import { describe, expect, test } from 'vitest';
import { judgePages, type PaginationRun } from '../../../contracts/checks/pagination.ts';
import type { NumberedPages, OffsetPages } from '../../../specs/behaviour.ts';

// What is wrong with pages, each fault by itself, on five items at two a page.

const numbered: NumberedPages = {
  ...{ kind: 'page', parameter: 'page', size: 2, key: 'id', order: { by: 'at', direction: 'descending' } },
  ...{ items: '/items', total: '/meta/total', pages: '/meta/pages', current: '/meta/page' },
};
const offsets: OffsetPages = {
  ...{ kind: 'offset', offset: 'offset', count: 'count', size: 2, key: 'id' },
  ...{ items: '/items', total: '/total', start: '/offset', length: '/count' },
};

interface Page {
  items: unknown;
  meta: { total: unknown; pages: unknown; page: unknown };
}
const day = (index: number) => new Date(Date.UTC(2026, 0, 31 - index)).toISOString();
const itemsOf = (page: number, total = 5) =>
  [0, 1]
    .map((place) => (page - 1) * 2 + place)
    .filter((id) => id < total)
    .map((id) => ({ id, at: day(id) }));

/** The pages of a healthy list, and what is made of one of them. */
function walk(change: Record<number, (body: Page) => unknown> = {}, more: Partial<PaginationRun> = {}): PaginationRun {
  const page = (number: number) => {
    const body: Page = { items: itemsOf(number), meta: { total: 5, pages: 3, page: number } };
    return { number, body: change[number]?.(body) ?? body };
  };
  return { pages: [1, 2, 3].map(page), beyond: page(4), size: 2, isComplete: true, ...more };
}
const withItems = (items: unknown) => (body: Page) => ({ ...body, items });
const withMeta = (meta: Partial<Page['meta']>) => (body: Page) => ({ ...body, meta: { ...body.meta, ...meta } });
const judge = (some: PaginationRun) =>
  judgePages(some, numbered).map(({ keyword, pointer, message, expected, actual }) => [
    keyword,
    pointer,
    message,
    expected,
    actual,
  ]);

describe('Numbered pages', () => {
  test('that fit together have no fault', () => {
    expect(judge(walk())).toEqual([]);
    expect(judge(walk({}, { pages: [] }))).toEqual([]);
  });

  test('are counted rightly', () => {
    const wrong = withMeta({ pages: 4 });
    expect(judge(walk({ 1: wrong, 2: wrong, 3: wrong, 4: wrong }))).toEqual([
      ['pages', '/meta/pages', 'Expected 3 pages for 5 items at 2 a page. Got 4.', 3, 4],
    ]);
  });

  test('know which they are, the one past the end too', () => {
    expect(judge(walk({ 2: withMeta({ page: '2' }) }))).toEqual([]);
    expect(judge(walk({ 2: withMeta({ page: 1 }), 4: withMeta({ page: null }) }))).toEqual([
      ['current', '/meta/page', 'Expected the page number 2 at /meta/page of page 2. Got 1.', 2, 'integer'],
      ['current', '/meta/page', 'Expected the page number 4 at /meta/page of page 4. Got null.', 4, 'null'],
    ]);
  });

  test('agree on the whole', () => {
    expect(judge(walk({ 3: withMeta({ total: 6, pages: 4 }) }))).toEqual([
      ['meta', '/meta/total', 'Expected 5 at /meta/total of page 3, as on page 1. Got 6.', 'the same', 'another'],
      ['meta', '/meta/pages', 'Expected 3 at /meta/pages of page 3, as on page 1. Got 4.', 'the same', 'another'],
    ]);
  });

  test('are full, but for the last', () => {
    const union = ['union', '/meta/total', 'Expected 5 items on all pages together. Got 4.', 5, 4];
    expect(judge(walk({ 2: withItems(itemsOf(2).slice(1)) }))).toEqual([
      ['page-size', '/items', 'Expected 2 items on page 2. Got 1.', 2, 1],
      union,
    ]);
    expect(judge(walk({ 3: withItems([]) }))).toEqual([
      ['last-page', '/items', 'Expected 1 item on page 3. Got 0.', 1, 0],
      union,
    ]);
    expect(judge(walk({ 3: withItems([...itemsOf(3), { id: 9, at: day(9) }]) })).map(([keyword]) => keyword)).toEqual([
      ...['page-size', 'union'],
    ]);
    expect(judge(walk({ 3: withItems('none') })).map(([keyword]) => keyword)).toEqual(['last-page', 'union']);
  });

  test('hold nothing twice, by the key', () => {
    expect(judge(walk({ 2: withItems([itemsOf(1)[1], itemsOf(2)[1]]) }))).toEqual([
      ['duplicate', '/items', 'Expected 5 different items on all pages, by their id. Got 4.', 5, 4],
      ['union', '/meta/total', 'Expected 5 items on all pages together. Got 4.', 5, 4],
    ]);
    const nameless = withItems([{ at: day(2) }, { at: day(3) }]);
    expect(judge(walk({ 2: nameless })).map(([keyword]) => keyword)).toEqual(['duplicate', 'union']);
  });

  test('that were not all read need not hold everything', () => {
    const some = walk();
    expect(judge({ ...some, pages: some.pages.slice(0, 2), isComplete: false })).toEqual([]);
  });

  test('are in order, over their edges; equal ones may stand either way, and what is no time is the schema’s affair', () => {
    const [first, second] = itemsOf(1);
    expect(judge(walk({ 1: withItems([second, first]) }))).toEqual([
      [
        'order',
        '/items',
        'Expected the items descending by at. Got item 2 of all pages out of order.',
        'descending',
        'unordered',
      ],
    ]);
    expect(
      judge(
        walk({
          2: withItems([
            { id: 2, at: day(0) },
            { id: 3, at: day(3) },
          ]),
        }),
      ).map(([keyword]) => keyword),
    ).toEqual(['order']);
    expect(judge(walk({ 1: withItems([{ ...first, at: second?.at }, second]) }))).toEqual([]);
    expect(
      judge(
        walk({
          2: withItems([
            { id: 2, at: 'soon' },
            { id: 3, at: day(3) },
          ]),
        }),
      ),
    ).toEqual([]);
  });

  test('may be in the order of a number, upwards', () => {
    const upwards = { ...numbered, order: { by: 'id', direction: 'ascending' as const } };
    expect(judgePages(walk(), upwards)).toEqual([]);
    expect(judgePages(walk(), { ...upwards, order: { by: 'id', direction: 'descending' } })).toMatchObject([
      { keyword: 'order' },
    ]);
  });

  test('end: nothing comes after', () => {
    expect(judge(walk({ 4: withItems(itemsOf(3)) }))).toEqual([
      ['past-the-end', '/items', 'Expected no items on page 4, past the end. Got 1.', 0, 1],
    ]);
  });

  test('are told by a check of their own', () => {
    expect(judgePages(walk({ 4: withItems(itemsOf(3)) }), numbered)).toMatchObject([
      { check: 'pagination', severity: 'violation' },
    ]);
  });
});

describe('Pages by offset', () => {
  const page = (number: number, more: object = {}) => {
    const items = itemsOf(number);
    return { number, body: { items, total: 5, offset: (number - 1) * 2, count: items.length, ...more } };
  };
  const judgeOffsets = (change: Record<number, object> = {}) =>
    judgePages(
      {
        pages: [1, 2, 3].map((number) => page(number, change[number])),
        beyond: page(4, change[4]),
        size: 2,
        isComplete: true,
      },
      offsets,
    ).map(({ keyword, pointer, message, expected, actual }) => [keyword, pointer, message, expected, actual]);

  test('that fit together have no fault, in whatever order their items are', () => {
    expect(judgeOffsets()).toEqual([]);
    expect(judgeOffsets({ 1: { items: itemsOf(1).reverse() } })).toEqual([]);
  });

  test('know where they begin, how much they hold, and of how much', () => {
    expect(judgeOffsets({ 2: { offset: '0' }, 3: { count: 2 }, 4: { total: 4 } })).toEqual([
      ['current', '/offset', 'Expected the offset 2 at /offset of the page from 2. Got "0".', 2, 'string'],
      ['length', '/count', 'Expected 1, the number of items on the page from 4. Got 2.', 1, 2],
      ['meta', '/total', 'Expected 5 at /total of page 4, as on page 1. Got 4.', 'the same', 'another'],
    ]);
  });
});
