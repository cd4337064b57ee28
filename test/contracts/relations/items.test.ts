import { describe, expect, test } from 'vitest';
import { everyItem } from '../../../contracts/relations/lists/every-item.ts';
import { oppositeSorts } from '../../../contracts/relations/lists/opposite-sorts.ts';
import { secondPage } from '../../../contracts/relations/lists/second-page.ts';
import { measuredSpan, orderedTimes } from '../../../contracts/relations/lists/spans.ts';
import { toReading } from './reading.ts';

const common = { id: 'it', statement: 'It holds.' };
const list = (...items: unknown[]) => toReading({ items });

describe('everyItem', () => {
  const even = everyItem({
    ...common,
    reads: [{ operation: 'list' }, { operation: 'other' }],
    items: '/items',
    toRule: ([, other]) => (other ? (item) => Number(item) % 2 === 0 : undefined),
    fault: 'are odd',
  });

  test('passes if every item satisfies the rule', () => {
    expect(even.judge([list(2, 4), list()])).toEqual({ problems: [], compared: 2 });
  });

  test('counts the wrong items and points to the first', () => {
    const problem = {
      pointer: '/items/1',
      message: 'Expected no items that are odd. Got 2 of 3.',
      expected: 0,
      actual: 2,
    };
    expect(even.judge([list(2, 3, 5), list()])).toEqual({ problems: [problem], compared: 3 });
  });

  test('is vacuous without a rule and unreadable without a list', () => {
    expect(even.judge([list(3)])).toEqual({ problems: [], compared: 0 });
    expect(even.judge([toReading({}), list()])).toEqual({ unreadable: 'list did not return a list' });
  });
});

describe('secondPage', () => {
  const relation = secondPage({ operation: 'list', items: '/items', key: 'id' });
  const page = (...ids: number[]) => list(...ids.map((id) => ({ id })));

  test('accepts a second page with other items, with some of the first page, or empty', () => {
    for (const second of [page(3, 4), page(2, 3), page()]) {
      expect(relation.judge([page(1, 2), second])).toEqual({ problems: [], compared: 1 });
    }
  });

  test('finds a second page that equals the first', () => {
    expect(relation.judge([page(1, 2), page(1, 2)])).toMatchObject({ problems: [{ pointer: '/items' }] });
  });

  test('is vacuous if the first page is empty', () => {
    expect(relation.judge([page(), page()])).toEqual({ problems: [], compared: 0 });
  });
});

describe('oppositeSorts', () => {
  const relation = oppositeSorts({
    id: 'it',
    operation: 'list',
    parameter: 'sort',
    values: ['name', '-name'],
    items: '/items',
    field: 'name',
  });
  const named = (...names: (string | null)[]) => list(...names.map((name) => ({ name })));

  test('accepts two different orders', () => {
    expect(relation.judge([named('a', 'b'), named('b', 'a')])).toEqual({ problems: [], compared: 1 });
  });

  test('finds two equal orders', () => {
    expect(relation.judge([named('a', 'b'), named('a', 'b')])).toMatchObject({ problems: [{ pointer: '/items' }] });
  });

  test.each([
    ['one name', named('a', null)],
    ['names that some collations treat as equal', named('Ána', 'ana', 'a-n-a')],
    ['no items', named()],
  ])('is vacuous for %s', (_, same) => {
    expect(relation.judge([same, same])).toEqual({ problems: [], compared: 0 });
  });
});

describe('orderedTimes and measuredSpan', () => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000).toISOString();
  const ordered = orderedTimes({
    ...common,
    read: { operation: 'list' },
    items: '/items',
    earlier: 'from',
    later: 'to',
    isExempt: (item) => (item as { isApart?: boolean }).isApart === true,
  });
  const measured = measuredSpan({
    ...common,
    read: { operation: 'list' },
    items: '/items',
    from: 'from',
    to: 'to',
    value: 'seconds',
  });

  test('accept ordered times, as Unix seconds or dates, within the allowed clock difference', () => {
    const items = [
      { from: at(0), to: at(5) },
      { from: at(5), to: at(5) },
      { from: at(0.9), to: at(0) },
      { from: Date.parse(at(0)) / 1000, to: at(1) },
    ];
    expect(ordered.judge([list(...items)])).toEqual({ problems: [], compared: 4 });
  });

  test('find a later time that precedes the earlier one', () => {
    const problem = { pointer: '/items/1/to', message: 'Expected to not before from. Got it 120 s earlier.' };
    expect(ordered.judge([list({ from: at(0), to: at(1) }, { from: at(2), to: at(0) })])).toMatchObject({
      problems: [problem],
      compared: 2,
    });
  });

  test('do not judge items that lack a time or are exempt', () => {
    const items = [{ from: at(9) }, { from: at(9), to: null }, { from: at(9), to: 0 }];
    expect(ordered.judge([list(...items, { from: at(9), to: at(0), isApart: true })])).toEqual({
      problems: [],
      compared: 0,
    });
  });

  test('accept durations that match the times, truncated to seconds or not', () => {
    const items = [
      { from: at(0), to: at(2), seconds: 120 },
      { from: '2026-01-01T00:00:00.900Z', to: '2026-01-01T00:00:02.100Z', seconds: 2 },
    ];
    expect(measured.judge([list(...items)])).toEqual({ problems: [], compared: 2 });
  });

  test('find a duration that does not match the times', () => {
    const message = 'Expected seconds 120, the seconds from from to to. Got 2.';
    expect(measured.judge([list({ from: at(0), to: at(2), seconds: 2 })])).toMatchObject({
      problems: [{ pointer: '/items/0/seconds', message, expected: 120, actual: 2 }],
    });
  });

  test('do not judge a duration that lacks one of its times', () => {
    expect(measured.judge([list({ from: null, to: at(2), seconds: 2 })])).toEqual({ problems: [], compared: 0 });
    expect(measured.judge([toReading(7)])).toEqual({ unreadable: 'list did not return a list' });
  });
});
