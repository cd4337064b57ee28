import { expect, test } from 'vitest';
import { nestNames } from '../../../mock/http/nested-names.ts';

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test.each([
  ['the last of two values of one name', 'a=1&a=2', { a: '2' }],
  ['a list', 'a[]=1&a[]=2', { a: ['1', '2'] }],
  ['an object', 'a[b]=1&a[c]=2', { a: { b: '1', c: '2' } }],
  ['deep nesting', 'a[b][c][]=1', { a: { b: { c: ['1'] } } }],
  [
    'a list of objects, each started by a repeated name',
    'a[][b]=1&a[][c]=2&a[][b]=3',
    { a: [{ b: '1', c: '2' }, { b: '3' }] },
  ],
  ['malformed brackets', 'a[b=1&c]=2', { 'a[b': '1', 'c]': '2' }],
  ['an empty name', '=1&[]=2', {}],
])('%s', (_, query, expected) => {
  expect(plain(nestNames(new URLSearchParams(query)))).toEqual(expected);
});

test('a parameter named __proto__ is an ordinary parameter', () => {
  const all = nestNames(new URLSearchParams('__proto__[polluted]=1&a[__proto__][polluted]=1'));
  expect(Object.keys(all)).toEqual(['__proto__', 'a']);
  expect(({} as { polluted?: string }).polluted).toBeUndefined();
});

test.each(['a=1&a[]=2', 'a[]=1&a[b]=2', 'a[b]=1&a[]=2'])('refuses %s, in which one name has two types', (query) => {
  expect(() => nestNames(new URLSearchParams(query))).toThrow(expect.objectContaining({ kind: 'malformed' }));
});

test('refuses more values than Rack accepts', () => {
  const many = Array.from({ length: 4097 }, (_, index) => [`a${index}`, ''] as const);
  expect(() => nestNames(many)).toThrow(expect.objectContaining({ kind: 'malformed' }));
  expect(Object.keys(nestNames(many.slice(1)))).toHaveLength(4096);
});
