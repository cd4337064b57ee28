import { describe, expect, test } from 'vitest';
import { addsUp, type Term } from '../../../contracts/relations/comparisons/adds-up.ts';
import { eachRow } from '../../../contracts/relations/comparisons/each-row.ts';
import { everyItem } from '../../../contracts/relations/lists/every-item.ts';
import { filterNarrows } from '../../../contracts/relations/lists/filter-narrows.ts';
import { oppositeSorts } from '../../../contracts/relations/lists/opposite-sorts.ts';
import { partOfList } from '../../../contracts/relations/lists/part-of-list.ts';
import { secondPage } from '../../../contracts/relations/lists/second-page.ts';
import { measuredSpan } from '../../../contracts/relations/lists/spans.ts';
import type { Relation } from '../../../contracts/relations/relation.ts';
import { completeBuckets } from '../../../contracts/relations/windows/complete-buckets.ts';
import { insideWindow } from '../../../contracts/relations/windows/inside-window.ts';
import { noWindow } from '../../../contracts/relations/windows/no-window.ts';
import { regroups } from '../../../contracts/relations/windows/regroups.ts';
import { january, toBuckets, toReading } from './reading.ts';

// The likely causes that broken relations name: only if the figures allow no other.

const common = { id: 'id', statement: 'It holds.' };

/** The cause of each problem; the relation's own cause is the default. */
function causesOf(relation: Relation, ...readings: ReturnType<typeof toReading>[]): (string | undefined)[] {
  const outcome = relation.judge(readings);
  if ('unreadable' in outcome) throw new Error(outcome.unreadable);
  return outcome.problems.map(({ cause = relation.cause }) => cause);
}
const ignores = (parameter: string) => [`The server seems to ignore ${parameter}.`];

describe('addsUp', () => {
  const causes = { more: 'Counted twice.', less: 'Not counted.' };
  const whole = { operation: 'a', sum: '/n' };
  const halves: Term[] = (['first-half', 'second-half'] as const).map((window) => ({ ...whole, window }));
  const statuses: Term[] = ['open', 'closed'].map((status) => ({ ...whole, query: { status } }));
  const of = (parts: Term[], ...figures: number[]) =>
    causesOf(addsUp({ ...common, whole, parts: [parts], causes }), ...figures.map((n) => toReading({ n })));

  test('has one cause for sums that are too large and one for sums that are too small', () => {
    expect(of(halves, 5, 2, 4)).toEqual(['Counted twice.']);
    expect(of(halves, 5, 2, 2)).toEqual(['Not counted.']);
    expect(of(halves, 5, 2, 3)).toEqual([]);
  });

  test('names the window or parameter that the server ignores if every part equals the whole', () => {
    expect(of(halves, 5, 5, 5)).toEqual(ignores('the window'));
    expect(of(statuses, 5, 5, 5)).toEqual(ignores('status'));
    const [first = whole] = statuses;
    expect(of([first, { ...first, operation: 'b' }], 5, 5, 5)).toEqual(['Counted twice.']);
  });
});

describe('completeBuckets and regroups', () => {
  test('say that empty buckets are omitted, or that buckets start at other times', () => {
    const relation = completeBuckets({ ...common, read: { operation: 'a' }, unit: 'day' });
    const sparse = 'The server omits buckets in which nothing is counted.';
    expect(causesOf(relation, toBuckets({ '2026-01-01': 2, '2026-01-09': 1 }))).toEqual([sparse]);
    expect(causesOf(relation, toBuckets({ '2026-01-01': 0, '2026-01-09': 1 }))).toEqual([undefined]);
    const moved = Object.fromEntries(
      Array.from({ length: 31 }, (_, day) => [new Date(Date.UTC(2026, 0, day + 1, 5)).toISOString(), day]),
    );
    expect(causesOf(relation, toBuckets(moved))).toEqual([
      'The buckets do not start at midnight or at the full hour in UTC.',
    ]);
  });

  const days = { '2026-01-04': 1, '2026-01-05': 2, '2026-01-11': 4 };
  const weeks = (query: Record<string, string>, offset?: number) =>
    regroups({
      ...common,
      finer: { operation: 'a' },
      coarser: { operation: 'a', query },
      unit: offset === undefined ? 'week' : 'day',
      offset,
    });

  test('name group_by if the larger buckets equal the smaller ones', () => {
    const causes = causesOf(weeks({ group_by: 'week' }), toBuckets(days), toBuckets(days));
    expect(new Set(causes)).toEqual(new Set(ignores('group_by')));
  });

  test('say that a unit starts at a different time if only the boundaries differ', () => {
    const mondays = toBuckets({ '2025-12-29': 1, '2026-01-05': 6 });
    expect(new Set(causesOf(weeks({ group_by: 'week' }), toBuckets(days), mondays))).toEqual(
      new Set(['The server starts a week at a different time.']),
    );
    const lost = toBuckets({ '2026-01-04': 3, '2026-01-11': 3 });
    expect(causesOf(weeks({ group_by: 'week' }), toBuckets(days), lost)).toEqual([undefined]);
  });

  test('name timezone_offset if the days are those of UTC', () => {
    const hours = toBuckets({ '2026-01-04T01:00Z': 1, '2026-01-04T20:00Z': 2 });
    const causes = causesOf(weeks({ timezone_offset: '9' }, 9), hours, toBuckets({ '2026-01-04': 3 }));
    expect(new Set(causes)).toEqual(new Set(ignores('timezone_offset')));
  });
});

