import { expect, test } from 'vitest';
import { toUrl } from '../../../contracts/exchanges/write-request.ts';
import { listOperations } from '../../../specs/operations.ts';

const [operation] = listOperations({
  openapi: '3.0.0',
  servers: [{ url: 'https://chat.example/team/api' }],
  paths: { '/v1/ping': { get: { responses: {} } } },
});

test.each<[target: string, asked: string]>([
  ['https://staging.example', 'https://staging.example/team/api/v1/ping'],
  ['https://staging.example/', 'https://staging.example/team/api/v1/ping'],
  ['https://staging.example/team/api', 'https://staging.example/team/api/v1/ping'],
  ['https://staging.example/team/api/', 'https://staging.example/team/api/v1/ping'],
  ['https://staging.example/elsewhere', 'https://staging.example/elsewhere/v1/ping'],
])('the target %s is asked at %s', (target, asked) => {
  if (!operation) throw new Error('The document has no operation.');
  expect(toUrl(new URL(target), operation, { path: {}, query: {} })).toBe(asked);
});
