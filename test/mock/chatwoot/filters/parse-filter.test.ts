import { describe, expect, test } from 'vitest';
import { ApiError } from '../../../../mock/api-error.ts';
import { firstOf } from '../../../../mock/vendors/chatwoot/filters/condition.ts';
import type {
  CustomFilterAttributes,
  FilterAttributes,
} from '../../../../mock/vendors/chatwoot/filters/filter-attribute.ts';
import { toLikePredicate } from '../../../../mock/vendors/chatwoot/filters/like-pattern.ts';
import { parseFilter } from '../../../../mock/vendors/chatwoot/filters/parse-filter.ts';

const at = (text: string) => Date.parse(text);
const rows = [
  {
    name: 'ann',
    team: 1,
    on: at('2026-03-01T23:59:59Z'),
    tags: ['vip'],
    flag: true,
    custom: { plan: 'Gold', size: 5 },
  },
  {
    name: 'bob_1',
    team: null,
    on: at('2026-03-02T00:00:00Z'),
    tags: [],
    flag: false,
    custom: { size: '7', born: '2020-02-02' },
  },
  { name: null, team: 2, on: null, tags: ['vip', 'new'], flag: false, custom: { plan: 'silver', ok: true } },
];

const all = ['equal_to', 'not_equal_to', 'contains', 'does_not_contain', 'is_present', 'is_not_present'];
const attributes: FilterAttributes = {
  name: { operators: all, type: 'text', read: (row) => rows[row]?.name ?? null },
  team: { operators: all, type: 'integer', read: (row) => rows[row]?.team ?? null },
  on: {
    operators: ['is_greater_than', 'is_less_than', 'days_before'],
    type: 'date',
    read: (row) => rows[row]?.on ?? null,
  },
  tags: { operators: all, type: 'labels', read: (row) => rows[row]?.tags ?? [] },
  flag: { operators: all, type: 'boolean', read: (row) => rows[row]?.flag ?? null },
  first: { operators: all, type: 'text', read: () => 'a', toOperands: (values) => [firstOf(values)] },
};
const types: Record<string, string> = {
  plan: 'list',
  size: 'number',
  born: 'date',
  ok: 'checkbox',
  price: 'currency',
  bad: 'number',
};
const custom: CustomFilterAttributes = {
  findType: (key) => (Object.hasOwn(types, key) ? types[key] : undefined),
  read: (row) => ({ ...rows[row]?.custom, ...(row === 2 && { bad: 'no number' }) }),
};

type Sent = [key: string, operator: string, values?: unknown, join?: string | null];
const toPayload = (...conditions: Sent[]) =>
  conditions.map(([attribute_key, filter_operator, values, query_operator = null]) => ({
    attribute_key,
    filter_operator,
    values,
    query_operator,
  }));

function select(payload: unknown): number[] {
  const isWanted = parseFilter(payload, attributes, custom, () => true);
  return rows.map((_, row) => row).filter(isWanted);
}

function findRefusal(payload: unknown): unknown {
  try {
    return select(payload);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return error.problems[0]?.message ?? error.kind;
  }
}

// biome-ignore format: one condition a line
const selected: [conditions: Sent[], rows: number[]][] = [
  [[], [0, 1, 2]],
  [[['name', 'equal_to', ['ann', 'bob_1']]], [0, 1]],
  // A row without a value matches no comparison, as in SQL.
  [[['name', 'not_equal_to', ['ann']]], [1]],
  [[['name', 'not_equal_to', [null]]], []],
  [[['name', 'contains', ['NN', 'zz']]], [0]],
  [[['name', 'contains', 'nn']], [0]],
  [[['name', 'contains', ['a_n']]], [0]],
  [[['name', 'contains', ['b\\_1']]], [1]],
  [[['name', 'does_not_contain', ['nn']]], [1]],
  [[['name', 'is_not_present']], [2]],
  [[['team', 'equal_to', ['2', 1]]], [0, 2]],
  [[['team', 'is_present']], [0, 2]],
  [[['on', 'is_greater_than', ['2026-03-01']]], [1]],
  [[['on', 'is_less_than', ['2026-03-02T12:00:00+05:00']]], [0]],
  [[['tags', 'equal_to', ['vip']]], [0, 2]],
  [[['tags', 'equal_to', ['VIP']]], []],
  [[['tags', 'not_equal_to', ['new', 'old']]], [0, 1]],
  [[['tags', 'is_not_present']], [1]],
  [[['flag', 'equal_to', ['t']]], [0]],
  [[['first', 'equal_to', 'abc']], [0, 1, 2]],
  [[['plan', 'equal_to', ['GOLD']]], [0]],
  // A custom attribute is also different if the row does not have it.
  [[['plan', 'not_equal_to', ['gold']]], [1, 2]],
  [[['flag', 'equal_to', [true], 'AND'], ['plan', 'not_equal_to', ['x']]], [0, 1]],
  [[['plan', 'anything', ['gold']]], [0]],
  [[['size', 'is_greater_than', ['5']]], [1]],
  [[['size', 'equal_to', ['5']]], [0]],
  [[['born', 'is_less_than', ['2020-02-03']]], [1]],
  [[['ok', 'equal_to', ['true']]], [2]],
  [[['ok', 'is_not_present']], [0, 1]],
  // AND before OR.
  [[['name', 'equal_to', ['ann'], 'or'], ['team', 'equal_to', [2], 'AND'], ['flag', 'equal_to', [true]]], [0]],
  [[['flag', 'equal_to', [false], 'AND'], ['team', 'equal_to', [2], 'Or'], ['name', 'equal_to', ['ann']]], [0, 2]],
];

