import { describe, expect, test } from 'vitest';
import { matchPath, matchRoute } from '../../../mock/pipeline/match.ts';
import { removeFormatSuffix } from '../../../mock/vendors/chatwoot/input/format-suffix.ts';
import type { Operation } from '../../../specs/operations.ts';

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
    'returns undefined for %j without throwing',
    (path) => expect(pathOf(path)).toBeUndefined(),
  );

  test.each([['/%'], ['/items/%zz'], ['/items/%E0%A4%A'], ['/nowhere/%']])('refuses %s as malformed', (path) => {
    expect(() => pathOf(path)).toThrow(expect.objectContaining({ kind: 'malformed' }));
  });
});

describe('matchRoute', () => {
  const routes = [
    '/api',
    '/api/v1/things',
    '/api/v1/things/{id}',
    '/api/v1/spec.json',
    '/api/v2/reports',
    '/api/v2/a.b',
  ];
  const listed = routes.map(operationOf);
  const find = (path: string, wire = { withoutFormat: removeFormatSuffix }) => {
    const match = matchRoute(listed, path, wire);
    const operation = match?.operations.get('GET');
    return match && operation && [operation.path, ...Object.values(match.paramsOf(operation))];
  };
  test.each([
    ['/api.json', ['/api']],
    ['/api/v1/things.json', ['/api/v1/things']],
    ['/api/v1/things.json/', ['/api/v1/things']],
    ['/api/v1/things/7.json', ['/api/v1/things/{id}', '7']],
    ['/api/v1/things/7.5', ['/api/v1/things/{id}', '7.5']],
    ['/api/v1/spec.json', ['/api/v1/spec.json']],
    ['/api/v2/reports.csv', ['/api/v2/reports']],
    ['/api/v2/reports.json', ['/api/v2/reports']],
    ['/api/v2/a.b', ['/api/v2/a.b']],
    ['/api/v2/reports', ['/api/v2/reports']],
  ])('finds the operation of %s without its format', (path, expected) => expect(find(path)).toEqual(expected));
  test.each([
    '/api/v1/things.csv',
    '/api/v2/reports.',
    '/api/v2/reports/.json',
    '/api/v2/reports.json.json',
    '/api/v2/reports..json',
    '/api/v2.json/reports',
    '/elsewhere.json',
    '/.json',
    '.json',
    '',
  ])('finds nothing at %j', (path) => expect(find(path)).toBeUndefined());
  test('keeps the format if the server does not remove it', () => {
    expect(find('/api/v2/reports.json', {} as never)).toBeUndefined();
    expect(find('/api/v1/things/7.json', {} as never)).toEqual(['/api/v1/things/{id}', '7.json']);
  });
});
