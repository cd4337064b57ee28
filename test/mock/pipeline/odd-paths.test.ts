import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkContract } from '../../../contracts/index.ts';
import { createMock } from '../../../mock/server.ts';

// Documents with paths that have a special meaning for routers. None of them prevents another operation from being
// served.

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-paths-'));
});
afterAll(() => rm(folder, { recursive: true }));

const parameter = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } });
const namesIn = (path: string) => [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);

/** Writes a document in which the response of each path is the path itself. */
async function write(...paths: [method: string, path: string][]): Promise<string> {
  const items: Record<string, object> = {};
  for (const [method, path] of paths) {
    const example = { at: path };
    const schema = { type: 'object', properties: { at: { type: 'string' } }, required: ['at'] };
    items[path] = {
      ...items[path],
      [method]: {
        operationId: `${method}-${path.replaceAll(/\W+/g, '-')}`,
        parameters: namesIn(path).map(parameter),
        responses: { 200: { description: 'OK', content: { 'application/json': { schema, example } } } },
      },
    };
  }
  const file = join(folder, 'odd.json');
  await writeFile(file, JSON.stringify({ openapi: '3.0.3', info: { title: 'Odd', version: '1' }, paths: items }));
  return file;
}

describe('serves every operation of a document', () => {
  test.each<[what: string, paths: [method: string, path: string][], asked: [path: string, template: string][]]>([
    [
      'with a verb after a parameter',
      [
        ['get', '/api/v1/items/{id}'],
        ['post', '/api/v1/items/{id}:activate'],
      ],
      [
        ['/api/v1/items/5', '/api/v1/items/{id}'],
        ['/api/v1/items/5:activate', '/api/v1/items/{id}:activate'],
      ],
    ],
    [
      'with two parameters in a segment',
      [
        ['get', '/api/v1/files/{name}.{ext}'],
        ['get', '/api/v1/at({x},{y})'],
      ],
      [
        ['/api/v1/files/a.b.csv', '/api/v1/files/{name}.{ext}'],
        ['/api/v1/at(1,2)', '/api/v1/at({x},{y})'],
      ],
    ],
    [
      'with paths that differ in case',
      [
        ['get', '/api/v1/Items/{id}'],
        ['get', '/api/v1/items/{id}'],
      ],
      [
        ['/api/v1/Items/5', '/api/v1/Items/{id}'],
        ['/api/v1/items/5', '/api/v1/items/{id}'],
      ],
    ],
    [
      'with equal paths whose parameters have different names',
      [
        ['get', '/api/v1/items/{id}'],
        ['post', '/api/v1/items/{key}'],
      ],
      [['/api/v1/items/5', '/api/v1/items/{id}']],
    ],
  ])('%s', async (_, paths, asked) => {
    const mock = await createMock({ specs: { rocketchat: await write(...paths) } });
    try {
      for (const [path, template] of asked) {
        const method = paths.find(([, each]) => each === template)?.[0].toUpperCase();
        const response = await fetch(mock.url + path, { method });
        expect([path, response.status, await response.json()]).toEqual([path, 200, { at: template }]);
      }
      expect((await fetch(`${mock.url}/api/info`)).status).toBe(200);
    } finally {
      await mock.close();
    }
  });

  test('validates their parameters', async () => {
    const document = await write(['get', '/api/v1/files/{name}.{ext}'], ['get', '/api/v1/all:count']);
    const mock = await createMock({ specs: { rocketchat: document } });
    const operations = { 'get--api-v1-files-name-ext-': { parameters: { name: 'a.b', ext: 'csv' } } };
    const report = await checkContract({
      ...{ url: mock.url, vendor: 'rocketchat', document, operations, credentials: mock.credentials },
    });
    await mock.close();
    const verdicts = report.cases.filter(({ id }) => id.endsWith('/success')).map(({ verdict }) => verdict);
    expect(verdicts.filter((verdict) => verdict !== 'skipped')).toEqual(['pass', 'pass']);
  });
});

test.each([
  ['/api/v1/items/{id}?action=activate', 'has a query; describe it as parameters in "query"'],
  ['/api/v1/items#all', 'has a fragment, which no request sends'],
])('refuses a path that no request can have, with its line: %s', async (path, problem) => {
  await expect(createMock({ specs: { rocketchat: await write(['get', path]) } })).rejects.toMatchObject({
    code: 'INVALID_DOCUMENT',
    message: expect.stringMatching(/odd\.json:1: The path "/),
  });
  await expect(createMock({ specs: { rocketchat: await write(['get', path]) } })).rejects.toThrow(problem);
});
