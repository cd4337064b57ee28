import { describe, expect, test } from 'vitest';
import { parseSource, parseText, type SourceDocument } from '../../specs/documents/load.ts';
import { fromPointer, isObject, toPointer } from '../../specs/json/json.ts';

// JSON has a separate parser. With a comment, the same text is parsed as YAML, and the result must be equal.

const asYaml = (text: string) => `${text}\n# not JSON`;

function listPointers(node: unknown, at: string[] = []): string[] {
  const inner = Array.isArray(node) || isObject(node) ? Object.entries(node) : [];
  return [toPointer(at), ...inner.flatMap(([key, each]) => listPointers(each, [...at, key]))];
}

const texts: Record<string, string> = {
  'one line for each value': JSON.stringify(
    { a: [1, { b: null, 'c/d': '~' }, []], '': { '': -1.5e3 }, e: {}, f: true },
    null,
    2,
  ),
  'one line': JSON.stringify({ a: [1, 2, { b: [[]] }], c: 'x"y\\z{[,:' }),
  'values on separate lines': '{"a"\n:\n1,"b":[\n2\n,\n3],\n"c":\n{"d":\n"e"}}',
  'Windows line ends': '{\r\n "a": 1,\r\n "b": [\r\n  true\r\n ]\r\n}\r\n',
  'escaped keys': '{"\\u0061": 1,\n "\\"": [2],\n "\\\\": {"\\n": 3}}',
  'a quoted merge key of YAML': '{"<<": {"a": 1},\n "b": 2}',
  'leading white space': ' \n\n {"a": 1}',
  'keys that every object inherits': '{"__proto__": {"x": 1},\n "constructor": 2,\n "0": 3}',
};

describe.each(Object.entries(texts))('JSON with %s', (_, text) => {
  test('has the same value and lines as YAML', () => {
    const [json, yaml]: SourceDocument[] = [parseSource('x.json', text), parseSource('x.json', asYaml(text))] as never;
    expect(json?.json).toEqual(yaml?.json);
    const pointers = listPointers(json?.json);
    const beside = pointers.flatMap((each) => [`${each}/not-there`, `${each}/9`, `${each}/not/there`]);
    for (const pointer of [...pointers, ...beside]) {
      expect([fromPointer(pointer), json?.locate(pointer)]).toEqual([fromPointer(pointer), yaml?.locate(pointer)]);
    }
  });
});

test.each([
  ['a duplicate key', '{\n "a": 1,\n "b": {"c": 1,\n "c": 2}}'],
  ['a duplicate key, once escaped', '{"a": 1,\n "\\u0061": 2}'],
  ['an extra comma', '{"a": [1,,\n 2]}'],
  ['trailing content', '{"a": 1}\n{"b": 2}'],
])('refuses JSON with %s with the same message as YAML', (_, text) => {
  const refuse = (given: string) => {
    try {
      return parseText('x.json', given);
    } catch (error) {
      return String(error);
    }
  };
  expect(refuse(text)).toMatch(/x\.json:\d+: /);
  expect(refuse(text)).toBe(refuse(asYaml(text)));
});
