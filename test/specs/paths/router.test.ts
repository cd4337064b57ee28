import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Operation } from '../../../specs/operations.ts';
import { readBasePath } from '../../../specs/paths/base-path.ts';
import { matchPath } from '../../../specs/paths/router.ts';

/** Returns the matching template of a path, and the parameters by name. */
function createFind(...paths: string[]) {
  const operations = paths.map((path) => ({ method: 'get', path, id: path }) as unknown as Operation);
  return (path: string) => {
    const match = matchPath(operations, path);
    const operation = match?.operations.get('GET');
    return match && operation && [operation.path, match.paramsOf(operation)];
  };
}

describe('A path is found by its template', () => {
  const find = createFind(
    ...['/items/{id}', '/items/{id}:activate', '/items/latest', '/files/{name}.{ext}', '/files/{name}'],
    ...['/maps/{x},{y}', '/rows({key})', '/all/*', '/spaced name/{x}', '/escaped%20name/{x}', '/v{version}/about'],
    ...['/{a}{b}/side', '/pre:{a}', '/matrix;v={v}', '/odd/{', '/:colon'],
  );
  test.each<[path: string, template: string, params: object]>([
    ['/items/5', '/items/{id}', { id: '5' }],
    ['/items/5:activate', '/items/{id}:activate', { id: '5' }],
    ['/items/5%3Aactivate', '/items/{id}:activate', { id: '5' }],
    ['/items/5:activate/', '/items/{id}:activate', { id: '5' }],
    ['/items/a:b:activate', '/items/{id}:activate', { id: 'a:b' }],
    ['/items/5:ACTIVATE', '/items/{id}:activate', { id: '5' }],
    ['/items/5:other', '/items/{id}', { id: '5:other' }],
    ['/items/:activate', '/items/{id}', { id: ':activate' }],
    ['/items/latest', '/items/latest', {}],
    ['/items/LATEST/', '/items/latest', {}],
    ['/items/l%61test', '/items/latest', {}],
    ['/items/a%2Fb', '/items/{id}', { id: 'a/b' }],
    ['/files/a.b.csv', '/files/{name}.{ext}', { name: 'a.b', ext: 'csv' }],
    ['/files/a', '/files/{name}', { name: 'a' }],
    ['/files/.csv', '/files/{name}', { name: '.csv' }],
    ['/maps/1,2', '/maps/{x},{y}', { x: '1', y: '2' }],
    ['/rows(7)', '/rows({key})', { key: '7' }],
    ['/all/*', '/all/*', {}],
    ['/spaced%20name/1', '/spaced name/{x}', { x: '1' }],
    ['/escaped%20name/1', '/escaped%20name/{x}', { x: '1' }],
    ['/v2/about', '/v{version}/about', { version: '2' }],
    ['/abc/side', '/{a}{b}/side', { a: 'ab', b: 'c' }],
    ['/pre:pre:x', '/pre:{a}', { a: 'pre:x' }],
    ['/matrix;v=1', '/matrix;v={v}', { v: '1' }],
    ['/odd/%7B', '/odd/{', {}],
    ['/:colon', '/:colon', {}],
  ])('%s by %s', (path, template, params) => expect(find(path)).toEqual([template, params]));

  test.each([
    '/maps/1',
    '/maps/,2',
    '/maps/1,',
    '/rows()',
    '/rows(7',
    '/all/x',
    '/a/side',
    '/pre:',
    '/items/',
    '/items%2Flatest',
    '/odd/',
  ])('and %s matches no template', (path) => expect(find(path)).toBeUndefined());
});

