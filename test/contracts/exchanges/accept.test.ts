import { expect, test } from 'vitest';
import { toAccept } from '../../../contracts/exchanges/write-request.ts';
import type { Operation } from '../../../specs/operations.ts';

const acceptOf = (...types: string[]) => {
  const content = Object.fromEntries(types.map((type) => [type, { examples: {} }]));
  const refused = { content: { 'application/json': { examples: {} } } };
  return toAccept({ responses: { 200: { content }, 401: refused } } as unknown as Operation).accept;
};

test('accepts the documented media types of an operation without JSON', () => {
  expect(acceptOf('image/svg+xml')).toBe('image/svg+xml');
  expect(acceptOf('text/csv; charset=utf-8', 'text/csv', 'application/pdf')).toBe('text/csv, application/pdf');
});

test('accepts JSON if it is documented, or if nothing is', () => {
  const usual = [acceptOf(), acceptOf('text/csv', 'application/json'), acceptOf('*/*'), acceptOf('application/*')];
  expect(usual).toEqual([undefined, undefined, undefined, undefined]);
});

test('accepts a JSON media type by its own name', () => {
  expect(acceptOf('text/csv', 'application/vnd.api+json')).toBe('application/vnd.api+json');
});
