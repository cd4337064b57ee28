import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Exchange } from '../../../contracts/exchanges/exchange.ts';
import { checkContract } from '../../../contracts/index.ts';
import { judgeByStatus } from '../../../contracts/judge/judge-observed.ts';
import { createMock } from '../../../mock/server.ts';
import { loadContract } from '../../../specs/contract.ts';
import type { Operation } from '../../../specs/operations.ts';
import { serve } from '../../serve.ts';

// Requests for a document whose parameter styles differ from the vendor's.

const integer = { type: 'integer' };
const integers = { type: 'array', items: integer };
const answer = { type: 'object', required: ['n'], properties: { n: integer } };
const responses = {
  200: { description: 'OK', content: { 'application/json': { schema: answer, example: { n: 1 } } } },
  401: { description: 'No', content: { 'application/json': { schema: { type: 'object' } } } },
};
const query = (name: string, more: object) => ({ name, in: 'query', required: true, ...more });
const point = { type: 'object', properties: { x: integer, y: integer } };

type Given = { security?: object[]; parameters?: object[] };

const operations: Record<string, Given> = {
  '/csv': { parameters: [query('ids', { explode: false, schema: integers, example: [1, 2] })] },
  '/many': { parameters: [query('ids', { schema: integers, example: [1, 2] })] },
  '/pipe': {
    parameters: [query('ids', { style: 'pipeDelimited', explode: false, schema: integers, example: [1, 2] })],
  },
  '/deep': { parameters: [query('at', { style: 'deepObject', schema: point, example: { x: 1, y: 2 } })] },
  '/exploded': { parameters: [query('at', { schema: point, example: { x: 1, y: 2 } })] },
  '/content': {
    parameters: [query('at', { content: { 'application/json': { schema: point, example: { x: 1 } } } })],
  },
  '/items': { parameters: [query('kind', { schema: { type: 'array', items: { type: 'string', enum: ['a', 'b'] } } })] },
  '/header': { parameters: [{ name: 'X-Ids', in: 'header', required: true, schema: integers, example: [1, 2] }] },
  '/cookie': { parameters: [{ name: 'page', in: 'cookie', required: true, schema: integer, example: 3 }] },
  '/bearer': { security: [{ bearer: [] }] },
  '/basic': { security: [{ basic: [] }] },
  '/key-query': { security: [{ keyQuery: [] }] },
  '/key-cookie': { security: [{ keyCookie: [] }] },
  '/optional': { security: [{ bearer: [] }, {}] },
};

const document = {
  openapi: '3.1.0',
  info: { title: 'Own requests', version: '1' },
  paths: Object.fromEntries(
    Object.entries(operations).map(([path, operation]) => [
      `/api/v2/own${path}`,
      { get: { operationId: path.slice(1), security: [{ userApiKey: [] }], responses, ...operation } },
    ]),
  ),
  components: {
    securitySchemes: {
      userApiKey: { type: 'apiKey', in: 'header', name: 'api_access_token' },
      bearer: { type: 'http', scheme: 'bearer' },
      basic: { type: 'http', scheme: 'basic' },
      keyQuery: { type: 'apiKey', in: 'query', name: 'k' },
      keyCookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
    },
  },
};

const token = 'Token-Of-The-Administrator-1';

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-'));
  file = join(folder, 'own.json');
  await writeFile(file, JSON.stringify(document));
});

afterAll(() => rm(folder, { recursive: true }));

const check = (url: string, credentials: Record<string, string>, more: object = {}) =>
  checkContract({ url, vendor: 'chatwoot', document: file, credentials, retries: 0, ...more });

describe('A server error that the proxy or a HAR observes', () => {
  test.each<[path: string, search: string, headers: Record<string, string>, severity: string]>([
    ['/pipe', '?ids=1|2', {}, 'violation'],
    ['/pipe', '?ids=1,2', {}, 'warning'],
    ['/many', '?ids=1&ids=2', {}, 'violation'],
    ['/many', '?ids=1&ids=x&ids=2', {}, 'warning'],
    ['/deep', '?at[x]=1', {}, 'violation'],
    ['/deep', '?at[x]=one', {}, 'warning'],
    ['/content', '?at={"x":1}', {}, 'violation'],
    ['/content', '?at={"x":"1"}', {}, 'warning'],
    ['/header', '', { 'x-ids': '1, 2' }, 'violation'],
    ['/header', '', { 'x-ids': '1, x' }, 'warning'],
    ['/cookie', '', { cookie: 'page=3' }, 'violation'],
    ['/cookie', '', { cookie: 'page=x' }, 'warning'],
    // Browsers omit cookies from HAR files.
    ['/cookie', '', {}, 'violation'],
  ])('for %s%s with %o is a %s', async (path, search, headers, severity) => {
    const contract = await loadContract({ vendor: 'chatwoot', document: file });
    const operation = contract.findOperation(path.slice(1)) as Operation;
    const exchange: Exchange = { status: 500, headers: {}, body: { kind: 'empty' }, curl: '', durationMs: 0 };
    const [draft] = judgeByStatus({ operation, exchange, url: operation.path + search, headers }, contract);
    expect(draft?.severity).toBe(severity);
  });
});

