import { describe, expect, test } from 'vitest';
import { matchPath } from '../../mock/http/match.ts';
import type { Operation } from '../../specs/operations.ts';

const operationOf = (path: string) => ({ method: 'get', path, operationId: path }) as unknown as Operation;
const operations = ['/api', '/items/', '/items/{id}', '/items/{id}/notes'].map(operationOf);
const pathOf = (path: string) => matchPath(operations, path)?.operations.get('GET')?.path;

describe('matchPath', () => {
  test.each([
    ['/api', '/api'],
    ['/api/', '/api'],
    ['/API', '/api'],
    ['/items', '/items/'],
    ['/items/', '/items/'],
    ['/items/a%2Fb', '/items/{id}'],
  ])('finds the operation of %s', (path, expected) => expect(pathOf(path)).toBe(expected));

  test.each([['/'], [''], ['*'], ['//'], ['///'], ['api'], ['/items//notes'], ['/@name'], ['http://host']])(
    'finds nothing at %j, and does not refuse it',
    (path) => expect(pathOf(path)).toBeUndefined(),
  );

  test.each([['/%'], ['/items/%zz'], ['/items/%E0%A4%A'], ['/nowhere/%']])('refuses %s as malformed', (path) => {
    expect(() => pathOf(path)).toThrow(expect.objectContaining({ kind: 'malformed' }));
  });
});
