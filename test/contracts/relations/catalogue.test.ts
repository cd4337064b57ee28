import { describe, expect, test } from 'vitest';
import { findProblemsOutsideBounds } from '../../../contracts/relations/bounds.ts';
import { sameAnswer } from '../../../contracts/relations/comparisons/same-answer.ts';
import type { Reading, RelationProblem } from '../../../contracts/relations/relation.ts';
import { noWindow } from '../../../contracts/relations/windows/no-window.ts';
import { regroups } from '../../../contracts/relations/windows/regroups.ts';
import { vendorChecks } from '../../../contracts/vendors/index.ts';
import { loadContract } from '../../../specs/contract.ts';
import { vendorNames } from '../../../specs/vendors.ts';

describe.each(vendorNames)('The relations of %s', (vendor) => {
  const { relations, scenarioTests, figures, lists } = vendorChecks[vendor];

  test('have unique ids and statements', () => {
    for (const part of ['id', 'statement'] as const) {
      const all = relations.map((relation) => relation[part]);
      expect(all.filter((each, index) => all.indexOf(each) !== index)).toEqual([]);
    }
  });

  test('name only documented operations, as do scenario tests, figures and lists', async () => {
    const contract = await loadContract({ vendor });
    const named = [
      ...relations.flatMap(({ operations, reads }) => [...operations, ...reads.map(({ operation }) => operation)]),
      ...scenarioTests.flatMap(({ operations }) => operations),
      ...[...figures, ...lists].map(({ operation }) => operation),
    ];
    expect([...new Set(named)].filter((id) => !contract.findOperation(id))).toEqual([]);
  });

  test('read only operations that they list', () => {
    const incomplete = relations.filter(({ operations, reads }) =>
      reads.some(({ operation }) => !operations.includes(operation)),
    );
    expect(incomplete.map(({ id }) => id)).toEqual([]);
  });

  test('include every relation that a ledger entry calls broken', async () => {
    const contract = await loadContract({ vendor, profile: 'observed' });
    const broken = contract.operations.flatMap(({ behaviour }) => behaviour.breaks ?? []);
    const ids = relations.map(({ id }) => id);
    expect(broken.filter((id) => !ids.includes(id))).toEqual([]);
  });
});

const window = { from: new Date('2026-01-01'), to: new Date('2026-01-31') };
const read = (body: unknown): Reading => ({ read: { operation: 'a' }, body, query: {}, window });
const buckets = (entries: [iso: string, value: number][]) =>
  read(entries.map(([iso, value]) => ({ timestamp: Date.parse(iso) / 1000, value: String(value) })));

describe('Buckets', () => {
  const weeks = regroups({
    id: 'weeks',
    statement: 'Days make weeks.',
    finer: { operation: 'a' },
    coarser: { operation: 'a' },
    unit: 'week',
  });
  const days = buckets([
    ['2026-01-03T00:00:00Z', 1],
    ['2026-01-04T00:00:00Z', 2],
    ['2026-01-05T00:00:00Z', 4],
  ]);

  test('of a week start on Sunday', () => {
    const right = buckets([
      ['2025-12-28T00:00:00Z', 1],
      ['2026-01-04T00:00:00Z', 6],
    ]);
    expect(weeks.judge([days, right])).toMatchObject({ problems: [] });
  });

  test('of a week that start on Monday are wrong', () => {
    const mondays = buckets([
      ['2025-12-29T00:00:00Z', 3],
      ['2026-01-05T00:00:00Z', 4],
    ]);
    expect(weeks.judge([days, mondays])).not.toMatchObject({ problems: [] });
  });

  test('of a server that ignores the unit are wrong if there are days other than Sunday', () => {
    expect(weeks.judge([days, days])).toMatchObject({ problems: { length: 4 }, compared: 4 });
    const sunday = buckets([['2026-01-04T00:00:00Z', 4]]);
    expect(weeks.judge([sunday, sunday])).toEqual({ problems: [], compared: 1 });
  });

  test('that are not smaller than others are not compared', () => {
    const months = buckets([
      ['2025-12-01T00:00:00Z', 3],
      ['2026-01-01T00:00:00Z', 4],
    ]);
    expect(weeks.judge([months, days])).toEqual({ problems: [], compared: 0 });
  });

  test('of a day start at midnight in the requested zone', () => {
    const relation = regroups({
      id: 'days',
      statement: 'Hours make days.',
      finer: { operation: 'a' },
      coarser: { operation: 'a' },
      unit: 'day',
      offset: -8,
    });
    const hours = buckets([
      ['2026-01-15T07:00:00Z', 2],
      ['2026-01-15T08:00:00Z', 4],
    ]);
    const local = buckets([
      ['2026-01-14T08:00:00Z', 2],
      ['2026-01-15T08:00:00Z', 4],
    ]);
    expect(relation.judge([hours, local])).toMatchObject({ problems: [] });
    expect(relation.judge([hours, buckets([['2026-01-15T00:00:00Z', 6]])])).not.toMatchObject({ problems: [] });
  });
});

describe('Figures that change during the check', () => {
  const problem = (expected: number, actual: number): RelationProblem => ({
    pointer: '/a',
    message: '',
    expected,
    actual,
  });
  const judged = (...problems: RelationProblem[]) => ({ problems, compared: 1 });

  test('are wrong if they are outside both readings', () => {
    expect(findProblemsOutsideBounds(judged(problem(5, 9)), judged(problem(7, 9)))).toEqual([problem(5, 9)]);
    expect(findProblemsOutsideBounds(judged(problem(5, 2)), judged(problem(7, 2)))).toHaveLength(1);
  });

  test('are not reported if they are between the readings', () => {
    expect(findProblemsOutsideBounds(judged(problem(5, 6)), judged(problem(7, 6)))).toEqual([]);
    expect(findProblemsOutsideBounds(judged(problem(5, 7)), judged())).toEqual([]);
  });
});

test('noWindow accepts a report over all time or an empty report', () => {
  const relation = noWindow({ operation: 'a' });
  const all = read([{ id: 1, count: 3 }]);
  expect(relation.judge([all, all])).toEqual({ problems: [], compared: 1 });
  expect(relation.judge([read([{ id: 1, count: 0 }]), all])).toEqual({ problems: [], compared: 0 });
  expect(relation.judge([read([{ id: 1, count: 2 }]), all])).toMatchObject({ problems: [{ pointer: '' }] });
});

test('sameAnswer reports a difference without quoting the values', () => {
  const relation = sameAnswer({ id: 'a', statement: 'The same.', one: { operation: 'a' }, other: { operation: 'a' } });
  const outcome = relation.judge([read({ list: [{ name: 'Ada Quill' }] }), read({ list: [{ name: 'Bo Reed' }] })]);
  expect(outcome).toMatchObject({
    problems: [{ message: 'Expected the same value at /list/0/name. Got another string.' }],
  });
  expect(JSON.stringify(outcome)).not.toMatch(/Ada|Bo/);
});
