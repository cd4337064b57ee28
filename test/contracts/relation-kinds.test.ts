import { describe, expect, test } from 'vitest';
import { addsUp } from '../../contracts/relations/adds-up.ts';
import { agreeByKey, byField } from '../../contracts/relations/agree-by-key.ts';
import { eachRow } from '../../contracts/relations/each-row.ts';
import { everyWindow } from '../../contracts/relations/every-window.ts';
import { filterNarrows } from '../../contracts/relations/filter-narrows.ts';
import { totalOfParts } from '../../contracts/relations/total-of-parts.ts';
import { toReading } from './reading.ts';

// Each kind of relation by itself: what it lets pass, what it finds, what it can't judge, and what proves nothing.

const id = 'id';
const statement = 'It holds.';
const nothing = { problems: [], compared: 0 };

describe('What adds up', () => {
  const whole = { operation: 'whole', sum: '/n' };
  const half = (name: string) => ({ operation: name, sum: '/n', query: { half: name } });
  const relation = addsUp({ id, statement, whole, parts: [[half('b'), half('c')], [half('d')]] });
  const judge = (...figures: unknown[]) => relation.judge(figures.map((n, index) => toReading({ n, index })));

  test('is read once for each term, and names each operation once', () => {
    expect(relation.reads.map(({ operation }) => operation)).toEqual(['whole', 'b', 'c', 'd']);
    const twice = addsUp({ id, statement, whole, parts: [[whole], [half('b')]] });
    expect(twice.operations).toEqual(['whole', 'b']);
  });

  test('is compared group by group', () => {
    expect(judge(5, 2, 3, 5)).toEqual({ problems: [], compared: 2 });
    expect(judge(0, 0, 0, 0)).toEqual(nothing);
    expect(judge(5, 2, 2, 5)).toEqual({
      problems: [{ pointer: '/n', message: 'b half=b + c half=c gives 4, whole gives 5.', expected: 5, actual: 4 }],
      compared: 2,
    });
    expect(judge(5, 2, 3, 0)).toMatchObject({ problems: [{ expected: 5, actual: 0 }], compared: 2 });
    expect(judge(0, 1, 0, 0)).toMatchObject({ problems: [{ expected: 0, actual: 1 }], compared: 1 });
  });

  test('can not be judged where one answer has no figures, and says which', () => {
    expect(judge(5, 2, 'many', 5)).toEqual({ unreadable: 'c has no figures at /n' });
    expect(judge(null, 2, 3, 5)).toEqual({ unreadable: 'whole has no figures at /n' });
  });

  test('may be less where something is in no part, but never more', () => {
    const most = addsUp({ id, statement, whole, parts: [[half('b')]], comparison: 'at most' });
    const judged = (all: number, part: number) => most.judge([toReading({ n: all }), toReading({ n: part })]);
    expect(judged(5, 4)).toEqual({ problems: [], compared: 1 });
    expect(judged(5, 6)).toMatchObject({ problems: [{ expected: 5, actual: 6 }] });
  });

  test('of an answer that took no notice of its parameters proves nothing', () => {
    const relation = addsUp({ id, statement, whole, parts: [[half('b')]] });
    const same = () => toReading({ n: 5, other: 1 });
    expect(relation.judge([same(), same()])).toEqual(nothing);
    expect(relation.judge([same(), toReading({ n: 5 })])).toEqual({ problems: [], compared: 1 });
    const elsewhere = addsUp({ id, statement, whole, parts: [[{ operation: 'b', sum: '/other' }]] });
    expect(elsewhere.judge([toReading({ n: 1, other: 1 }), toReading({ n: 1, other: 1 })])).toMatchObject({
      compared: 1,
    });
  });

  test('is not compared where silence is allowed and one side counts nothing', () => {
    const silent = addsUp({ id, statement, whole, parts: [[half('b')]], isSilenceAllowed: true });
    expect(silent.judge([toReading({ n: 0 }), toReading({ n: 3 })])).toEqual(nothing);
    expect(silent.judge([toReading({ n: 3 }), toReading({ n: 0 })])).toEqual(nothing);
    expect(silent.judge([toReading({ n: 3 }), toReading({ n: 4 })])).toMatchObject({ problems: [{ actual: 4 }] });
  });

  test('may be one item of a list, the one that was asked about', () => {
    const only = { items: '/rows/*', field: 'id', figure: 'n', parameter: 'agent' };
    const relation = addsUp({ id, statement, whole, parts: [[{ operation: 'b', sum: '/rows', only }]] });
    const first = toReading({ n: 4 }, { query: { agent: '7' } });
    const rows = (...list: object[]) => toReading({ rows: list });
    expect(relation.judge([first, rows({ id: 6, n: 9 }, { id: 7, n: 4 })])).toEqual({ problems: [], compared: 1 });
    expect(relation.judge([first, rows({ id: 6, n: 9 })])).toMatchObject({ problems: [{ expected: 4, actual: 0 }] });
    expect(relation.judge([first, rows({ id: 7, n: 'x' })])).toEqual({ unreadable: 'b has no figures at /rows' });
    expect(relation.judge([first, toReading({})])).toEqual({ unreadable: 'b has no figures at /rows' });
  });

  test('says of each term what was asked: its window, and the values of its parameters', () => {
    const parts = [
      [
        {
          operation: 'b',
          sum: '/n',
          window: 'before' as const,
          query: { since: { edge: 'from' as const, window: 'before' as const }, agent: { entity: 'agent' } },
        },
      ],
    ];
    const outcome = addsUp({ id, statement, whole, parts }).judge([toReading({ n: 1 }), toReading({ n: 2 })]);
    expect(outcome).toMatchObject({
      problems: [{ message: 'b before since=from agent=agent gives 2, whole gives 1.' }],
    });
  });
});

