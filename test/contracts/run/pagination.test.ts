import { describe, expect, test } from 'vitest';
import type { Case } from '../../../contracts/plan/case.ts';
import { type Answerer, runSmall } from './small-world.ts';

describe('A pagination case', () => {
  const toCase = (operation: string): Case => ({
    ...{ kind: 'pagination', id: `${operation}/pagination`, title: 'all pages', operation },
    request: { path: {}, query: {}, role: 'full' },
  });
  const items = (from: number, count: number) =>
    Array.from({ length: Math.max(0, count) }, (_, index) => ({ id: from + index }));
  /** Serves a list of `total` items with two a page. `change` may modify each response. */
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

  test('reads every page and the one after the last', async () => {
    const { verdict, findings, reason, sent } = await runSmall(toCase('pages'), paging(5));
    expect([verdict, findings, reason]).toEqual(['pass', [], undefined]);
    expect(sent.map(({ url }) => new URL(url).search)).toEqual(['?page=1', '?page=2', '?page=3', '?page=4']);
  });

  test('reads the complete list by offset, then thirds of it', async () => {
    const { verdict, sent } = await runSmall(toCase('offsets'), offsets(7));
    expect(verdict).toBe('pass');
    expect(sent.map(({ url }) => new URL(url).search)).toEqual([
      ...['', '?offset=0&count=3', '?offset=3&count=3', '?offset=6&count=3', '?offset=9&count=3'],
    ]);
    expect((await runSmall(toCase('offsets'), offsets(400))).sent[1]?.url).toMatch(/count=50$/);
  });

  test('is vacuous if all items are on one page', async () => {
    for (const outcome of [await runSmall(toCase('pages'), paging(2)), await runSmall(toCase('offsets'), offsets(1))])
      expect(outcome).toMatchObject({ verdict: 'vacuous', reason: 'all items fit on one page' });
  });

  test('reads at most forty pages and the one after the last', async () => {
    const { sent, verdict, reason } = await runSmall(toCase('pages'), paging(90));
    expect(sent.map(({ url }) => new URL(url).search).slice(38)).toEqual(['?page=39', '?page=40', '?page=46']);
    expect([verdict, reason]).toEqual(['pass', 'only the first 40 pages were read, and the one after the last']);
  });

  test('is repeated while the list changes, at most three times', async () => {
    // In every round, a different item occurs twice.
    const moved = (rounds: number) =>
      paging(3, (body, page, asked) => {
        const isOdd = page === 2 && asked < 3 * rounds;
        return isOdd ? { ...body, items: [{ id: asked % 2 }] } : body;
      });
    const once = await runSmall(toCase('pages'), moved(1));
    expect([once.verdict, once.sent.length]).toEqual(['pass', 6]);
    expect(await runSmall(toCase('pages'), moved(99))).toMatchObject({
      ...{ verdict: 'inconclusive', reason: 'the list changed while it was read, in each of 3 rounds' },
    });
    const last = { isLast: true };
    expect(await runSmall(toCase('pages'), moved(9), last)).toMatchObject({ verdict: 'pass', reason: undefined });
    const reason = 'the list changes constantly, so missing and duplicate items were not judged';
    expect(await runSmall(toCase('pages'), moved(99), last)).toMatchObject({ verdict: 'pass', reason, findings: [] });
  });

  test('judges each page alone if the list changes all the time', async () => {
    const wrong = paging(3, (body, page, asked) => (page === 2 ? { ...body, page: 7 + (asked % 2) } : body));
    const { keywords, verdict } = await runSmall(toCase('pages'), wrong, { isLast: true });
    expect([keywords, verdict]).toEqual([['pagination current'], 'violation']);
  });

  test('shows the requests of the wrong pages and the cause', async () => {
    const twice = paging(4, (body, page) => (page === 2 ? { ...body, items: [{ id: 1 }, { id: 3 }] } : body));
    const [duplicate] = (await runSmall(toCase('pages'), twice)).findings;
    expect(duplicate).toMatchObject({
      cause: 'The server sorts by a value that several items share, so their order changes between requests.',
      curl: expect.stringMatching(/^curl [^\n]+page=1'\ncurl [^\n]+page=2'$/),
    });
    const again = paging(4, (body, page) => (page === 3 ? { ...body, items: [{ id: 2 }, { id: 3 }] } : body));
    const [beyond] = (await runSmall(toCase('pages'), again)).findings;
    expect(beyond).toMatchObject({
      ...{ keyword: 'past-the-end', cause: 'The server repeats the last page.' },
      curl: expect.stringMatching(/^curl [^\n]+page=3'$/),
    });
  });

  test.each<[what: string, operation: string, answer: Answerer, messages: string[]]>([
    [
      'an item twice',
      'pages',
      paging(4, (body, page) => (page === 2 ? { ...body, items: [{ id: 1 }, { id: 3 }] } : body)),
      [
        'Expected 4 different items on all pages, by their id. Got 3.',
        'Expected 4 items on all pages together. Got 3.',
      ],
    ],
    [
      'another order',
      'pages',
      paging(3, (body, page) => (page === 1 ? { ...body, items: [{ id: 1 }, { id: 0 }] } : body)),
      ['Expected the items ascending by id. Got item 2 of all pages out of order.'],
    ],
    [
      'too few items on a page',
      'pages',
      paging(4, (body, page) => (page === 1 ? { ...body, items: [{ id: 0 }] } : body)),
      ['Expected 2 items on page 1. Got 1.', 'Expected 4 items on all pages together. Got 3.'],
    ],
    [
      'items after the end',
      'pages',
      paging(3, (body, page) => (page === 3 ? { ...body, items: [{ id: 9 }] } : body)),
      ['Expected no items on page 3, past the end. Got 1.'],
    ],
    [
      'a wrong page number',
      'pages',
      paging(3, (body, page) => (page === 2 ? { ...body, page: 1 } : body)),
      [expect.stringMatching(/^Expected the page number 2 at \S+ of page 2\. Got 1\.$/)],
    ],
    [
      'a wrong number of pages',
      'pages',
      paging(3, (body) => ({ ...body, pages: 3 })),
      ['Expected 2 pages for 3 items at 2 a page. Got 3.'],
    ],
    [
      'another total on a later page',
      'pages',
      paging(3, (body, page) => (page === 2 ? { ...body, total: 4 } : body)),
      ['Expected 3 at /total of page 2, as on page 1. Got 4.'],
    ],
    [
      'a wrong offset',
      'offsets',
      offsets(6, (body, offset) => (offset === 2 ? { ...body, offset: 0 } : body)),
      [expect.stringMatching(/^Expected the offset 2 at \S+ of the page from 2\. Got 0\.$/)],
    ],
    [
      'a wrong item count',
      'offsets',
      offsets(6, (body, offset) => (offset === 2 ? { ...body, count: 1 } : body)),
      ['Expected 2, the number of items on the page from 2. Got 1.'],
    ],
    [
      'another total by offset',
      'offsets',
      offsets(6, (body, offset) => (offset === 4 ? { ...body, total: 7 } : body)),
      ['Expected 6 at /total of page 3, as on page 1. Got 7.'],
    ],
  ])('finds %s', async (_, operation, answer, messages) => {
    const { verdict, findings } = await runSmall(toCase(operation), answer);
    expect(findings.filter(({ check }) => check === 'pagination').map(({ message }) => message)).toEqual(messages);
    expect(verdict).toBe('violation');
    for (const { curl } of findings) expect(curl).toMatch(/^curl [^\n]+(\ncurl [^\n]+)*$/);
  });

  test('validates every page by the schema', async () => {
    const { keywords } = await runSmall(
      toCase('pages'),
      paging(3, (body, page) => (page === 2 ? { ...body, items: [{ id: 'x' }] } : body)),
    );
    expect(keywords).toContain('schema type');
  });

  test('is skipped if it cannot be read', async () => {
    const reason = 'its pages could not be read; see the other cases of this operation';
    const without: [operation: string, answer: Answerer][] = [
      ['pages', () => ({ status: 401, json: {} })],
      ['pages', () => ({ json: { items: [], total: 4 } })],
      ['offsets', () => ({ json: { items: [] } })],
    ];
    for (const [operation, answer] of without)
      expect(await runSmall(toCase(operation), answer)).toMatchObject({ verdict: 'skipped', reason });
    const cut: Answerer = (url) =>
      url.searchParams.get('page') === '2' ? { body: { kind: 'empty' } } : paging(5)(url, {} as never);
    expect(await runSmall(toCase('pages'), cut)).toMatchObject({ verdict: 'skipped', reason });
    expect(await runSmall(toCase('report'), () => ({ json: {} }))).toMatchObject({
      verdict: 'skipped',
      reason: 'report has no pages',
    });
  });
});
