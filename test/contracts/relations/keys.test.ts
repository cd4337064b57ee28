import { describe, expect, test } from 'vitest';
import { agreeByKey, byField } from '../../../contracts/relations/agree-by-key.ts';
import { eachRow } from '../../../contracts/relations/each-row.ts';
import { toReading } from '../reading.ts';

// Relations of figures by key and by row, each kind by itself: what passes, what is found, what can't be judged, what proves nothing.

const id = 'id';
const statement = 'It holds.';

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
      problems: [
        { pointer: '/1', message: 'Expected 3 (the unread) for 1. Got 0 (the open).', expected: 3, actual: 0 },
      ],
      compared: 1,
    });
    expect(relation.judge([lefts({ key: 1, open: 3 }), rights()])).toMatchObject({
      problems: [{ actual: 3 }],
      compared: 1,
    });
  });

  test('has the figures of one key summed, and names no key that may be a text of somebody', () => {
    expect(relation.judge([lefts({ key: 1, open: 1 }, { key: 1, open: 2 }), rights(ada)])).toMatchObject({
      problems: [],
    });
    const [outcome] = [relation.judge([lefts({ key: 'Ada Quill', open: 1 }), rights()])];
    expect(outcome).toMatchObject({ problems: [{ message: 'Expected 0 (the unread) for …. Got 1 (the open).' }] });
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
    expect(relation.judge([rows, alone(1, 2, 3), alone(0)])).toMatchObject({ problems: [{ expected: 2, actual: 1 }] });
    expect(relation.judge([rows, alone(2, 2, 4), alone(1)])).toEqual({
      problems: [
        {
          pointer: '/rows/0/sent',
          message: 'Expected 5 as sent of id 7, as table says. Got 6 from alone.',
          expected: 5,
          actual: 6,
        },
        {
          pointer: '/rows/1/count',
          message: 'Expected 0 as count of id 8, as table says. Got 1 from alone.',
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
    expect(most.judge([rows, alone(0)])).toEqual({ problems: [], compared: 1 });
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
