import { describe, expect, test } from 'vitest';
import { parseSource, parseText, type SourceDocument } from '../../specs/documents/load.ts';
import { fromPointer, isObject, toPointer } from '../../specs/json/json.ts';

// JSON is read by a parser of its own. A comment makes the same text YAML, and nothing else may differ.

const asYaml = (text: string) => `${text}\n# not JSON`;

function listPointers(node: unknown, at: string[] = []): string[] {
  const inner = Array.isArray(node) || isObject(node) ? Object.entries(node) : [];
  return [toPointer(at), ...inner.flatMap(([key, each]) => listPointers(each, [...at, key]))];
}

const texts: Record<string, string> = {
  'a line for each': JSON.stringify(
    { a: [1, { b: null, 'c/d': '~' }, []], '': { '': -1.5e3 }, e: {}, f: true },
    null,
    2,
  ),
  'one line': JSON.stringify({ a: [1, 2, { b: [[]] }], c: 'x"y\\z{[,:' }),
  'values on lines of their own': '{"a"\n:\n1,"b":[\n2\n,\n3],\n"c":\n{"d":\n"e"}}',
  'line ends of Windows': '{\r\n "a": 1,\r\n "b": [\r\n  true\r\n ]\r\n}\r\n',
  'escaped keys': '{"\\u0061": 1,\n "\\"": [2],\n "\\\\": {"\\n": 3}}',
  'the merge key of YAML, which is a key in quotes': '{"<<": {"a": 1},\n "b": 2}',
  'blanks before it': ' \n\n {"a": 1}',
  'keys of every object': '{"__proto__": {"x": 1},\n "constructor": 2,\n "0": 3}',
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
  ['a key twice', '{\n "a": 1,\n "b": {"c": 1,\n "c": 2}}'],
  ['a key twice, once escaped', '{"a": 1,\n "\\u0061": 2}'],
  ['a comma too many', '{"a": [1,,\n 2]}'],
  ['something behind it', '{"a": 1}\n{"b": 2}'],
])('JSON with %s is refused with the same message as YAML', (_, text) => {
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
