import { describe, expect, test } from 'vitest';
import { addsUp } from '../../../contracts/relations/comparisons/adds-up.ts';
import { totalOfParts } from '../../../contracts/relations/comparisons/total-of-parts.ts';
import { everyWindow } from '../../../contracts/relations/windows/every-window.ts';
import { toReading } from './reading.ts';

// Builders of relations of sums: results that pass, have findings, are unreadable, or are vacuous.

const id = 'id';
const statement = 'It holds.';
const nothing = { problems: [], compared: 0 };

describe('addsUp', () => {
  const whole = { operation: 'whole', sum: '/n' };
  const half = (name: string) => ({ operation: name, sum: '/n', query: { half: name } });
  const relation = addsUp({ id, statement, whole, parts: [[half('b'), half('c')], [half('d')]] });
  const judge = (...figures: unknown[]) => relation.judge(figures.map((n, index) => toReading({ n, index })));

  test('reads each term once and lists each operation once', () => {
    expect(relation.reads.map(({ operation }) => operation)).toEqual(['whole', 'b', 'c', 'd']);
    const twice = addsUp({ id, statement, whole, parts: [[whole], [half('b')]] });
    expect(twice.operations).toEqual(['whole', 'b']);
  });

  test('compares each group of parts with the whole', () => {
    expect(judge(5, 2, 3, 5)).toEqual({ problems: [], compared: 2 });
    expect(judge(0, 0, 0, 0)).toEqual(nothing);
    expect(judge(5, 2, 2, 5)).toEqual({
      problems: [
        { pointer: '/n', message: 'Expected 5 (whole). Got 4: 2 (b half=b) + 2 (c half=c).', expected: 5, actual: 4 },
      ],
      compared: 2,
    });
    expect(judge(5, 2, 3, 0)).toMatchObject({ problems: [{ expected: 5, actual: 0 }], compared: 2 });
    expect(judge(0, 1, 0, 0)).toMatchObject({ problems: [{ expected: 0, actual: 1 }], compared: 1 });
  });

  test('is unreadable if a response has no figures, and names it', () => {
    expect(judge(5, 2, 'many', 5)).toEqual({ unreadable: 'c has no figures at /n' });
    expect(judge(null, 2, 3, 5)).toEqual({ unreadable: 'whole has no figures at /n' });
  });

  test('accepts a smaller sum with "at most", but not a larger one', () => {
    const most = addsUp({ id, statement, whole, parts: [[half('b')]], comparison: 'at most' });
    const judged = (all: number, part: number) => most.judge([toReading({ n: all }), toReading({ n: part })]);
    expect(judged(5, 4)).toEqual({ problems: [], compared: 1 });
    expect(judged(5, 6)).toMatchObject({ problems: [{ expected: 5, actual: 6 }] });
  });

  test('is vacuous if the response did not change with its parameters', () => {
    const relation = addsUp({ id, statement, whole, parts: [[half('b')]] });
    const same = () => toReading({ n: 5, other: 1 });
    expect(relation.judge([same(), same()])).toEqual(nothing);
    expect(relation.judge([same(), toReading({ n: 5 })])).toEqual({ problems: [], compared: 1 });
    const elsewhere = addsUp({ id, statement, whole, parts: [[{ operation: 'b', sum: '/other' }]] });
    // One of two parts may be equal to the whole.
    const halves = addsUp({ id, statement, whole, parts: [[half('b'), half('c')]] });
    expect(halves.judge([same(), same(), toReading({ n: 0 })])).toEqual({ problems: [], compared: 1 });
    expect(elsewhere.judge([toReading({ n: 1, other: 1 }), toReading({ n: 1, other: 1 })])).toMatchObject({
      compared: 1,
    });
  });

  test('skips an empty side if that is allowed', () => {
    const empty = addsUp({ id, statement, whole, parts: [[half('b')]], isEmptyAllowed: true });
    expect(empty.judge([toReading({ n: 0 }), toReading({ n: 3 })])).toEqual(nothing);
    expect(empty.judge([toReading({ n: 3 }), toReading({ n: 0 })])).toEqual(nothing);
    expect(empty.judge([toReading({ n: 3 }), toReading({ n: 4 })])).toMatchObject({ problems: [{ actual: 4 }] });
  });

  test('can take the one item of a list that was requested', () => {
    const only = { items: '/rows/*', field: 'id', figure: 'n', parameter: 'agent' };
    const relation = addsUp({ id, statement, whole, parts: [[{ operation: 'b', sum: '/rows', only }]] });
    const first = toReading({ n: 4 }, { query: { agent: '7' } });
    const rows = (...list: object[]) => toReading({ rows: list });
    expect(relation.judge([first, rows({ id: 6, n: 9 }, { id: 7, n: 4 })])).toEqual({ problems: [], compared: 1 });
    expect(relation.judge([first, rows({ id: 6, n: 9 })])).toMatchObject({ problems: [{ expected: 4, actual: 0 }] });
    expect(relation.judge([first, rows({ id: 7, n: 'x' })])).toEqual({ unreadable: 'b has no figures at /rows' });
    expect(relation.judge([first, toReading({})])).toEqual({ unreadable: 'b has no figures at /rows' });
  });

  test('names the window and the parameters of each term', () => {
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
      problems: [{ message: 'Expected 1 (whole). Got 2 (b since=from agent=agent the preceding window).' }],
    });
  });
});

