import { describe, expect, test } from 'vitest';
import { PatternEngine } from '../../specs/patterns/engine.ts';
import { createValidator } from '../../specs/schemas/validator.ts';

const toNative = (pattern: string) => {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return new RegExp(pattern);
  }
};

const texts = [
  '',
  'a',
  'ab',
  'aaaa',
  'A1',
  'é',
  '😀',
  '\n',
  '\r',
  '\u2028',
  '\u00a0',
  '\ufeff',
  ' ',
  '-',
  '_',
  '/',
  'b-a',
];
const more = [
  'Passw0rdx',
  '#ff00ff',
  '+491234',
  'x@y.z',
  'foo bar',
  '2026-01-31',
  '[a]',
  '\t',
  'a{,3}',
  '$\u007bx}',
  '\\',
];

test.each([
  '^a+$',
  '.',
  '^.$',
  '^[^]$',
  '[]',
  '\\s',
  '^\\S+$',
  '^[\\s\\d]$',
  '^[^\\S]$',
  '^[^\\s-]+$',
  '\\bfoo\\b',
  '^\\w+$',
  '^\\D*$',
  '^\\u0041\\x31$',
  '^\\ud83d\\ude00$',
  '^[\\u{1F600}-\\u{1F64F}]$',
  '^\\cJ$',
  '^\\p{L}+$',
  '^\\p{Letter}$',
  '\\P{Lu}',
  '^(?<year>\\d{4})-\\d{2}',
  '^(?:a|b)+?-',
  '^[\\w.+-]+@[\\w-]+\\.\\w+$',
  '^#([0-9a-f]{3}){1,2}$',
  '^\\+?[1-9]\\d{1,14}$',
  '^[[:alpha:]]$',
  '^a{,3}$',
  '^\\/$',
  '^\\-',
  '^[\\w-a]+$',
  '^\\$\\x7b[^}]+\\}$',
  '^[\\]\\\\[]',
  '(?<!f)o',
  '(?<=a)b',
  '^(?=.*[A-Z])(?=.*\\d)[A-Za-z\\d]{8,}$',
  '^(?!\\s*$).+',
  '^(?!foo|a)\\w',
  '^.{1,4000}$',
  '^[ab]{2,1500}$',
  '',
  'a|',
])('%s matches like RegExp', (pattern) => {
  const engine = new PatternEngine();
  expect(engine.findObjection(pattern)).toBeUndefined();
  const [native, ours] = [toNative(pattern), engine.compile(pattern)];
  for (const text of [...texts, ...more, 'a'.repeat(4000), 'a'.repeat(4001)]) {
    expect([text, ours.test(text)]).toEqual([text, native.test(text)]);
  }
});

test.each<[pattern: string, why: RegExp]>([
  ['(a)\\1', /back-reference/],
  ['(?<n>a)\\k<n>', /back-reference/],
  ['a(?=b)', /look-ahead that is not at its beginning/],
  ['^(?:(?!b)a)+$', /look-ahead/],
  ['^(?=a)b|c', /one of several branches/],
  ['^a{2000}b$', /repetition count above 1000/],
  ['(?i)a', /not a regular expression of ECMA-262/],
  ['[', /not a regular expression of ECMA-262/],
  ['\\Aa\\Z', /not a regular expression of ECMA-262/],
  ['^\\ud83d$', /unpaired surrogate/],
  ['\\p{Script_Extensions=Greek}', /RE2 does not support/],
  [`${'(?:'.repeat(200)}a${')'.repeat(200)}`, /nested too deeply/],
  ['(?:a{1000}){11}', /too large|does not support/],
  ['a{1000}'.repeat(11), /too large/],
  ['a'.repeat(10_001), /more than 10000 characters/],
])('%s is not supported, with a reason', (pattern, why) => {
  const engine = new PatternEngine();
  expect(engine.findObjection(pattern)).toMatch(why);
  expect(() => engine.compile(pattern)).toThrow('is not supported');
});

describe('patterns with exponential time in RegExp', () => {
  test.each([
    ['^(a+)+$', `${'a'.repeat(100_000)}!`],
    ['^(a|aa)+$', `${'a'.repeat(100_000)}!`],
    ['^(.*a){20}$', `${'a'.repeat(10_000)}!`],
    ['^(?=(a+)+b)a', 'a'.repeat(100_000)],
    ['(x+x+)+y', 'x'.repeat(100_000)],
  ])('%s is matched in linear time', (pattern, text) => {
    const begun = performance.now();
    expect(new PatternEngine().compile(pattern).test(text)).toBe(false);
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});

test('skips matching beyond the work limit until the next value', () => {
  const engine = new PatternEngine({ maxLength: 100, maxSize: 100, maxTotalSize: 1000, maxWork: 1000 });
  const pattern = engine.compile('^b+$');
  expect([pattern.test('a'), pattern.test('a'.repeat(1000)), pattern.test('a')]).toEqual([false, true, true]);
  engine.resetWork();
  expect(pattern.test('a')).toBe(false);
});

test('patterns of one document are limited together', () => {
  const engine = new PatternEngine({ maxLength: 100, maxSize: 100, maxTotalSize: 150, maxWork: 1000 });
  expect(['a{60}', 'b{60}', 'c{60}'].map((pattern) => engine.findObjection(pattern))).toEqual([
    undefined,
    undefined,
    'it is too large',
  ]);
});

test('a schema without its unsupported patterns allows properties of any name', () => {
  const validator = createValidator({}, new PatternEngine());
  const problems = (schema: object, value: unknown) =>
    validator.checkSchema(schema as never, value, 'closed').map(({ keyword }) => keyword);
  expect(problems({ type: 'string', pattern: '(a)\\1' }, 'b')).toEqual([]);
  expect(problems({ type: 'string', pattern: '[' }, 'b')).toEqual([]);
  expect(problems({ type: 'string', pattern: '^(a+)+$' }, `${'a'.repeat(40)}!`)).toEqual(['pattern']);
  const named = (pattern: string) => ({
    type: 'object',
    properties: { id: { type: 'integer' } },
    patternProperties: { [pattern]: { type: 'integer' } },
    additionalProperties: false,
  });
  expect(problems(named('^(x+)+$'), { id: 1, xx: 2 })).toEqual([]);
  expect(problems(named('^(x+)+$'), { id: 1, xx: 'two' })).toEqual(['type']);
  expect(problems(named('^(x+)+$'), { id: 1, y: 2 })).toEqual(['additionalProperties']);
  expect(problems(named('^(x)\\1$'), { id: 1, y: 'two' })).toEqual([]);
  expect(problems(named('^(x)\\1$'), { id: 'one' })).toEqual(['type']);
});

test('distinguishes two patterns of one schema', () => {
  const validator = createValidator({}, new PatternEngine());
  const schema = {
    type: 'array',
    prefixItems: [
      { type: 'string', pattern: '^a$' },
      { type: 'string', pattern: '^b$' },
    ],
  };
  expect(validator.checkSchema(schema, ['a', 'b'])).toEqual([]);
  expect(validator.checkSchema(schema, ['b', 'a'])).toHaveLength(2);
});
