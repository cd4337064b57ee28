import { describe, expect, test } from 'vitest';
import { agreeByKey, byField } from '../../../contracts/relations/comparisons/agree-by-key.ts';
import { eachRow } from '../../../contracts/relations/comparisons/each-row.ts';
import { toReading } from './reading.ts';

// Builders of relations of figures by key and by row: results that pass, have findings, are unreadable, or are vacuous.

const id = 'id';
const statement = 'It holds.';

describe('agreeByKey', () => {
  const left = { operation: 'a', what: 'the open', figures: byField('/list', 'key', 'open') };
  const right = { operation: 'b', what: 'the unread', figures: byField('', 'who/id', 'unread') };
  const relation = agreeByKey({ id, statement, left, right });
  const lefts = (...list: object[]) => toReading({ list });
  const rights = (...list: object[]) => toReading(list);
  const ada = { who: { id: 1 }, unread: 3 };

  test('compares every key that has a count on one side; a missing key is 0', () => {
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

  test("sums the figures of one key, and hides keys that may be a user's text", () => {
    expect(relation.judge([lefts({ key: 1, open: 1 }, { key: 1, open: 2 }), rights(ada)])).toMatchObject({
      problems: [],
    });
    const [outcome] = [relation.judge([lefts({ key: 'Ada Quill', open: 1 }), rights()])];
    expect(outcome).toMatchObject({ problems: [{ message: 'Expected 0 (the unread) for …. Got 1 (the open).' }] });
  });

  test('tolerates rounding errors and nothing larger', () => {
    const judge = (one: number, other: number) =>
      relation.judge([lefts({ key: 1, open: one }), rights({ ...ada, unread: other })]);
    expect(judge(1e6, 1e6 + 0.9)).toMatchObject({ problems: [] });
    expect(judge(1e6, 1e6 + 1.1)).not.toMatchObject({ problems: [] });
    expect(judge(0.1, 0.1000009)).toMatchObject({ problems: [] });
    expect(judge(0.1, 0.1000011)).not.toMatchObject({ problems: [] });
    expect(judge(-2e6, -2e6 - 1.9)).toMatchObject({ problems: [] });
  });

  test('accepts a smaller figure on the left with "at most"', () => {
    const most = agreeByKey({ id, statement, left, right, comparison: 'at most' });
    expect(most.judge([lefts({ key: 1, open: 2 }), rights(ada)])).toEqual({ problems: [], compared: 1 });
    expect(most.judge([lefts({ key: 1, open: 4 }), rights(ada)])).toMatchObject({ problems: [{ actual: 4 }] });
  });

  test.each<[what: string, one: object, other: object, unreadable: string]>([
    ['no list', toReading({}), rights(), 'a lacks the open'],
    ['a figure that is not a number', lefts({ key: 1, open: 'x' }), rights(), 'a lacks the open'],
    ['an item without a key', lefts({ open: 1 }), rights(), 'a lacks the open'],
    ['no list on the other side', lefts(), toReading('text'), 'b lacks the unread'],
  ])('is unreadable with %s', (_, one, other, unreadable) => {
    expect(relation.judge([one, other] as never)).toEqual({ unreadable });
  });
});

describe('eachRow', () => {
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

  test('requests each row by its id and compares the figures', () => {
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
          message: 'Expected 5 (sent in table) for id 7. Got 6 (alone for that id alone).',
          expected: 5,
          actual: 6,
        },
        {
          pointer: '/rows/1/count',
          message: 'Expected 0 (count in table) for id 8. Got 1 (alone for that id alone).',
          expected: 0,
          actual: 1,
        },
      ],
      compared: 3,
    });
  });

  test('accepts a smaller figure in the report of one row with "at most"', () => {
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
    ['no table', toReading({}), alone(1), 'table did not return a list'],
    ['a row without a figure', table({ id: 1, sent: 1 }), alone(1, 1), 'table has a count that is not a number'],
    [
      'no figure in the report of one row',
      table({ id: 1, count: 1, sent: 1 }),
      toReading({}),
      'alone has no figures at /count',
    ],
    [
      'a figure in the report of one row that is not a number',
      table({ id: 1, count: 1, sent: 1 }),
      alone(1, null),
      'alone has no figures at /days/*/sent',
    ],
  ])('is unreadable with %s', (_, rows, one, unreadable) => {
    expect(relation.judge([rows, one] as never)).toEqual({ unreadable });
  });
});
