import { expect, test } from 'vitest';
import { createRandomStream } from '../../../mock/ambient.ts';
import { findSyntaxProblem } from '../../../mock/hints/json-syntax.ts';

test.each<[text: string, line: number, column: number, expected: string]>([
  ['', 1, 1, 'a value'],
  ['{a: 1}', 1, 2, 'a name in double quotes or "}"'],
  ["{'a': 1}", 1, 2, 'a name in double quotes or "}"'],
  ['{"a" 1}', 1, 6, '":"'],
  ['{"a": 1,}', 1, 9, 'a name in double quotes'],
  ['{"a": 1', 1, 8, '"," or "}"'],
  ['{\n  "a": [1 2]\n}', 2, 11, '"," or "]"'],
  ['{"a": undefined}', 1, 7, 'a value'],
  ['{"a": "one\ntwo"}', 1, 7, 'a value'],
  ['{"a": 1} {', 1, 10, 'the end of the body'],
  ['[1,]', 1, 4, 'a value'],
  ['[01]', 1, 3, '"," or "]"'],
])('finds the place in %j', (text, line, column, expected) => {
  expect(findSyntaxProblem(text)).toEqual({ line, column, expected });
});

test('agrees with JSON.parse on every damaged text', () => {
  const whole = JSON.stringify({ a: [1, -2.5e3, 'x\\"y\u00e9', null, true, { b: {} }, []], c: { d: 'e' } }, null, 1);
  const stream = createRandomStream(1, 'damaged JSON');
  const characters = '{}[],:"\\ 0-.ent';
  for (let round = 0; round < 5000; round++) {
    const at = Math.floor(stream.next() * whole.length);
    const added = characters[Math.floor(stream.next() * characters.length)] ?? '';
    const text = whole.slice(0, at) + added + whole.slice(at + Math.floor(stream.next() * 3));
    expect([text, findSyntaxProblem(text) === undefined]).toEqual([text, isJson(text)]);
  }
});

test('reads deep and long texts in linear time', () => {
  expect(findSyntaxProblem('['.repeat(100_000))).toMatchObject({ column: 100_001, expected: 'a value' });
  expect(findSyntaxProblem(`{"a": "${'x'.repeat(1_000_000)}`)).toMatchObject({ column: 7, expected: 'a value' });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
