import { expect, test } from 'vitest';
import { compareAnswer, isSameJson } from '../../../mock/console/pages/scenarios/compare-answers.ts';

const expectation = { title: 'x', as: 'agent', path: '/x', body: [1] };

test('compares the status, and the part of the body at the pointer', () => {
  expect(compareAnswer(expectation, { status: 200, body: [1] })).toEqual({ body: [1], status: 200, isExpected: true });
  expect(compareAnswer(expectation, { status: 201, body: [1] }).isExpected).toBe(false);
  expect(compareAnswer({ ...expectation, status: 403 }, { status: 403, body: [1] }).isExpected).toBe(true);
  const pointed = { ...expectation, pointer: '/a~1b/0', body: 'found' };
  expect(compareAnswer(pointed, { status: 200, body: { 'a/b': ['found'] } }).isExpected).toBe(true);
  expect(compareAnswer(pointed, { status: 200, body: {} })).toEqual({
    body: undefined,
    status: 200,
    isExpected: false,
  });
});

test.each([
  [{ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 }, true],
  [{ 'a/b~c': 1 }, { 'a/b~c': 1 }, true],
  [{ a: 1 }, { a: '1' }, false],
  [{ a: 1 }, { a: 1, b: undefined }, false],
  [[1, 2], [2, 1], false],
  [[], {}, false],
  [null, {}, false],
  [null, null, true],
])('compares %j with %j as JSON', (one, other, isSame) => {
  expect(isSameJson(one, other)).toBe(isSame);
  expect(isSameJson(other, one)).toBe(isSame);
});
