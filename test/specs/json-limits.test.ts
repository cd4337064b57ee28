import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findExcess } from '../../specs/json/json-limits.ts';

const most = { maxDepth: 100, maxValues: 1000 };

const wrap = (value: unknown, levels: number) => {
  let whole = value;
  for (let level = 0; level < levels; level++) whole = level % 2 === 0 ? [whole] : { '"[{\\': whole };
  return Buffer.from(JSON.stringify(whole));
};
const text = fc.string({ unit: fc.constantFrom('[', ']', '{', '}', '"', '\\', 'a', 'é', '日', '\n') });

test('counts depth only outside strings', () => {
  fc.assert(
    fc.property(text, (value) => {
      expect(findExcess(wrap(value, most.maxDepth), most)).toBeUndefined();
      expect(findExcess(wrap(value, most.maxDepth + 1), most)).toBe('levels');
    }),
  );
});

test('counts elements and properties', () => {
  const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));
  const object = Object.fromEntries(Array.from({ length: 499 }, (_, index) => [`a,${index}`, '1,2']));
  // The array, its two elements, and the content of one of them.
  expect(findExcess(bytes([object, ...Array(498).fill(1)]), most)).toBeUndefined();
  expect(findExcess(bytes([object, ...Array(600).fill(1)]), most)).toBe('values');
  expect(findExcess(bytes(Array(600).fill({})), most)).toBe('values');
});

test('leaves invalid JSON to the parser', () => {
  for (const nonsense of ['', ']]]]', '"', '\\', '"\\', '{"a":'])
    expect(findExcess(Buffer.from(nonsense), most)).toBeUndefined();
});
