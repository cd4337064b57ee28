import { expect, test } from 'vitest';
import { checkContract } from '../../../contracts/check.ts';
import { loadContract } from '../../../specs/contract.ts';
import { isObject, type Json, type JsonObject } from '../../../specs/json/json.ts';
import { ask, headersOf } from '../start-mock.ts';
import { serveDocument, writeDocument } from './serve-document.ts';

// Operations that the mock holds the data of, in a document that requires response headers.

const required = {
  'X-Request-Id': { required: true, schema: { type: 'string', format: 'uuid' } },
  'X-Trace': { required: true },
  'X-Left': { required: true, schema: { type: 'integer', minimum: 3, maximum: 9 } },
  'Access-Control-Allow-Origin': { required: true, schema: { type: 'string' } },
  'X-Optional': { schema: { type: 'string' } },
};

/** The vendor's document with required headers in every response. */
async function toRequiring(): Promise<JsonObject> {
  const document = structuredClone((await loadContract({ vendor: 'chatwoot' })).document);
  const require = (responses: Json | undefined) => {
    for (const response of Object.values(isObject(responses) ? responses : {})) {
      if (isObject(response) && response.$ref === undefined) response.headers = required;
    }
  };
  const items = Object.values(isObject(document.paths) ? document.paths : {}).filter(isObject);
  for (const operation of items.flatMap((item) => Object.values(item)).filter(isObject)) require(operation.responses);
  require(isObject(document.components) ? document.components.responses : {});
  return document;
}

test('sends the headers that a document requires, also with refusals and from the cache', async () => {
  const mock = await serveDocument(await toRequiring(), 'chatwoot', { scale: 0.1 });
  const path = '/api/v1/accounts/1/agents';
  const administrator = headersOf(mock, 'chatwoot', 'administrator', 1);
  const get = async (headers = administrator) => (await ask(mock, path, { headers })).headers;
  const [first, second, third] = [await get(), await get(), await get()];
  expect(first.get('x-request-id')).toMatch(/^[\da-f]{8}-/);
  expect(first.get('x-trace')).not.toBe('');
  expect(Number(first.get('x-left'))).toBeGreaterThan(2);
  expect(first.has('x-optional')).toBe(false);
  expect(first.get('access-control-allow-origin')).toBe('*');
  for (const name of ['x-request-id', 'x-trace', 'x-left']) {
    expect([second.get(name), third.get(name)]).toEqual([first.get(name), first.get(name)]);
  }
  const refused = await get({ api_access_token: 'unknown' });
  expect(refused.get('x-request-id')).toMatch(/^[\da-f]{8}-/);
});

test('does not replace the CORS headers of the mock', async () => {
  const mock = await serveDocument(await toRequiring(), 'chatwoot', { scale: 0, cors: ['http://localhost:3000'] });
  const headers = { ...headersOf(mock, 'chatwoot', 'administrator', 1), origin: 'http://localhost:3000' };
  const answer = await ask(mock, '/api/v1/accounts/1/agents', { headers });
  expect(answer.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
});

test('the check finds no violation in a mock of such a document', async () => {
  const document = await toRequiring();
  const mock = await serveDocument(document, 'chatwoot', { scale: 0.1 });
  const report = await checkContract({
    url: mock.url,
    vendor: 'chatwoot',
    document: await writeDocument(document),
    credentials: mock.credentials,
  });
  const findings = report.cases.flatMap((each) => each.findings);
  expect(findings.filter(({ severity }) => severity === 'violation')).toEqual([]);
  expect(report.cases.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThan(50);
});
