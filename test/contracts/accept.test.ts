import { expect, test } from 'vitest';
import { toAccept } from '../../contracts/write-request.ts';
import type { Operation } from '../../specs/operations.ts';

const acceptOf = (...types: string[]) => {
  const content = Object.fromEntries(types.map((type) => [type, { examples: {} }]));
  const refused = { content: { 'application/json': { examples: {} } } };
  return toAccept({ responses: { 200: { content }, 401: refused } } as unknown as Operation).accept;
};

test('An operation that answers no JSON is asked for what it answers', () => {
  expect(acceptOf('image/svg+xml')).toBe('image/svg+xml');
  expect(acceptOf('text/csv; charset=utf-8', 'text/csv', 'application/pdf')).toBe('text/csv, application/pdf');
});

test('JSON is asked for where there is some, or nothing is documented', () => {
  expect([acceptOf(), acceptOf('application/json'), acceptOf('text/csv', 'application/vnd.api+json')]).toEqual([
    ...[undefined, undefined, undefined],
  ]);
});
