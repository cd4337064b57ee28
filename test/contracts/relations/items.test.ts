import { describe, expect, test } from 'vitest';
import { everyItem } from '../../../contracts/relations/every-item.ts';
import { oppositeSorts } from '../../../contracts/relations/opposite-sorts.ts';
import { secondPage } from '../../../contracts/relations/second-page.ts';
import { measuredSpan, orderedTimes } from '../../../contracts/relations/spans.ts';
import { toReading } from '../reading.ts';

const common = { id: 'it', statement: 'It holds.' };
const list = (...items: unknown[]) => toReading({ items });

describe('Every item', () => {
  const even = everyItem({
    ...common,
    reads: [{ operation: 'list' }, { operation: 'other' }],
    items: '/items',
    toRule: ([, other]) => (other ? (item) => Number(item) % 2 === 0 : undefined),
    fault: 'are odd',
  });

  test('may be what was asked for', () => {
    expect(even.judge([list(2, 4), list()])).toEqual({ problems: [], compared: 2 });
  });

  test('is found wrong where it is not, by the first that is', () => {
    const problem = {
      pointer: '/items/1',
      message: 'Expected no items that are odd. Got 2 of 3.',
      expected: 0,
      actual: 2,
    };
    expect(even.judge([list(2, 3, 5), list()])).toEqual({ problems: [problem], compared: 3 });
  });

  test('is not judged without a rule, or in what is no list', () => {
    expect(even.judge([list(3)])).toEqual({ problems: [], compared: 0 });
    expect(even.judge([toReading({}), list()])).toEqual({ unreadable: 'list did not answer a list' });
  });
});

describe('A second page', () => {
  const relation = secondPage({ operation: 'list', items: '/items', key: 'id' });
  const page = (...ids: number[]) => list(...ids.map((id) => ({ id })));

  test('has other items, or a few of the first again, or none', () => {
    for (const second of [page(3, 4), page(2, 3), page()]) {
      expect(relation.judge([page(1, 2), second])).toEqual({ problems: [], compared: 1 });
    }
  });

  test('is found wrong where it is the first again', () => {
    expect(relation.judge([page(1, 2), page(1, 2)])).toMatchObject({ problems: [{ pointer: '/items' }] });
  });

  test('proves nothing where there is no first', () => {
    expect(relation.judge([page(), page()])).toEqual({ problems: [], compared: 0 });
  });
});

describe('Opposite orders', () => {
  const relation = oppositeSorts({
    id: 'it',
    operation: 'list',
    parameter: 'sort',
    values: ['name', '-name'],
    items: '/items',
    field: 'name',
  });
  const named = (...names: (string | null)[]) => list(...names.map((name) => ({ name })));

  test('may be anything but the same', () => {
    expect(relation.judge([named('a', 'b'), named('b', 'a')])).toEqual({ problems: [], compared: 1 });
  });

  test('are found wrong where an order is ignored', () => {
    expect(relation.judge([named('a', 'b'), named('a', 'b')])).toMatchObject({ problems: [{ pointer: '/items' }] });
  });

  test.each([
    ['one name', named('a', null)],
    ['names that some collations take for the same', named('Ána', 'ana', 'a-n-a')],
    ['none', named()],
  ])('prove nothing of %s', (_, same) => {
    expect(relation.judge([same, same])).toEqual({ problems: [], compared: 0 });
  });
});

describe('Times of one item', () => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000).toISOString();
  const ordered = orderedTimes({
    ...common,
    read: { operation: 'list' },
    items: '/items',
    earlier: 'from',
    later: 'to',
    isApart: (item) => (item as { isApart?: boolean }).isApart === true,
  });
  const measured = measuredSpan({
    ...common,
    read: { operation: 'list' },
    items: '/items',
    from: 'from',
    to: 'to',
    value: 'seconds',
  });

  test('are in order, seconds of Unix and dates alike, but for what clocks may differ', () => {
    const items = [
      { from: at(0), to: at(5) },
      { from: at(5), to: at(5) },
      { from: at(0.9), to: at(0) },
      { from: Date.parse(at(0)) / 1000, to: at(1) },
    ];
    expect(ordered.judge([list(...items)])).toEqual({ problems: [], compared: 4 });
  });

  test('are found wrong where the later one is the earlier', () => {
    const problem = { pointer: '/items/1/to', message: 'Expected to at from or later. Got it 120 s before.' };
    expect(ordered.judge([list({ from: at(0), to: at(1) }, { from: at(2), to: at(0) })])).toMatchObject({
      problems: [problem],
      compared: 2,
    });
  });

  test('prove nothing where one is missing or never was, or of items that stand apart', () => {
    const items = [{ from: at(9) }, { from: at(9), to: null }, { from: at(9), to: 0 }];
    expect(ordered.judge([list(...items, { from: at(9), to: at(0), isApart: true })])).toEqual({
      problems: [],
      compared: 0,
    });
  });

  test('are as far apart as is said, cut to seconds or not', () => {
    const items = [
      { from: at(0), to: at(2), seconds: 120 },
      { from: '2026-01-01T00:00:00.900Z', to: '2026-01-01T00:00:02.100Z', seconds: 2 },
    ];
    expect(measured.judge([list(...items)])).toEqual({ problems: [], compared: 2 });
  });

  test('are found wrong where another duration is said', () => {
    const message = 'Expected seconds 120, the seconds from from to to. Got 2.';
    expect(measured.judge([list({ from: at(0), to: at(2), seconds: 2 })])).toMatchObject({
      problems: [{ pointer: '/items/0/seconds', message, expected: 120, actual: 2 }],
    });
  });

  test('prove nothing of a duration without both ends', () => {
    expect(measured.judge([list({ from: null, to: at(2), seconds: 2 })])).toEqual({ problems: [], compared: 0 });
    expect(measured.judge([toReading(7)])).toEqual({ unreadable: 'list did not answer a list' });
  });
});
