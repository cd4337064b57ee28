import { expect, test } from 'vitest';
import { createRandomStream } from '../../../mock/ambient.ts';
import { findSyntaxProblem } from '../../../mock/hints/json-syntax.ts';

test.each<[text: string, line: number, column: number, what: string]>([
  ['', 1, 1, 'JSON value expected'],
  ['{a: 1}', 1, 2, 'Quoted object key expected'],
  ["{'a': 1}", 1, 2, 'Quoted object key expected'],
  ['{"a" 1}', 1, 6, "Colon ':' expected after property name"],
  ['{"a": 1,}', 1, 9, 'Quoted object key expected'],
  ['{"a": 1', 1, 8, "Quoted object key or end of object '}' expected"],
  ['{\n  "a": [1 2]\n}', 2, 11, "Comma ',' expected after value"],
  ['{"a": undefined}', 1, 7, "Object value expected after ':'"],
  ['{"a": "one\ntwo"}', 1, 11, 'Invalid character'],
  ['{"a": "\\x"}', 1, 8, 'Invalid escape character'],
  ['{"a": 1} {', 1, 10, 'Expected end of input'],
  ['[1,]', 1, 4, 'Array item expected'],
  ['[1.]', 1, 4, 'Invalid number'],
  ['{"a": "secret', 1, 14, "End of string '\"' expected"],
])('finds the place in %j', (text, line, column, what) => {
  expect(findSyntaxProblem(text)).toEqual({ line, column, what });
});

test('accepts a name twice, as JSON.parse does', () => {
  expect(findSyntaxProblem('{"a": 1, "a": 2}')).toBeUndefined();
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

test('reads long texts, and gives up on texts that are too deep', () => {
  expect(findSyntaxProblem(`{"a": "${'x'.repeat(100_000)}`)).toMatchObject({ column: 100_008 });
  expect(findSyntaxProblem('['.repeat(100_000))).toBeUndefined();
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
