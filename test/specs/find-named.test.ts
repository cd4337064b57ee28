import { exec, type JsonValue } from 'jsonpath-rfc9535';
import { expect, test } from 'vitest';
import { findNamed, leadsNowhere } from '../../specs/documents/find-named.ts';

const document = {
  a: { b: { get: 1, 'x-y': [] }, '/c/{d}': { get: [{ name: 'e' }] }, "it's": 2, 'f,g': 3 },
  list: [{ name: 'x' }],
  empty: {},
};

/** The paths that the library for JSONPath finds, in its order. */
function findByLibrary(target: string): unknown[] {
  const found: unknown[] = [];
  exec(document as JsonValue, target, (_, path) => found.push([...path]));
  return found;
}

test.each(['$', '$.a', '$.a.b.get', "$['a']['/c/{d}'].get", "$.a['b','/c/{d}'].get", "$.a['b','b']", "$.a['f,g','b']"])(
  'finds the same nodes for %s as a JSONPath library, without it',
  (target) => {
    const found = new Map(findByLibrary(target).map((path) => [JSON.stringify(path), path]));
    expect(found.size).toBeGreaterThan(0);
    expect(findNamed(document, target)).toEqual([...found.values()]);
  },
);

test.each(['$.none', '$.a.none.get', "$.list['0']", '$.list.length', '$.a.toString', "$['__proto__']", '$.a.b.get.x'])(
  'finds nothing for %s, as a JSONPath library does',
  (target) => {
    expect(findByLibrary(target)).toEqual([]);
    expect(findNamed(document, target)).toEqual([]);
  },
);

test.each(['', 'a', '$a', '$.', '$..a', '$.*', '$[0]', '$.a[?@.b]', "$['a\\'b']", '$["a"]', "$['a' ,'b']", '$.a b'])(
  'leaves %j to the library',
  (target) => {
    expect(findNamed(document, target)).toBeUndefined();
  },
);

test.each(["$.a['/none'].get[?@.name]", '$.none[*]', '$.a.none..x'])('%s leads nowhere', (target) => {
  expect(findByLibrary(target)).toEqual([]);
  expect(leadsNowhere(document, target)).toBe(true);
});

test.each(["$.a['/c/{d}'].get[?@.name]", '$.a[*]', '$..name', '$[*]', '$.list[0].name'])(
  '%s leads somewhere',
  (target) => {
    expect(findByLibrary(target).length).toBeGreaterThan(0);
    expect(leadsNowhere(document, target)).toBe(false);
  },
);