describe('Relations of lists', () => {
  const list = (...items: unknown[]) => toReading({ items });

  test('name the filter if most items are wrong', () => {
    const relation = everyItem({
      ...common,
      reads: [{ operation: 'a' }],
      items: '/items',
      fault: 'are odd',
      filter: 'even',
      toRule: () => (item) => Number(item) % 2 === 0,
    });
    expect(causesOf(relation, list(1, 2, 3))).toEqual(ignores('even'));
    expect(causesOf(relation, list(1, 2, 4))).toEqual([undefined]);
  });

  test('name the filter if the filtered list is the whole list', () => {
    const relation = filterNarrows({
      ...common,
      ...{ operation: 'a', parameter: 'status', value: 'open', field: 'status', items: '/items', total: '/n' },
    });
    const rows = (n: number, ...statuses: string[]) =>
      toReading({ n, items: statuses.map((status) => ({ status })) }, { query: { status: 'open' } });
    expect(causesOf(relation, rows(2, 'open', 'closed'), rows(2, 'open', 'closed'))).toEqual(ignores('status'));
    expect(causesOf(relation, rows(3, 'open', 'closed'), rows(2, 'open', 'closed'))).toEqual([undefined]);
  });

  test('name the parameter for the limit, offset, sort order or page that changes nothing', () => {
    const cut = partOfList({ operation: 'a', items: '/items', sortField: 'n', offset: 'offset', count: 'count' });
    const items = [1, 2, 3, 4].map((n) => ({ n }));
    expect(causesOf(cut, list(...items), list(...items), list(...items.slice(2)))).toEqual(ignores('count'));
    expect(causesOf(cut, list(...items), list(...items.slice(0, 2)), list(...items))).toEqual(ignores('offset'));
    expect(causesOf(cut, list(...items), list(...items.slice(0, 1)), list(...items.slice(2)))).toEqual([undefined]);
    const sorted = oppositeSorts({
      id: 'x',
      operation: 'a',
      parameter: 'sort',
      values: ['n', '-n'],
      items: '/items',
      field: 'n',
    });
    expect(causesOf(sorted, list(...items), list(...items))).toEqual(ignores('sort'));
    const paged = secondPage({ operation: 'a', items: '/items', key: 'n' });
    expect(causesOf(paged, list(...items), list(...items))).toEqual(ignores('page'));
  });

  test('say that the end of the window is included, or that the window is ignored', () => {
    const relation = insideWindow({ ...common, operation: 'a', items: '/items', field: 'at' });
    const at = (...times: string[]) => list(...times.map((time) => ({ at: time })));
    const end = january.to.toISOString();
    expect(causesOf(relation, at('2026-01-05', end))).toEqual(['The server includes the end of the window.']);
    expect(causesOf(relation, at('2025-12-05', '2026-03-05'))).toEqual(ignores('the window'));
    expect(causesOf(relation, at('2026-01-05', '2026-01-06', '2026-03-05'))).toEqual([undefined]);
  });
});

test('eachRow names the parameter that is ignored if all rows have the same figure', () => {
  const relation = eachRow({
    ...common,
    rows: { operation: 'table', items: '', key: 'id' },
    about: (id) => ({ operation: 'alone', query: { type: 'agent', id } }),
    figures: [{ row: 'n', alone: '/n' }],
  });
  const table = toReading([
    { id: 1, n: 2 },
    { id: 2, n: 3 },
  ]);
  const alone = (...figures: number[]) => figures.map((n) => toReading({ n }));
  expect(causesOf(relation, table, ...alone(5, 5))).toEqual([...ignores('id'), ...ignores('id')]);
  expect(causesOf(relation, table, ...alone(2, 4))).toEqual([undefined]);
});

test('measuredSpan names the unit of a duration that is not in seconds', () => {
  const relation = measuredSpan({
    ...common,
    read: { operation: 'a' },
    items: '',
    from: 'from',
    to: 'to',
    value: 'took',
  });
  const of = (took: number) => causesOf(relation, toReading([{ from: 1000, to: 8200, took }]));
  expect([of(7200), of(120), of(7_200_000), of(2), of(5000)]).toEqual([
    [],
    ['The server returns minutes, not seconds.'],
    ['The server returns milliseconds, not seconds.'],
    ['The server returns hours, not seconds.'],
    [undefined],
  ]);
});

test('noWindow says that the server applies a default window', () => {
  const relation = noWindow({ operation: 'a' });
  const cause = 'The server applies a default window when the request has none.';
  expect(causesOf(relation, toReading({ n: 1 }), toReading({ n: 2 }))).toEqual([cause]);
});