describe('For a document with its own parameter styles, the check', () => {
  test('serialises each value in the style of its parameter', async () => {
    const asked: string[] = [];
    const server = await serve(({ url = '', headers }, response) => {
      const { cookie, 'x-ids': ids } = headers;
      asked.push([url.replace('/api/v2/own', ''), ...[cookie, ids].filter(Boolean)].join(' '));
      const isKnown = [headers.api_access_token, headers.authorization, headers.cookie, url].some(
        (each) => typeof each === 'string' && each.includes(token),
      );
      response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' }).end('{"n":1}');
    });
    await check(server.url, { CHATPACT_CHATWOOT_TOKEN: token });
    await server.close();
    expect(asked).toEqual(
      expect.arrayContaining([
        '/csv?ids=1,2',
        '/many?ids=1&ids=2',
        '/pipe?ids=1%7C2',
        '/deep?at%5Bx%5D=1&at%5By%5D=2',
        '/exploded?x=1&y=2',
        '/content?at=%7B%22x%22%3A1%7D',
        '/items?kind=a',
        '/items?kind=b',
        '/header 1,2',
        '/cookie page=3',
        `/key-query?k=${token}`,
        `/key-cookie sid=${token}`,
      ]),
    );
  });

  test('passes the mock of the same document, sends credentials in every place and shows none', async () => {
    const mock = await createMock({ scale: 0, specs: { chatwoot: file } });
    const credentials = Object.fromEntries(
      (await (await fetch(`${mock.url}/__admin/credentials`)).text())
        .trim()
        .split('\n')
        .map((line) => line.split('=') as [string, string]),
    );
    const report = await check(mock.url, credentials);
    await mock.close();
    const verdicts = Object.fromEntries(report.cases.map(({ id, verdict, reason }) => [id, reason ?? verdict]));
    for (const path of Object.keys(operations))
      expect([path, verdicts[`${path.slice(1)}/success`]]).toEqual([path, 'pass']);
    for (const path of ['/csv', '/bearer', '/basic', '/key-query', '/key-cookie']) {
      expect([path, verdicts[`${path.slice(1)}/refusal/unauthenticated`]]).toEqual([path, 'pass']);
      expect([path, verdicts[`${path.slice(1)}/refusal/unrecognised`]]).toEqual([path, 'pass']);
    }
    expect(verdicts['optional/refusal/unauthenticated']).toBeUndefined();
    expect(JSON.stringify(report)).not.toContain(credentials.CHATPACT_CHATWOOT_TOKEN);
  });

  test('records no credentials', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"n":1}');
    });
    const recording = join(folder, 'recording');
    await check(server.url, { CHATPACT_CHATWOOT_TOKEN: token }, { record: recording });
    await server.close();
    const files = await readdir(recording, { recursive: true, withFileTypes: true });
    const texts = await Promise.all(
      files.filter((each) => each.isFile()).map((each) => readFile(join(each.parentPath, each.name), 'utf8')),
    );
    expect(texts.join('\n')).toContain('key-query?k=');
    for (const secret of [token, btoa(`chatpact:${token}`)]) expect(texts.join('\n')).not.toContain(secret);
  });

  test('prints curl commands with placeholders in place of the token', async () => {
    const server = await serve((_, response) => {
      response.writeHead(500, { 'content-type': 'application/json' }).end('{"n":1}');
    });
    const report = await check(server.url, { CHATPACT_CHATWOOT_TOKEN: token });
    await server.close();
    const curls = new Map(report.cases.map(({ id, findings }) => [id, findings[0]?.curl ?? '']));
    expect(curls.get('bearer/success')).toContain('-H "Authorization: Bearer $CHATPACT_CHATWOOT_TOKEN"');
    expect(curls.get('basic/success')).toContain('$(printf %s chatpact:$CHATPACT_CHATWOOT_TOKEN | base64');
    expect(curls.get('key-query/success')).toContain('key-query?k=$CHATPACT_CHATWOOT_TOKEN"');
    expect(curls.get('key-cookie/success')).toContain('-H "cookie: sid=$CHATPACT_CHATWOOT_TOKEN"');
    expect(JSON.stringify(report)).not.toContain(token);
  });
});
