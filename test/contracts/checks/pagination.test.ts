import { describe, expect, test } from 'vitest';
import { judgePages, type PaginationRun } from '../../../contracts/checks/pagination.ts';
import type { NumberedPages, OffsetPages } from '../../../specs/behaviour.ts';

// Each fault of pagination separately, for five items at two a page.

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

/** The pages of a correct list, run of them changed by `change`. */
function toRun(change: Record<number, (body: Page) => unknown> = {}, more: Partial<PaginationRun> = {}): PaginationRun {
  const page = (number: number) => {
    const body: Page = { items: itemsOf(number), meta: { total: 5, pages: 3, page: number } };
    return { number, body: change[number]?.(body) ?? body };
  };
  return { pages: [1, 2, 3].map(page), beyond: page(4), size: 2, isComplete: true, ...more };
}
const withItems = (items: unknown) => (body: Page) => ({ ...body, items });
const withMeta = (meta: Partial<Page['meta']>) => (body: Page) => ({ ...body, meta: { ...body.meta, ...meta } });
const judge = (run: PaginationRun) =>
  judgePages(run, numbered).map(({ keyword, pointer, message, expected, actual }) => [
    keyword,
    pointer,
    message,
    expected,
    actual,
  ]);

describe('Numbered pages', () => {
  test('have no findings if they are consistent', () => {
    expect(judge(toRun())).toEqual([]);
    expect(judge(toRun({}, { pages: [] }))).toEqual([]);
  });

  test('report a wrong number of pages', () => {
    const wrong = withMeta({ pages: 4 });
    expect(judge(toRun({ 1: wrong, 2: wrong, 3: wrong, 4: wrong }))).toEqual([
      ['pages', '/meta/pages', 'Expected 3 pages for 5 items at 2 a page. Got 4.', 3, 4],
    ]);
  });

  test('report a wrong page number, also past the end', () => {
    expect(judge(toRun({ 2: withMeta({ page: '2' }) }))).toEqual([]);
    expect(judge(toRun({ 2: withMeta({ page: 1 }), 4: withMeta({ page: null }) }))).toEqual([
      ['current', '/meta/page', 'Expected the page number 2 at /meta/page of page 2. Got 1.', 2, 'integer'],
      ['current', '/meta/page', 'Expected the page number 4 at /meta/page of page 4. Got null.', 4, 'null'],
    ]);
  });

  test('report totals that differ between pages', () => {
    expect(judge(toRun({ 3: withMeta({ total: 6, pages: 4 }) }))).toEqual([
      ['meta', '/meta/total', 'Expected 5 at /meta/total of page 3, as on page 1. Got 6.', 'the same', 'another'],
      ['meta', '/meta/pages', 'Expected 3 at /meta/pages of page 3, as on page 1. Got 4.', 'the same', 'another'],
    ]);
  });

  test('report wrong numbers of items on a page', () => {
    const union = ['union', '/meta/total', 'Expected 5 items on all pages together. Got 4.', 5, 4];
    expect(judge(toRun({ 2: withItems(itemsOf(2).slice(1)) }))).toEqual([
      ['page-size', '/items', 'Expected 2 items on page 2. Got 1.', 2, 1],
      union,
    ]);
    expect(judge(toRun({ 3: withItems([]) }))).toEqual([
      ['last-page', '/items', 'Expected 1 item on page 3. Got 0.', 1, 0],
      union,
    ]);
    expect(judge(toRun({ 3: withItems([...itemsOf(3), { id: 9, at: day(9) }]) })).map(([keyword]) => keyword)).toEqual([
      ...['page-size', 'union'],
    ]);
    expect(judge(toRun({ 3: withItems('none') })).map(([keyword]) => keyword)).toEqual(['last-page', 'union']);
  });

  test('report items that have the same key', () => {
    expect(judge(toRun({ 2: withItems([itemsOf(1)[1], itemsOf(2)[1]]) }))).toEqual([
      ['duplicate', '/items', 'Expected 5 different items on all pages, by their id. Got 4.', 5, 4],
      ['union', '/meta/total', 'Expected 5 items on all pages together. Got 4.', 5, 4],
    ]);
    const nameless = withItems([{ at: day(2) }, { at: day(3) }]);
    expect(judge(toRun({ 2: nameless })).map(([keyword]) => keyword)).toEqual(['duplicate', 'union']);
  });

  test('do not report missing items if not all pages were read', () => {
    const run = toRun();
    expect(judge({ ...run, pages: run.pages.slice(0, 2), isComplete: false })).toEqual([]);
  });

  test('report items out of order across pages, but not equal or invalid times', () => {
    const [first, second] = itemsOf(1);
    expect(judge(toRun({ 1: withItems([second, first]) }))).toEqual([
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
        toRun({
          2: withItems([
            { id: 2, at: day(0) },
            { id: 3, at: day(3) },
          ]),
        }),
      ).map(([keyword]) => keyword),
    ).toEqual(['order']);
    expect(judge(toRun({ 1: withItems([{ ...first, at: second?.at }, second]) }))).toEqual([]);
    expect(
      judge(
        toRun({
          2: withItems([
            { id: 2, at: 'soon' },
            { id: 3, at: day(3) },
          ]),
        }),
      ),
    ).toEqual([]);
  });

  test('support ascending order by number', () => {
    const upwards = { ...numbered, order: { by: 'id', direction: 'ascending' as const } };
    expect(judgePages(toRun(), upwards)).toEqual([]);
    expect(judgePages(toRun(), { ...upwards, order: { by: 'id', direction: 'descending' } })).toMatchObject([
      { keyword: 'order' },
    ]);
  });

  test('report items past the last page', () => {
    expect(judge(toRun({ 4: withItems(itemsOf(3)) }))).toEqual([
      ['past-the-end', '/items', 'Expected no items on page 4, past the end. Got 1.', 0, 1],
    ]);
  });

  test('are reported as violations of the check "pagination"', () => {
    expect(judgePages(toRun({ 4: withItems(itemsOf(3)) }), numbered)).toMatchObject([
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

  test('have no findings if they are consistent, in any order of items', () => {
    expect(judgeOffsets()).toEqual([]);
    expect(judgeOffsets({ 1: { items: itemsOf(1).reverse() } })).toEqual([]);
  });

  test('report a wrong offset, count or total', () => {
    expect(judgeOffsets({ 2: { offset: '0' }, 3: { count: 2 }, 4: { total: 4 } })).toEqual([
      ['current', '/offset', 'Expected the offset 2 at /offset of the page from 2. Got "0".', 2, 'string'],
      ['length', '/count', 'Expected 1, the number of items on the page from 4. Got 2.', 1, 2],
      ['meta', '/total', 'Expected 5 at /total of page 4, as on page 1. Got 4.', 'the same', 'another'],
    ]);
  });
});
