import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { checkContract, createMock } from '../../index.ts';
import { PrismGenerator } from '../../mock/prefer/prism-generator.ts';
import { loadContract } from '../../specs/contract.ts';
import { serve } from '../serve.ts';

const slow = '^(a+)+$';
const long = `${'a'.repeat(60)}!`;
const text = (pattern: string) => ({ type: 'string', pattern });
const answers = (schema: object) => ({ 200: { description: 'OK', content: { 'application/json': { schema } } } });

/** Schemas that each contain the next one twice: 2^40 copies of the last one. */
const doubling = Object.fromEntries(
  Array.from({ length: 40 }, (_, n) => {
    const next = { $ref: `#/components/schemas/A${n + 1}` };
    return [`A${n}`, { type: 'object', required: ['a', 'b'], properties: { a: next, b: next } }];
  }),
);

const document = {
  openapi: '3.0.3',
  info: { title: 'Hostile', version: '1' },
  components: { schemas: { Word: text(slow), Twice: text('^(a)\\1$') } },
  paths: {
    '/api/v1/words': {
      get: {
        operationId: 'words',
        parameters: [
          { name: 'word', in: 'query', schema: { ...text(slow), default: 'aa' } },
          { name: 'twice', in: 'query', schema: { $ref: '#/components/schemas/Twice' } },
        ],
        responses: answers({
          type: 'object',
          required: ['word'],
          properties: { word: { $ref: '#/components/schemas/Word' } },
        }),
      },
      post: {
        operationId: 'add-word',
        requestBody: {
          content: {
            'application/json': {
              schema: { type: 'object', properties: { word: { $ref: '#/components/schemas/Word' } } },
            },
          },
        },
        responses: answers({ type: 'object' }),
      },
    },
    '/api/v1/plain': { get: { operationId: 'plain', responses: answers({ type: 'integer' }) } },
  },
};

/** A document that blocks Prism. */
const endless = {
  ...document,
  components: { schemas: { ...doubling, A40: { type: 'string' } } },
  paths: {
    '/api/v1/deep': { get: { operationId: 'deep', responses: answers({ $ref: '#/components/schemas/A0' }) } },
  },
};

let path: string;
beforeAll(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'chatpact-')), 'hostile.json');
  await writeFile(path, JSON.stringify(document, undefined, 1));
});
afterAll(() => rm(join(path, '..'), { recursive: true }));

test('a mock answers requests although a pattern of its document would backtrack without an end', async () => {
  await using mock = await createMock({ specs: { rocketchat: path }, vendors: ['rocketchat'], scale: 0, port: null });
  const ask = (route: string, init?: RequestInit) => mock.handle(new Request(`${mock.url}/api/v1/words${route}`, init));
  const wrong = await ask(`?word=${long}`);
  expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('word must match pattern')]);
  const headers = { 'content-type': 'application/json' };
  expect((await ask('', { method: 'POST', headers, body: JSON.stringify({ word: long }) })).status).toBe(400);
});

test('a check judges responses although such a pattern would backtrack without an end', async () => {
  let word = long;
  const server = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ word }));
  });
  onTestFinished(() => server.close());
  const credentials = { CHATPACT_ROCKETCHAT_TOKEN: 'token-of-a-test', CHATPACT_ROCKETCHAT_USER_ID: 'user-of-a-test' };
  const check = () =>
    checkContract({ url: server.url, vendor: 'rocketchat', document: path, credentials, only: ['words/success*'] });
  const verdictOf = async () => (await check()).cases.find(({ id }) => id === 'words/success')?.verdict;
  expect(await verdictOf()).toBe('violation');
  word = 'aaaa';
  expect(await verdictOf()).toBe('pass');
});

test('warns of a pattern that the linear engine does not support, with line, operation and reason', async () => {
  const warnings: string[] = [];
  const listen = (warning: Error) => warnings.push(warning.message);
  process.on('warning', listen);
  onTestFinished(() => void process.off('warning', listen));
  const other = path.replace('hostile', 'warned');
  await writeFile(other, JSON.stringify(document, undefined, 1));
  const contract = await loadContract({ vendor: 'rocketchat', document: other });
  await expect.poll(() => warnings).toHaveLength(1);
  expect(warnings[0]).toMatch(
    /warned\.json:\d+: the pattern "\^\(a\)\\\\1\$" of words is ignored: it has a back-reference/,
  );
  const words = contract.findOperation('words');
  const check = (query: object) =>
    words && contract.validator.checkRequest(words, { path: {}, query: { ...query }, headers: {} }).problems.length;
  expect([check({ twice: 'b' }), check({ word: 'b' })]).toEqual([0, 1]);
});

test('refuses a response that Prism never finishes, and generates the next one', async () => {
  const other = path.replace('hostile', 'endless');
  await writeFile(other, JSON.stringify(endless));
  const [good, bad] = await Promise.all(
    [path, other].map((each) => loadContract({ vendor: 'rocketchat', document: each })),
  );
  const forced = new PrismGenerator(1, 15_000);
  onTestFinished(() => forced.close());
  const ask = (contract: typeof good, id: string) => {
    const operation = contract?.findOperation(id);
    if (!contract || !operation) throw new Error(`There is no ${id}.`);
    const request = { method: 'get', path: operation.path, params: {}, query: {}, headers: {} };
    const surroundings = { seed: 1, now: 0, listIds: () => [], holdsId: () => undefined };
    return forced.make({ contract, operation, request: request as never, preferences: {}, workspace: surroundings });
  };
  await expect(ask(good, 'plain')).resolves.toMatchObject({ reply: { status: 200 } });
  await expect(ask(bad, 'deep')).rejects.toThrow('Prism took longer than 15 s to generate a response from its schema');
  await expect(ask(good, 'plain')).resolves.toMatchObject({ reply: { status: 200 } });
}, 90_000);
