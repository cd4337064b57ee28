import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { ask, startMock } from '../start-mock.ts';

const integer = { type: 'integer' };
const person = {
  type: 'object',
  required: ['age', 'id'],
  properties: {
    id: { ...integer, readOnly: true },
    age: integer,
    isAdmin: { type: 'boolean' },
    tags: { type: 'array', items: { type: 'string', minLength: 1 } },
    scores: { type: 'array', items: integer },
    address: { type: 'object', required: ['zip'], properties: { zip: integer } },
  },
};
const upload = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', format: 'binary' }, age: integer, address: person.properties.address },
};
const text = { type: 'string', minLength: 3 };

/** The accepted media types by path. */
const operations: Record<string, Record<string, object>> = {
  '/json': { 'application/json': { schema: person } },
  '/charset': { 'application/json; charset=utf-8': { schema: person } },
  '/suffix': { 'application/vnd.chat+json': { schema: person } },
  '/any-suffix': { 'application/*+json': { schema: person } },
  '/urlencoded': { 'application/x-www-form-urlencoded': { schema: person } },
  '/styled': {
    'application/x-www-form-urlencoded': {
      schema: person,
      encoding: { scores: { style: 'pipeDelimited', explode: false }, address: { style: 'deepObject', explode: true } },
    },
  },
  '/multipart': { 'multipart/form-data': { schema: upload } },
  '/text': { 'text/plain': { schema: text } },
  '/some-text': { 'text/*': { schema: text } },
  '/binary': { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  '/any': { '*/*': {} },
  '/json-or-form': { 'application/json': { schema: person }, 'multipart/form-data': { schema: upload } },
};

const document = {
  openapi: '3.0.3',
  info: { title: 'Bodies', version: '1' },
  paths: Object.fromEntries(
    Object.entries(operations).map(([path, content]) => [
      `/api/v1/b${path}`,
      {
        post: {
          operationId: path,
          requestBody: { required: true, content },
          responses: { 200: { description: 'OK', content: { 'application/json': { example: { ok: true } } } } },
        },
      },
    ]),
  ),
};

let folder: string;
let mock: Mock;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-'));
  const file = join(folder, 'bodies.json');
  await writeFile(file, JSON.stringify(document));
  mock = await startMock({ scale: 0, specs: { rocketchat: file } });
});

afterAll(() => rm(folder, { recursive: true }));

async function post(path: string, body: RequestInit['body'], type?: string): Promise<number> {
  const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
  return (await ask(mock, `/api/v1/b${path}`, { method: 'POST', body, headers })).status;
}

function form(fields: Record<string, string | Blob>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

const whole = '{"age":1}';
const broken = '{"age":"x"}';

describe('JSON', () => {
  test.each([
    ['/json', 'application/json'],
    ['/json', 'application/json; charset=utf-8'],
    ['/json', 'Application/JSON'],
    ['/charset', 'application/json'],
    ['/suffix', 'application/vnd.chat+json'],
    ['/any-suffix', 'application/other+json; charset=utf-8'],
  ])('to %s as %s is validated against its schema', async (path, type) => {
    expect([await post(path, whole, type), await post(path, broken, type)]).toEqual([200, 400]);
  });

  test.each([
    ['/json', 'application/vnd.chat+json'],
    ['/suffix', 'application/json'],
    ['/multipart', 'application/json'],
    ['/json', 'text/plain'],
    ['/json', 'application/octet-stream'],
    ['/json', 'application/x-www-form-urlencoded'],
  ])('to %s as %s, which is not documented, is refused', async (path, type) => {
    expect(await post(path, whole, type)).toBe(400);
  });

  test('lists the documented media types in the refusal', async () => {
    const headers = { 'content-type': 'application/xml' };
    const { body } = await ask(mock, '/api/v1/b/json-or-form', { method: 'POST', body: '<a/>', headers });
    expect(body).toMatchObject({
      success: false,
      error: expect.stringContaining('application/json or multipart/form-data; the body was sent as application/xml'),
    });
  });

  test('does not require read-only properties', async () => {
    expect(await post('/json', '{"age":1}', 'application/json')).toBe(200);
    expect(await post('/json', '{"id":1}', 'application/json')).toBe(400);
  });

  test('refuses a missing body if one is required', async () => {
    expect(await post('/json', undefined)).toBe(400);
  });
});

const urlencoded = 'application/x-www-form-urlencoded';

describe('A form', () => {
  test.each([
    ['/urlencoded', 'age=1'],
    ['/urlencoded', 'age=1&isAdmin=true&tags=a&tags=b&scores=1&scores=2'],
    ['/urlencoded', 'age=1&tags[]=a&tags[]=b&scores=1'],
    ['/urlencoded', 'age=1&address={"zip":1}'],
    ['/urlencoded', 'age=1&address[zip]=1'],
    ['/styled', 'age=1&scores=1|2&address[zip]=1'],
  ])('to %s: %s is accepted', async (path, body) => {
    expect(await post(path, body, urlencoded)).toBe(200);
  });

  test.each([
    ['/urlencoded', 'age=x'],
    ['/urlencoded', 'isAdmin=true'],
    ['/urlencoded', 'age=1&isAdmin=maybe'],
    ['/urlencoded', 'age=1&scores=1&scores=x'],
    ['/urlencoded', 'age=1&tags=a&tags='],
    ['/urlencoded', 'age=1&address={"zip":"x"}'],
    ['/urlencoded', 'age=1&address[zip]=x'],
    ['/styled', 'age=1&scores=1|x'],
    ['/styled', 'age=1&scores=1,2'],
    ['/styled', 'age=1&address[zip]=x'],
  ])('to %s: %s is refused', async (path, body) => {
    expect(await post(path, body, urlencoded)).toBe(400);
  });

  test('with multiple parts may contain files and JSON', async () => {
    const file = new Blob(['%PDF'], { type: 'application/pdf' });
    const json = (value: object) => new Blob([JSON.stringify(value)], { type: 'application/json' });
    expect(await post('/multipart', form({ file, age: '1' }))).toBe(200);
    expect(await post('/multipart', form({ file, address: json({ zip: 1 }) }))).toBe(200);
    expect(await post('/multipart', form({ file, address: json({ zip: 'x' }) }))).toBe(400);
    expect(await post('/multipart', form({ file, age: 'x' }))).toBe(400);
    expect(await post('/multipart', form({ age: '1' }))).toBe(400);
    expect(await post('/multipart', 'age=1', urlencoded)).toBe(400);
  });
});

describe('Other media types', () => {
  test.each([
    ['/text', 'text/plain', 'hello', 200],
    ['/text', 'text/plain; charset=utf-8', 'hello', 200],
    ['/text', 'text/plain', 'no', 400],
    ['/text', 'text/html', 'hello', 400],
    ['/some-text', 'text/html', 'hello', 200],
    ['/some-text', 'text/html', 'no', 400],
    ['/binary', 'application/octet-stream', 'x', 200],
    ['/binary', 'image/png', 'x', 400],
    ['/any', 'image/png', 'x', 200],
    ['/any', 'text/plain', 'x', 200],
    ['/any', 'application/json', '{}', 200],
  ])('to %s as %s with body "%s" get %i', async (path, type, body, status) => {
    expect(await post(path, body, type)).toBe(status);
  });
});
