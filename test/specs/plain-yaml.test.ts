import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument, stringify } from 'yaml';
import { readPlainYaml } from '../../specs/json/plain-yaml.ts';

/** Parses a text with the parser that records lines. */
const readSlowly = (text: string) => {
  const parsed = parseDocument(text, { merge: true });
  return parsed.errors.length > 0 ? undefined : (parsed.toJS({ maxAliasCount: 1000 }) as unknown);
};

test.each([
  ...[
    'a: 1',
    'a: 0o17',
    'a: 0x1F',
    'a: 017',
    'a: +1',
    'a: 1_000',
    'a: .5',
    'a: 5.',
    'a: 1e3',
    'a: -.inf',
    'a: +.INF',
    'a: .nan',
  ],
  ...[
    'a: -0x1F',
    'a: 0b101',
    'a: -0o7',
    'a: -.5',
    'a: +.5e-3',
    'a: 1e999',
    'a: -0',
    'a: 9007199254740993',
    'a: 1.',
    'a: .',
  ],
  ...[
    'a: yes',
    'a: True',
    'a: ~',
    'a: Null',
    'a:',
    'a: 2026-01-30',
    'a: 2026-01-30T10:00:00Z',
    'a: 12:30:45',
    'a: 1.0',
  ],
  ...['200: ok', 'true: x', '1.0: x', '"__proto__": 1', 'a: "\\x41\\u263A"', "a: 'it''s'"],
  ...['a: |\n  x\n  y\n', 'a: |-\n  x\n\n', 'a: >\n  x\n  y\n\n  z\n', 'a: |2\n    x\n', 'a: x\n  y\n', 'a: "x\n  y"'],
  ...[
    'a: [1, {b: 2}, ]',
    'a: {b, c: d}',
    'x:\n- a\n-\n  - b\n- c: d\n  e: f',
    'a: b # c',
    'a: b#c',
    'a: http://b/c?d#e',
  ],
  ...[
    '\ufeffa: 1',
    'a: 1\r\nb: 2\r\n',
    '---\na: 1\n...\n',
    'a: "%"',
    'a: x & y',
    '/b/{c}:\n  d: [[e]]',
    'a: "?"',
    'a: x ? y',
    '/{a}/{b}.{c}: [{d: e}]',
    'a: x! y',
    'a: x &y',
    'a: x !y',
  ],
])('both parsers read the same value: %j', (text) => {
  const plain = readPlainYaml(text);
  expect(plain).toBeDefined();
  expect(plain).toEqual(readSlowly(text));
});

test.each([
  ...['a: &b 1\nc: *b', 'a: &b\n  c: 1\nd:\n  <<: *b', 'a: !!str 1', 'a: !mine 1', '%YAML 1.1\n---\na: yes'],
  ...[
    '',
    '# words',
    'a',
    '- a',
    'a: 1\na: 2',
    'a: [1',
    'a: 1\n---\nb: 2',
    'a: *b',
    'a: "x',
    '\ta: 1',
    'a: b: c',
    '? a\n: b',
    '[a]: b',
    '{a: b}: c',
    'a:\n- [b]: c',
    'a: {[b]: c}',
    'a: {[b,\n c]: d}',
    'a: [{b: c}: d]',
    '{a: &b [1], c: *b}',
  ],
])('%j is left to the YAML parser', (text) => {
  expect(readPlainYaml(text)).toBeUndefined();
});

test('a null key is named "null", unlike in the other parser', () => {
  expect([readPlainYaml('null: x'), readSlowly('null: x')]).toEqual([{ null: 'x' }, { '': 'x' }]);
});

/** Null keys are a known difference. */
const hasNullKey = (value: unknown) => JSON.stringify(value)?.includes('"":') ?? false;

test('both parsers read the same value from generated YAML', () => {
  const styles = fc.record({
    defaultStringType: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'),
    collectionStyle: fc.constantFrom('any', 'block', 'flow'),
    indent: fc.integer({ min: 1, max: 5 }),
    lineWidth: fc.constantFrom(0, 30, 80),
    aliasDuplicateObjects: fc.constant(false),
  } as const);
  const word = fc.stringMatching(/^[-a-z0-9:#?!&*|>'"%@`{}[\], .~\n\\]{0,12}$/);
  const value = fc.jsonValue({ stringUnit: 'grapheme' }).chain((json) => fc.constantFrom(json, { a: [json] }));
  fc.assert(
    fc.property(fc.oneof(value, fc.dictionary(word, fc.oneof(word, fc.array(word)))), styles, (json, style) => {
      const text = stringify(json, style);
      const plain = readPlainYaml(text);
      if (plain !== undefined) expect(plain).toEqual(readSlowly(text));
    }),
    { numRuns: 500 },
  );
});

test('both parsers agree on random text', () => {
  const piece = fc.constantFrom(
    ...['a', 'b: ', '- ', ': ', '\n', '\n  ', '\n    ', '"', "'", '#', ' ', '[', ']', '{', '}', ',', '|\n', '>-\n'],
    ...['1', '0x1', 'no', '~', '? ', '---\n', '\t', '\\', '.5', '-', '@', '`', '%', '\r\n'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const text = `a: ${pieces.join('')}`;
      const [plain, slow] = [readPlainYaml(text), readSlowly(text)];
      if (plain !== undefined && slow !== undefined && !hasNullKey(slow)) expect(plain).toEqual(slow);
    }),
    { numRuns: 3000 },
  );
});
