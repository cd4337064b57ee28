import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkContract } from '../../../contracts/index.ts';
import { serve } from '../../serve.ts';
import { referenceCredentials } from '../check-reference-server.ts';

const description = 'As documented';
const figure = { type: 'object', required: ['figure'], properties: { figure: { type: 'integer' } } };
const json = { description, content: { 'application/json': { schema: figure } } };
const page = { description, content: { 'text/html': { schema: { type: 'string' } } } };
const get = (operationId: string, responses: object) => ({
  get: { operationId, responses: { ...responses, 401: { description } }, security: [{ userApiKey: [] }] },
});
const document = {
  openapi: '3.0.3',
  info: { title: 'Mine', version: '1' },
  paths: {
    '/download': get('download', { 302: { description, headers: { Location: { required: true, schema: {} } } } }),
    '/moved': get('moved', { '3XX': { description } }),
    '/either': get('either', { 200: json, 307: { description } }),
    '/figure': get('figure', { 200: json }),
    '/page': get('page', { 200: page }),
  },
  components: { securitySchemes: { userApiKey: { type: 'apiKey', in: 'header', name: 'api_access_token' } } },
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-'));
  await writeFile(join(folder, 'mine.json'), JSON.stringify(document));
});
afterAll(() => rm(folder, { recursive: true }));

type Answer = [status: number, headers: Record<string, string>, body?: string];
const elsewhere = 'https://files.example.com/a?signature=secret';
const asJson: Answer = [200, { 'content-type': 'application/json' }, '{"figure":1}'];
const healthy: Record<string, Answer> = {
  '/download': [302, { location: elsewhere }],
  '/moved': [308, { location: '/figure' }],
  '/either': [307, { location: '/figure' }],
  '/figure': asJson,
  '/page': [200, { 'content-type': 'text/html' }, '<!doctype html><title>Figures</title>'],
};

/** Checks a server with the given responses. Requests without credentials get 401. */
async function check(answers: Record<string, Answer>) {
  const asked: string[] = [];
  const server = await serve(({ url = '/', headers }, response) => {
    asked.push(url);
    const isKnown = headers.api_access_token === referenceCredentials.CHATPACT_CHATWOOT_TOKEN;
    const [status, more, body = ''] = (isKnown ? answers[url] : undefined) ?? [isKnown ? 404 : 401, {}];
    response.writeHead(status, more).end(body);
  });
  const options = { url: server.url, vendor: 'chatwoot', credentials: referenceCredentials, retries: 0 };
  const report = await checkContract({ ...options, document: join(folder, 'mine.json'), exclude: ['relation:*'] });
  await server.close();
  const findings = report.cases.flatMap((each) => each.findings.map(({ message }) => `${each.operation}: ${message}`));
  const verdicts = report.cases
    .filter(({ id }) => id.endsWith('/success'))
    .map(({ id, verdict }) => `${id} ${verdict}`);
  return { findings, verdicts, asked, exitCode: report.exitCode, failure: report.failure };
}

test('accepts a documented redirect as a success and does not follow it', async () => {
  const { findings, verdicts, exitCode, asked } = await check(healthy);
  expect(findings).toEqual([]);
  expect(verdicts).toEqual(['download', 'moved', 'either', 'figure', 'page'].map((id) => `${id}/success pass`));
  expect(exitCode).toBe(0);
  expect(asked.filter((url) => !(url in healthy))).toEqual(['/api']);
});

test('reports a redirect with another status or without its header', async () => {
  const { findings } = await check({
    ...healthy,
    '/download': [302, {}],
    '/moved': [200, { 'content-type': 'text/plain' }, 'here'],
    '/either': [302, { location: '/figure' }],
    '/figure': [302, { location: '/else' }],
  });
  expect(findings).toEqual([
    'download: Expected the header Location. It is missing.',
    'moved: Expected 3XX. Got 200.',
    'either: Expected 200 or 307. Got 302 to /figure.',
    'figure: Expected 200. Got 302 to /else.',
  ]);
});

test('checks a document that has only redirects and pages', async () => {
  const paths = Object.fromEntries(Object.entries(document.paths).filter(([path]) => /download|page/.test(path)));
  await writeFile(join(folder, 'mine.json'), JSON.stringify({ ...document, paths }));
  const { verdicts, failure } = await check(healthy);
  await writeFile(join(folder, 'mine.json'), JSON.stringify(document));
  expect(failure).toBeUndefined();
  expect(verdicts).toEqual(['download/success pass', 'page/success pass']);
});