describe('What agrees by key', () => {
  const left = { operation: 'a', what: 'the open', figures: byField('/list', 'key', 'open') };
  const right = { operation: 'b', what: 'the unread', figures: byField('', 'who/id', 'unread') };
  const relation = agreeByKey({ id, statement, left, right });
  const lefts = (...list: object[]) => toReading({ list });
  const rights = (...list: object[]) => toReading(list);
  const ada = { who: { id: 1 }, unread: 3 };

  test('is compared wherever one side counts something, and what one side leaves out is 0', () => {
    expect(relation.operations).toEqual(['a', 'b']);
    expect(relation.judge([lefts({ key: 1, open: 3 }, { key: 2, open: 0 }), rights(ada)])).toEqual({
      problems: [],
      compared: 1,
    });
    expect(relation.judge([lefts(), rights(ada)])).toEqual({
      problems: [{ pointer: '/1', message: 'the open of 1 is 0, the unread is 3.', expected: 3, actual: 0 }],
      compared: 1,
    });
    expect(relation.judge([lefts({ key: 1, open: 3 }), rights()])).toMatchObject({ problems: [{ actual: 3 }] });
  });

  test('has the figures of one key summed, and names no key that may be a text of somebody', () => {
    expect(relation.judge([lefts({ key: 1, open: 1 }, { key: 1, open: 2 }), rights(ada)])).toMatchObject({
      problems: [],
    });
    const [outcome] = [relation.judge([lefts({ key: 'Ada Quill', open: 1 }), rights()])];
    expect(outcome).toMatchObject({ problems: [{ message: 'the open of … is 1, the unread is 0.' }] });
  });

  test('bears what rounding loses, and no more', () => {
    const judge = (one: number, other: number) =>
      relation.judge([lefts({ key: 1, open: one }), rights({ ...ada, unread: other })]);
    expect(judge(1e6, 1e6 + 0.9)).toMatchObject({ problems: [] });
    expect(judge(1e6, 1e6 + 1.1)).not.toMatchObject({ problems: [] });
    expect(judge(0.1, 0.1000009)).toMatchObject({ problems: [] });
    expect(judge(0.1, 0.1000011)).not.toMatchObject({ problems: [] });
    expect(judge(-2e6, -2e6 - 1.9)).toMatchObject({ problems: [] });
  });

  test('may be less on the left where that is the promise', () => {
    const most = agreeByKey({ id, statement, left, right, comparison: 'at most' });
    expect(most.judge([lefts({ key: 1, open: 2 }), rights(ada)])).toEqual({ problems: [], compared: 1 });
    expect(most.judge([lefts({ key: 1, open: 4 }), rights(ada)])).toMatchObject({ problems: [{ actual: 4 }] });
  });

  test.each<[what: string, one: object, other: object, unreadable: string]>([
    ['no list', toReading({}), rights(), 'a lacks the open'],
    ['a figure that is none', lefts({ key: 1, open: 'x' }), rights(), 'a lacks the open'],
    ['an item without a key', lefts({ open: 1 }), rights(), 'a lacks the open'],
    ['no list on the other side', lefts(), toReading('text'), 'b lacks the unread'],
  ])('can not be judged where there is %s', (_, one, other, unreadable) => {
    expect(relation.judge([one, other] as never)).toEqual({ unreadable });
  });
});