describe('totalOfParts', () => {
  const reads = [{ operation: 'a' }, { operation: 'a', window: 'before' as const }];
  const relation = totalOfParts({ id, statement, reads, total: 'total', parts: ['open', 'resolved'] });

  test('judges every entry of every response', () => {
    expect(relation.operations).toEqual(['a']);
    const right = toReading({ web: { total: 3, open: 1, resolved: '2' }, mail: { total: 0, open: 0, resolved: 0 } });
    expect(relation.judge([right, right])).toEqual({ problems: [], compared: 2 });
    const wrong = toReading({ 'a/b': { total: 0, open: 1, resolved: 2 } });
    expect(relation.judge([right, wrong])).toEqual({
      problems: [
        { pointer: '/a~1b/total', message: 'Expected total 3: 1 open + 2 resolved. Got 0.', expected: 3, actual: 0 },
      ],
      compared: 2,
    });
    expect(relation.judge([toReading({ web: { total: 2, open: 0, resolved: 0 } })])).toMatchObject({ compared: 1 });
  });

  test.each<[body: unknown, unreadable: string]>([
    [[], 'a did not return an object'],
    [{ web: { open: 1, resolved: 1 } }, 'a lacks a figure'],
    [{ web: { total: 1, open: 1 } }, 'a lacks a figure'],
  ])('is unreadable for %j', (body, unreadable) => {
    expect(relation.judge([toReading(body)])).toEqual({ unreadable });
  });
});

test('everyWindow judges every window, and none if one is unreadable', () => {
  const one = totalOfParts({ id, statement, reads: [{ operation: 'a' }], total: 'total', parts: ['open'] });
  const relation = everyWindow(one, ['first-half', 'before']);
  const right = toReading({ web: { total: 1, open: 1 } });
  const wrong = toReading({ web: { total: 2, open: 1 } });
  expect(relation.id).toBe('id@windows');
  expect(relation.statement).toBe('It holds, for shorter and earlier windows too.');
  expect(relation.reads).toEqual([
    { operation: 'a', window: 'first-half' },
    { operation: 'a', window: 'before' },
  ]);
  expect(relation.judge([right, right])).toEqual({ problems: [], compared: 2 });
  expect(relation.judge([right, wrong])).toMatchObject({ problems: [{ pointer: '/web/total' }], compared: 2 });
  expect(relation.judge([right, toReading([])])).toEqual({ unreadable: 'a did not return an object' });
});
