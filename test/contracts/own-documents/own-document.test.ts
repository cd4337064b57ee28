import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { schema as schemaCheck } from '../../../contracts/checks/schema.ts';
import { checkContract } from '../../../contracts/index.ts';
import { serve } from '../../serve.ts';
import { referenceCredentials } from '../check-reference-server.ts';

const secured = { security: [{ userApiKey: [] }] };
const account = { in: 'path', name: 'account_id', required: true, schema: { type: 'integer' } };
const answers = (schema: object) => ({ 200: { description: 'OK', content: { 'application/json': { schema } } } });
const row = { type: 'object', properties: { id: { type: 'integer' } } };
const document = {
  openapi: '3.1.0',
  info: { title: 'Mine', version: '1' },
  paths: {
    '/api/v1/accounts/{account_id}/agents': {
      get: {
        operationId: 'agents',
        parameters: [account],
        responses: answers({ type: 'array', items: row }),
        ...secured,
      },
      post: { operationId: 'add-agent', parameters: [account], responses: answers(row), ...secured },
    },
    '/api/v1/accounts/{account_id}/loose': {
      get: { operationId: 'loose', parameters: [account], responses: answers({ type: 'object' }), ...secured },
    },
    '/api/v1/accounts/{account_id}/open': {
      get: { operationId: 'open', parameters: [account], responses: answers(row), ...secured },
    },
    '/api/v1/accounts/{account_id}/agents/{agent}': {
      get: {
        operationId: 'one-agent',
        parameters: [account, { ...account, name: 'agent_id' }],
        responses: answers(row),
        ...secured,
      },
    },
    '/platform/api/v1/users': {
      get: { operationId: 'platform', responses: answers(row), security: [{ platformAppApiKey: [] }] },
    },
  },
  components: {
    securitySchemes: {
      userApiKey: { type: 'apiKey', in: 'header', name: 'api_access_token' },
      platformAppApiKey: { type: 'apiKey', in: 'header', name: 'api_access_token' },
    },
  },
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-'));
  await writeFile(join(folder, 'mine.json'), JSON.stringify(document));
});
afterAll(() => rm(folder, { recursive: true }));

test("checks a user's document without the vendor's contract", async () => {
  const server = await serve((request, response) => {
    const isKnown = request.headers.api_access_token === referenceCredentials.CHATPACT_CHATWOOT_TOKEN;
    const isOpen = request.url?.endsWith('/open');
    response.writeHead(isKnown || isOpen ? 200 : 401, { 'content-type': 'application/json' });
    response.end(request.url?.endsWith('/agents') ? '[{"id":1}]' : '{"id":"one"}');
  });
  const report = await checkContract({
    url: server.url,
    vendor: 'chatwoot',
    credentials: referenceCredentials,
    document: join(folder, 'mine.json'),
  });
  await server.close();
  const verdicts = Object.fromEntries(report.cases.map(({ id, verdict }) => [id, verdict]));
  expect(verdicts).toMatchObject({
    'agents/success': 'pass',
    'agents/refusal/unauthenticated': 'pass',
    'agents/refusal/unrecognised': 'pass',
    'add-agent/success': 'skipped',
    'loose/success': 'vacuous',
    'open/success': 'violation',
    'open/refusal/unauthenticated': 'violation',
    'one-agent/success': 'skipped',
    'platform/success': 'skipped',
    'relation/channel-total-is-its-statuses': 'skipped',
  });
  expect(report.exitCode).toBe(1);
});

const answering = () =>
  serve((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('[{"id":1}]');
  });

test('reports an unexpected error as one inconclusive case and completes the others', async () => {
  const server = await answering();
  const options = {
    url: server.url,
    vendor: 'chatwoot',
    credentials: referenceCredentials,
    document: join(folder, 'mine.json'),
  };
  const whole = await checkContract(options);
  const judge = schemaCheck.judge;
  const failing = vi.spyOn(schemaCheck, 'judge').mockImplementation((subject) => {
    if (subject.operation.id === 'loose') throw new TypeError('canary');
    return judge.call(schemaCheck, subject);
  });
  const report = await checkContract(options);
  failing.mockRestore();
  await server.close();
  const toVerdicts = ({ cases }: typeof report) => cases.map(({ id, verdict }) => [id, verdict]);
  const isOther = ([id]: string[]) => id !== 'loose/success';
  expect(toVerdicts(report).filter(isOther)).toEqual(toVerdicts(whole).filter(isOther));
  const failed = report.cases.find(({ id }) => id === 'loose/success');
  expect(failed?.verdict).toBe('inconclusive');
  expect(failed?.reason).toMatch(/^a bug of chatpact, please report it: TypeError in .*own-document\.test\.ts:\d+\)?$/);
  expect(JSON.stringify(report)).not.toContain('canary');
});