describe('Each row', () => {
  const relation = eachRow({
    id,
    statement,
    rows: { operation: 'table', items: '/rows', key: 'id' },
    about: (agent) => ({ operation: 'alone', query: { agent } }),
    figures: [
      { row: 'count', alone: '/count' },
      { row: 'sent', alone: '/days/*/sent' },
    ],
  });
  const table = (...rows: object[]) => toReading({ rows });
  const alone = (count: unknown, ...sent: unknown[]) =>
    toReading({ count, days: sent.map((each) => ({ sent: each })) });

  test('is asked for by its id, and is what the table says', () => {
    const rows = table({ id: 7, count: 2, sent: 5 }, { id: 8, count: null, sent: 0 });
    expect(relation.operations).toEqual(['table', 'alone']);
    expect(relation.reads).toEqual([{ operation: 'table' }]);
    expect(relation.follow?.([rows])).toEqual([
      { operation: 'alone', query: { agent: '7' } },
      { operation: 'alone', query: { agent: '8' } },
    ]);
    expect(relation.follow?.([toReading('text')])).toEqual([]);
    expect(relation.judge([rows, alone(2, 2, 3), alone(null)])).toEqual({ problems: [], compared: 2 });
    expect(relation.judge([rows, alone(2, 2, 4), alone(1)])).toEqual({
      problems: [
        {
          pointer: '/rows/0/sent',
          message: 'sent of id 7 is 5 in table, asked alone it is 6.',
          expected: 5,
          actual: 6,
        },
        {
          pointer: '/rows/1/count',
          message: 'count of id 8 is 0 in table, asked alone it is 1.',
          expected: 0,
          actual: 1,
        },
      ],
      compared: 3,
    });
  });

  test('may be less when it is asked for alone where that is the promise', () => {
    const most = eachRow({
      id,
      statement,
      rows: { operation: 'table', items: '', key: 'id' },
      about: () => ({ operation: 'alone' }),
      figures: [{ row: 'count', alone: '/count' }],
      comparison: 'at most',
    });
    const rows = toReading([{ id: 1, count: 3 }]);
    expect(most.judge([rows, alone(2)])).toEqual({ problems: [], compared: 1 });
    expect(most.judge([rows, alone(4)])).toMatchObject({ problems: [{ expected: 3, actual: 4 }] });
  });

  test.each<[what: string, rows: object, one: object, unreadable: string]>([
    ['no table', toReading({}), alone(1), 'table did not answer a list'],
    ['a row without a figure', table({ id: 1, sent: 1 }), alone(1, 1), 'table has a count that is no figure'],
    ['nothing said of it alone', table({ id: 1, count: 1, sent: 1 }), toReading({}), 'alone has no figures at /count'],
    [
      'a figure alone that is none',
      table({ id: 1, count: 1, sent: 1 }),
      alone(1, null),
      'alone has no figures at /days/*/sent',
    ],
  ])('can not be judged where there is %s', (_, rows, one, unreadable) => {
    expect(relation.judge([rows, one] as never)).toEqual({ unreadable });
  });
});

