import { describe, expect, test } from 'vitest';
import { parseExactly } from '../../../contracts/exchanges/exact-numbers.ts';
import { findProblemsOutsideBounds } from '../../../contracts/relations/bounds.ts';
import { sameAnswer } from '../../../contracts/relations/comparisons/same-answer.ts';
import { noWindow } from '../../../contracts/relations/windows/no-window.ts';
import { toReading } from './reading.ts';

// Builders of relations between whole responses: results that pass, have findings, are unreadable, or are vacuous.

const id = 'id';
const statement = 'It holds.';

describe('sameAnswer', () => {
  const relation = sameAnswer({ id, statement, one: { operation: 'a' }, other: { operation: 'b' } });
  const judge = (one: unknown, other: unknown) => relation.judge([toReading(one), toReading(other)]);

  test.each<[one: unknown, other: unknown, message: string]>([
    [1, 2, 'Expected 1 at the top. Got 2.'],
    [[1], [1, 2], 'Expected 1 items at the top. Got 2.'],
    [{ a: [1] }, { a: [1, 2] }, 'Expected 1 items at /a. Got 2.'],
    [{ a: { b: 1 } }, { a: { b: 2 } }, 'Expected 1 at /a/b. Got 2.'],
    [{ a: [1, 2] }, { a: [1, 3] }, 'Expected 2 at /a/1. Got 3.'],
    [{ a: {} }, { a: [] }, 'Expected an empty object at /a. Got an empty array.'],
    [{ a: 'Ada' }, { a: 'Ben' }, 'Expected the same value at /a. Got another string.'],
    [{ a: '12' }, { a: '13' }, 'Expected "12" at /a. Got "13".'],
    [{ a: 1 }, { a: '1' }, 'Expected 1 at /a. Got "1".'],
    [
      { phone_numbers: [491512345] },
      { phone_numbers: [491512346] },
      'Expected the same value at /phone_numbers/0. Got another integer.',
    ],
    [{}, { 'Ada Quill': 1 }, 'Expected nothing at /…. Got 1.'],
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, 'Expected the same order at the top. Got another.'],
    [{ c: { a: 1, b: 2 } }, { c: { b: 2, a: 1 } }, 'Expected the same order at /c. Got another.'],
  ])('describes the difference between %j and %j', (one, other, message) => {
    expect(judge(one, other)).toMatchObject({
      problems: [{ pointer: '', message, expected: 'the same answer', actual: 'another' }],
    });
  });

  test('detects ids that differ only in the last of many digits', () => {
    const [one, other] = ['3', '2'].map((last) => parseExactly(`{"id":900719925474099${last}}`, (value) => value));
    expect(judge(one, other)).toMatchObject({
      problems: [{ message: 'Expected the same value at /id. Got another integer.' }],
    });
    expect(judge(one, one)).toMatchObject({ problems: [] });
  });

  test('is vacuous for empty responses and unreadable for a missing one', () => {
    expect(relation.operations).toEqual(['a', 'b']);
    expect(judge({ a: 1 }, { a: 1 })).toEqual({ problems: [], compared: 1 });
    expect(judge([], [])).toEqual({ problems: [], compared: 0 });
    expect(judge({}, {})).toEqual({ problems: [], compared: 0 });
    expect(relation.judge([toReading({})])).toEqual({ unreadable: 'a was not read twice' });
  });
});

describe('noWindow', () => {
  const relation = noWindow({ operation: 'a', query: { type: 'x' }, ignoredFields: ['now'] });
  const judge = (one: unknown, other: unknown) => relation.judge([toReading(one), toReading(other)]);

  test('compares with the report over all time, except for ignored fields', () => {
    expect(relation.id).toBe('no-window-is-all-time:a:type=x');
    expect(relation.statement).toBe('Without a window, a:type=x covers all time.');
    expect(relation.reads.map(({ window }) => window)).toEqual(['none', 'all-time']);
    expect(judge({ now: 1, n: 2 }, { now: 9, n: 2 })).toEqual({ problems: [], compared: 1 });
    expect(judge({ now: 1, n: 2 }, { now: 1, n: 3 })).toEqual({
      problems: [
        {
          pointer: '',
          message: 'Expected 3 at /n. Got 2.',
          expected: 'the same answer',
          actual: 'another',
        },
      ],
      compared: 1,
    });
    expect(relation.judge([toReading({})])).toEqual({ unreadable: 'a was not read twice' });
  });

  test.each([{ now: 3 }, { id: 7 }, { rows: [{ id: 7, n: 0 }] }, { n: -1 }, { n: 'text' }, [], null])(
    'does not judge %j, which counts nothing',
    (body) => {
      expect(judge(body, { n: 5 })).toEqual({ problems: [], compared: 0 });
    },
  );

  test.each([{ n: '3' }, { rows: [{ id: 7, n: 0.5 }] }, [1]])('judges %j, which counts something', (body) => {
    expect(judge(body, { n: 5 })).toMatchObject({ problems: [{ pointer: '' }], compared: 1 });
  });
});

test('keeps problems that both readings have at the same place and in the same direction', () => {
  const problem = (pointer: string, expected: number | null, actual: number | null) => {
    return { pointer, message: '', expected, actual };
  };
  const judged = (...problems: ReturnType<typeof problem>[]) => ({ problems, compared: 1 });
  const high = problem('/a', 5, 9);
  expect(findProblemsOutsideBounds(judged(high), judged(problem('/a', 7, 9)))).toEqual([high]);
  expect(findProblemsOutsideBounds(judged(high), judged(problem('/b', 7, 9)))).toEqual([]);
  expect(findProblemsOutsideBounds(judged(high), judged(problem('/b', 7, 9), problem('/a', 8, 9)))).toEqual([high]);
  expect(findProblemsOutsideBounds(judged(problem('/a', null, 9)), judged(problem('/a', null, 9)))).toEqual([]);
  expect(findProblemsOutsideBounds(judged(problem('/a', 9, null)), judged(problem('/a', 9, null)))).toEqual([]);
  expect(findProblemsOutsideBounds({ unreadable: '' }, judged(high))).toEqual([]);
  expect(findProblemsOutsideBounds(judged(high), { unreadable: '' })).toEqual([]);
});
