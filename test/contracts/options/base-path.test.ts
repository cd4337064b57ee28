import { expect, test } from 'vitest';
import { toUrl } from '../../../contracts/exchanges/write-request.ts';
import { listOperations } from '../../../specs/operations.ts';

const [operation] = listOperations({
  openapi: '3.0.0',
  servers: [{ url: 'https://chat.example/team/api' }],
  paths: { '/v1/ping': { get: { responses: {} } } },
});

test.each<[target: string, expected: string]>([
  ['https://staging.example', 'https://staging.example/team/api/v1/ping'],
  ['https://staging.example/', 'https://staging.example/team/api/v1/ping'],
  ['https://staging.example/team/api', 'https://staging.example/team/api/v1/ping'],
  ['https://staging.example/team/api/', 'https://staging.example/team/api/v1/ping'],
  ['https://staging.example/elsewhere', 'https://staging.example/elsewhere/v1/ping'],
])('builds the URL for the target %s: %s', (target, expected) => {
  if (!operation) throw new Error('The document has no operation.');
  expect(toUrl(new URL(target), operation, { path: {}, query: {} })).toBe(expected);
});