describe('A filter', () => {
  const relation = filterNarrows({
    id,
    statement,
    operation: 'list',
    parameter: 'status',
    value: 'open',
    field: 'meta/status',
    items: '/data',
    total: '/count',
    among: { page: '1' },
  });
  const all = toReading({ count: 3, data: [] });
  const filtered = (count: unknown, ...statuses: string[]) =>
    toReading({ count, data: statuses.map((status) => ({ meta: { status } })) }, { query: { status: 'open' } });

  test('is asked with and without, among the same', () => {
    expect(relation.reads).toEqual([
      { operation: 'list', query: { page: '1' } },
      { operation: 'list', query: { page: '1', status: 'open' } },
    ]);
  });

  test('gives what it names, and no more than there is', () => {
    expect(relation.judge([all, filtered(3, 'open', 'open')])).toEqual({ problems: [], compared: 2 });
    expect(relation.judge([all, filtered(3, 'open', 'closed')])).toEqual({
      problems: [
        {
          pointer: '/data/0/meta/status',
          message: '1 of 2 items have another meta/status than the status asked for.',
          expected: 0,
          actual: 1,
        },
      ],
      compared: 2,
    });
    expect(relation.judge([all, filtered(4)])).toEqual({
      problems: [
        { pointer: '/count', message: 'With status there are 4 items, without it 3.', expected: 3, actual: 4 },
      ],
      compared: 0,
    });
  });

  test.each([
    [toReading({ data: [] }), filtered(1)],
    [all, filtered('x')],
    [all, toReading({ count: 1 })],
  ])('can not be judged without a list and both counts (%#)', (whole, some) => {
    expect(relation.judge([whole, some])).toEqual({ unreadable: 'list lacks /data or /count' });
  });
});

describe('A total of parts', () => {
  const reads = [{ operation: 'a' }, { operation: 'a', window: 'before' as const }];
  const relation = totalOfParts({ id, statement, reads, total: 'total', parts: ['open', 'resolved'] });

  test('holds in every entry of every answer', () => {
    expect(relation.operations).toEqual(['a']);
    const right = toReading({ web: { total: 3, open: 1, resolved: '2' }, mail: { total: 0, open: 0, resolved: 0 } });
    expect(relation.judge([right, right])).toEqual({ problems: [], compared: 2 });
    const wrong = toReading({ 'a/b': { total: 0, open: 1, resolved: 2 } });
    expect(relation.judge([right, wrong])).toEqual({
      problems: [{ pointer: '/a~1b/total', message: 'total is 0, open + resolved is 3.', expected: 3, actual: 0 }],
      compared: 2,
    });
    expect(relation.judge([toReading({ web: { total: 2, open: 0, resolved: 0 } })])).toMatchObject({ compared: 1 });
  });

  test.each<[body: unknown, unreadable: string]>([
    [[], 'a did not answer an object'],
    [{ web: { open: 1, resolved: 1 } }, 'a lacks a figure'],
    [{ web: { total: 1, open: 1 } }, 'a lacks a figure'],
  ])('can not be judged of %j', (body, unreadable) => {
    expect(relation.judge([toReading(body)])).toEqual({ unreadable });
  });
});

test('What holds of one answer is judged of every window, and of none where one can not be read', () => {
  const one = totalOfParts({ id, statement, reads: [{ operation: 'a' }], total: 'total', parts: ['open'] });
  const relation = everyWindow(one, ['first-half', 'before']);
  const right = toReading({ web: { total: 1, open: 1 } });
  const wrong = toReading({ web: { total: 2, open: 1 } });
  expect(relation.id).toBe('id@windows');
  expect(relation.statement).toBe('It holds: over shorter and earlier windows too.');
  expect(relation.reads).toEqual([
    { operation: 'a', window: 'first-half' },
    { operation: 'a', window: 'before' },
  ]);
  expect(relation.judge([right, right])).toEqual({ problems: [], compared: 2 });
  expect(relation.judge([right, wrong])).toMatchObject({ problems: [{ pointer: '/web/total' }], compared: 2 });
  expect(relation.judge([right, toReading([])])).toEqual({ unreadable: 'a did not answer an object' });
});