test.each(selected)('%j selects %j', (conditions, expected) => {
  expect(select(toPayload(...conditions))).toEqual(expected);
});

const keys = 'name,team,on,tags,flag,first';
const unknownKey = `Invalid attribute key - [nope]. The key should be one of [${keys}] or a custom attribute defined in the account.`;
const badValue = (key: string) => `Invalid value. The values provided for ${key} are invalid`;

// biome-ignore format: one refusal a line
const refused: [payload: unknown, said: string][] = [
  [toPayload(['nope', 'equal_to', ['a']]), unknownKey],
  [toPayload(['constructor', 'equal_to', ['a']]), unknownKey.replace('nope', 'constructor')],
  [toPayload(['nope', 'is_less_than', ['1']]), badValue('nope')],
  [toPayload(['on', 'equal_to', ['a']]), 'Invalid operator. The allowed operators for on are [is_greater_than,is_less_than,days_before].'],
  [toPayload(['name', 'equal_to', []]), badValue('name')],
  [toPayload(['name', 'equal_to']), badValue('name')],
  ...['2026-02-30', '1700000000', 'soon', 5].map((value): [unknown, string] => [toPayload(['on', 'is_less_than', [value]]), badValue('on')]),
  [toPayload(['plan', 'is_less_than', ['1']]), badValue('plan')],
  [toPayload(['name', 'nope', [], 'XOR']), 'Query operator must be either "AND" or "OR".'],
  // Everything else makes the server fail.
  [undefined, 'crashed'],
  ['text', 'crashed'],
  [[null], 'crashed'],
  [toPayload(['name', 'equal_to', [5]]), 'crashed'],
  [toPayload(['team', 'equal_to', ['x']]), 'crashed'],
  [toPayload(['team', 'contains', ['1']]), 'crashed'],
  [toPayload(['name', 'contains', [5]]), 'crashed'],
  [toPayload(['flag', 'equal_to', [1]]), 'crashed'],
  [toPayload(['on', 'days_before', ['3']]), 'crashed'],
  [toPayload(['price', 'equal_to', ['3']]), 'crashed'],
  [toPayload(['bad', 'equal_to', ['3']]), 'crashed'],
  [toPayload(['name', 'equal_to', ['a']], ['name', 'equal_to', ['b']]), 'crashed'],
  [toPayload(['name', 'equal_to', ['a'], 'AND']), 'crashed'],
  [toPayload(['plan', 'not_equal_to', ['a'], 'AND'], ['name', 'equal_to', ['a']]), 'crashed'],
];

test.each(refused)('%j is refused: %s', (payload, said) => {
  expect(findRefusal(payload)).toBe(said);
});

test('a payload on which servers fail is invalid where the profile documents no failure', () => {
  expect(() => parseFilter(undefined, attributes, custom, () => false)).toThrow(
    expect.objectContaining({ kind: 'invalid' }),
  );
});

describe('a LIKE pattern', () => {
  // biome-ignore format: one pattern a line
  const cases: [pattern: string, text: string, isMatch: boolean][] = [
    ['%a%', 'bab', true], ['a%', 'ba', false], ['%a', 'ba', true], ['a', 'a', true], ['a', 'ab', false],
    ['a%b%c', 'a--b--c', true], ['a%b%c', 'a--c--b', false], ['%ab%ab%', 'abab', true], ['%ab%ab%', 'aba', false],
    ['_', 'é', true], ['_', '', false], ['\\%', '%', true], ['\\%', 'a', false], ['%É%', 'é', true], ['', '', true],
    ['a%a', 'a', false],
  ];

  test.each(cases)('%j on %j is %j', (pattern, text, isMatch) => {
    expect(toLikePredicate(pattern, { ignoresCase: true })(text)).toBe(isMatch);
  });

  test('needs no backtracking', () => {
    const matches = toLikePredicate(`%${'a%'.repeat(40)}b`, { ignoresCase: true });
    const start = performance.now();
    expect(matches('a'.repeat(5000))).toBe(false);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