describe('Of two templates', () => {
  test('that differ in case, the one with the same case matches', () => {
    const find = createFind('/Items/{id}', '/items/{id}');
    expect(find('/items/1')).toEqual(['/items/{id}', { id: '1' }]);
    expect(find('/Items/1')).toEqual(['/Items/{id}', { id: '1' }]);
    expect(find('/ITEMS/1')).toEqual(['/Items/{id}', { id: '1' }]);
  });

  test('that differ in parameter names, the first matches, and each method keeps its own names', () => {
    const operations = [
      { method: 'get', path: '/items/{id}' },
      { method: 'get', path: '/items/{key}' },
      { method: 'post', path: '/items/{key}' },
    ] as unknown as Operation[];
    const match = matchPath(operations, '/items/7');
    const params = (method: string) => {
      const operation = match?.operations.get(method);
      return operation && match?.paramsOf(operation);
    };
    expect([params('GET'), params('POST')]).toEqual([{ id: '7' }, { key: '7' }]);
  });
});

test.each(['/escaped%20name/{x}', '/items/{id}:activate', '/odd/{', '/items/{id}'])(
  'all methods of %s share one path',
  (path) => {
    const operations = ['get', 'post'].map((method) => ({ method, path })) as unknown as Operation[];
    const match = matchPath(operations, path.replaceAll(/\{\w+\}/g, '1').replace('{', '%7B'));
    expect([...(match?.operations.keys() ?? [])]).toEqual(['GET', 'POST']);
  },
);

test('every path generated from a template matches it with the same values', () => {
  const value = fc
    .string({ minLength: 1, maxLength: 8 })
    .filter((text) => !/^\.{1,2}$/.test(text) && !text.includes(':'));
  fc.assert(
    fc.property(value, value, (one, other) => {
      const [a, b] = [encodeURIComponent(one), encodeURIComponent(other)];
      const find = createFind('/x/{one}/y/{other}', '/z/{one}:{other}', '/w/{one}:end');
      expect(find(`/x/${a}/y/${b}`)?.[1]).toEqual({ one, other });
      expect(find(`/z/${a}:${b}`)?.[1]).toEqual({ one, other });
      expect(find(`/w/${a}:end`)?.[1]).toEqual({ one });
    }),
  );
});

describe('An operation is found below the path of its server, and without it', () => {
  const toOperation = (path: string, basePath?: string) => ({ method: 'get', path, basePath, id: path }) as Operation;
  const operations = [toOperation('/v1/ping', '/team/api'), toOperation('/v1/{id}', '/team'), toOperation('/team/own')];
  test.each<[path: string, template: string | undefined]>([
    ['/v1/ping', '/v1/ping'],
    ['/team/api/v1/ping', '/v1/ping'],
    ['/team/api/v1/ping/', '/v1/ping'],
    ['/team/v1/5', '/v1/{id}'],
    ['/team/own', '/team/own'],
    ['/team/api/v1/5', undefined],
    ['/teamv1/5', undefined],
    ['/other/v1/ping', undefined],
    ['/team/api', undefined],
  ])('%s is %s', (path, template) => {
    expect(matchPath(operations, path)?.operations.get('GET')?.path).toBe(template);
  });
});

test.each<[what: string, url: string, base: string]>([
  ['a URL', 'https://chat.example/team/api', '/team/api'],
  ['a trailing slash', 'https://chat.example/team/', '/team'],
  ['only a host', 'https://chat.example', ''],
  ['a path', '/team', '/team'],
  ['a relative path', 'team/./api', '/team/api'],
  ['variables', 'https://{host}.example/{base}/api', '/team/api'],
  ['a variable without a default', 'https://chat.example/{other}/api', ''],
  ['no URL', 'https://', ''],
])('reads the base path of %s', (_, url, base) => {
  const variables = { host: { default: 'chat' }, base: { default: 'team', enum: ['team', 'other'] } };
  const server = { servers: [{ url, variables }, { url: '/second' }] };
  expect(readBasePath({ document: server, item: {}, operation: {} })).toBe(base);
});

test('servers of an operation override those of its path, which override those of the document', () => {
  const at = (url: string) => ({ servers: [{ url }] });
  expect([
    readBasePath({ document: at('/a'), item: at('/b'), operation: at('/c') }),
    readBasePath({ document: at('/a'), item: at('/b'), operation: {} }),
    readBasePath({ document: {}, item: {}, operation: {} }),
  ]).toEqual(['/c', '/b', '']);
});
