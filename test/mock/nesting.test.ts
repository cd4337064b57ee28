import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assertShallow, nestingLimit } from '../../mock/http/nesting.ts';

const wrap = (value: unknown, levels: number) => {
  let whole = value;
  for (let level = 0; level < levels; level++) whole = level % 2 === 0 ? [whole] : { '"[{\\': whole };
  return Buffer.from(JSON.stringify(whole));
};
const text = fc.string({ unit: fc.constantFrom('[', ']', '{', '}', '"', '\\', 'a', 'é', '日', '\n') });

test('depth is counted outside of strings only, whatever they hold', () => {
  fc.assert(
    fc.property(text, (value) => {
      expect(() => assertShallow(wrap(value, nestingLimit))).not.toThrow();
      expect(() => assertShallow(wrap(value, nestingLimit + 1))).toThrow('malformed');
    }),
  );
});

test('many brackets beside each other are not deep', () => {
  expect(() => assertShallow(Buffer.from(JSON.stringify(Array(10_000).fill([[{}]]))))).not.toThrow();
});

test('what is no JSON is left to the parser', () => {
  for (const nonsense of ['', ']]]]', '"', '\\', '"\\', '{"a":'])
    expect(() => assertShallow(Buffer.from(nonsense))).not.toThrow();
});
