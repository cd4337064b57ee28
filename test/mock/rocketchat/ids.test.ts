import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createId, findMessageNumber, toMessageId } from '../../../mock/vendors/rocketchat/ids.ts';

const shape = /^[23456789A-HJ-NP-TW-Za-km-z]{17}$/;

test('gives each message one id, and each id at most one message', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (number) => {
      const id = toMessageId(number);
      expect(id).toMatch(shape);
      expect(findMessageNumber(id)).toBe(number);
    }),
  );
  const ids = Array.from({ length: 20_000 }, (_, index) => toMessageId(index + 1));
  expect(new Set(ids).size).toBe(ids.length);
});

test('finds no message for an invalid id', () => {
  for (const id of ['', 'short', toMessageId(1).slice(1), `${toMessageId(1)}2`, '0'.repeat(17), 'l'.repeat(17)]) {
    expect(findMessageNumber(id)).toBeUndefined();
  }
});

test('derives ids of users and rooms from the seed, the kind and the count', () => {
  const ids = [createId(1, 'user', 0), createId(2, 'user', 0), createId(1, 'room', 0), createId(1, 'user', 1)];
  for (const id of ids) expect(id).toMatch(shape);
  expect(new Set(ids).size).toBe(ids.length);
  expect(createId(1, 'user', 0)).toBe(ids[0]);
});
