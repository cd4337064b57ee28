import { expect, test } from 'vitest';
import { toAccept } from '../../../contracts/exchanges/write-request.ts';
import type { Operation } from '../../../specs/operations.ts';

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
  const usual = [acceptOf(), acceptOf('text/csv', 'application/json'), acceptOf('*/*'), acceptOf('application/*')];
  expect(usual).toEqual([undefined, undefined, undefined, undefined]);
});

test('JSON of another name is asked for by that name', () => {
  expect(acceptOf('text/csv', 'application/vnd.api+json')).toBe('application/vnd.api+json');
});
