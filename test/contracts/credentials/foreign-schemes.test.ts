import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CheckOptions, checkContract } from '../../../contracts/index.ts';
import { serve } from '../../serve.ts';
import { referenceCredentials } from '../check-reference-server.ts';

const schema = { type: 'object', required: ['figure'], properties: { figure: { type: 'integer' } } };
const responses = {
  200: { description: 'OK', content: { 'application/json': { schema } } },
  401: { description: 'No' },
};
const securitySchemes = {
  userApiKey: { type: 'apiKey', in: 'header', name: 'api_access_token' },
  partner: { type: 'apiKey', in: 'header', name: 'X-Partner-Key' },
  oauth: { type: 'oauth2', flows: {} },
  basic: { type: 'http', scheme: 'basic' },
  session: { type: 'apiKey', in: 'cookie', name: 'sid' },
  query: { type: 'apiKey', in: 'query', name: 'key' },
};
const operation = (operationId: string, ...names: string[]) => ({
  get: { operationId, responses, security: [Object.fromEntries(names.map((name) => [name, []]))] },
});
const document = (own: string[] = ['userApiKey']) => ({
  openapi: '3.0.3',
  info: { title: 'Mine', version: '1' },
  paths: {
    ...Object.fromEntries(own.map((name) => ['/own', operation('own', name)])),
    ...Object.fromEntries(
      ['partner', 'oauth', 'basic', 'session', 'query'].map((name) => [`/${name}`, operation(`by-${name}`, name)]),
    ),
    '/both': operation('both', 'userApiKey', 'partner'),
  },
  components: { securitySchemes },
});

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-'));
});
afterAll(() => rm(folder, { recursive: true }));

const token = referenceCredentials.CHATPACT_CHATWOOT_TOKEN;
const isOwn = (headers: IncomingHttpHeaders) => headers.api_access_token === token;
type Knows = (headers: IncomingHttpHeaders, url: string) => boolean;

/** Checks a server that accepts requests by the predicate of their path, and refuses all other paths. */
async function check(knows: Record<string, Knows>, options: Partial<CheckOptions> = {}, own?: string[]) {
  const server = await serve(({ headers, url = '/' }, response) => {
    const path = url.replace(/\?.*/, '');
    response.writeHead(knows[path]?.(headers, url) ? 200 : 401, { 'content-type': 'application/json' });
    response.end(knows[path]?.(headers, url) ? '{"figure":1}' : '{"error":"Unknown"}');
  });
  const path = join(folder, 'mine.json');
  await writeFile(path, JSON.stringify(document(own)));
  const usual = { url: server.url, vendor: 'chatwoot', credentials: referenceCredentials, document: path, retries: 0 };
  const report = await checkContract({ ...usual, exclude: ['relation:*'], ...options });
  await server.close();
  const violations = report.cases.filter(({ verdict }) => verdict === 'violation').map(({ id }) => id);
  const find = (id: string) => report.cases.find((each) => each.id === id);
  return { report, violations, find };
}

test('skips an operation whose security scheme the token does not satisfy, and says how to pass a credential', async () => {
  const { violations, find } = await check({ '/own': isOwn });
  expect(violations).toEqual([]);
  const skipped = (scheme: string, remedy: string) => ({
    verdict: 'skipped',
    reason: `no credential for the scheme "${scheme}": the server returned 401 for CHATPACT_CHATWOOT_TOKEN in its place; ${remedy}`,
  });
  const header = (text: string) => `pass one with --header '${text}' (headers in the configuration)`;
  expect(find('by-partner/success')).toMatchObject(skipped('partner', header('X-Partner-Key: VALUE')));
  expect(find('by-oauth/success')).toMatchObject(skipped('oauth', header('Authorization: Bearer TOKEN')));
  expect(find('by-session/success')).toMatchObject(skipped('session', header('Cookie: sid=VALUE')));
  const basic = 'pass one with --basic-auth USER (basicAuth in the configuration)';
  expect(find('by-basic/success')).toMatchObject(skipped('basic', basic));
  const none = 'no option passes one: leave the operation out with --exclude';
  expect(find('by-query/success')).toMatchObject(skipped('query', none));
  expect(find('both/success')).toMatchObject({
    verdict: 'skipped',
    reason: `no credential for the scheme "partner"; ${header('X-Partner-Key: VALUE')}`,
  });
  expect(find('own/success')?.verdict).toBe('pass');
});

test('checks the operation if the user passes the credential in a header, without expecting refusals', async () => {
  const hasKey: Knows = (headers) => headers['x-partner-key'] === 'a-partner-key-1';
  const knows = {
    '/own': isOwn,
    '/partner': hasKey,
    '/both': (headers: IncomingHttpHeaders) => isOwn(headers) && hasKey(headers, ''),
  };
  const { violations, find, report } = await check(knows, { headers: { 'X-Partner-Key': 'a-partner-key-1' } });
  expect(violations).toEqual([]);
  expect(find('by-partner/success')?.verdict).toBe('pass');
  expect(find('by-partner/refusal/unauthenticated')).toBeUndefined();
  // This request omits only the vendor's token, so the server must refuse it.
  expect(find('both/success')?.verdict).toBe('pass');
  expect(find('both/refusal/unauthenticated')?.verdict).toBe('pass');
  expect(JSON.stringify(report)).not.toContain('a-partner-key-1');
});

test('checks all operations if the server accepts the token in that place, and finds an ignored credential', async () => {
  const isBearer: Knows = ({ authorization }) => authorization === `Bearer ${token}`;
  const { violations, find } = await check({ '/own': isOwn, '/oauth': isBearer, '/partner': () => true });
  expect(find('by-oauth/success')?.verdict).toBe('pass');
  expect(find('by-oauth/refusal/unauthenticated')?.verdict).toBe('pass');
  expect(violations).toEqual(['by-partner/refusal/unauthenticated', 'by-partner/refusal/unrecognised']);
});

test('names the scheme, not the token, if the server refuses every request with that scheme', async () => {
  const { report } = await check({}, {}, []);
  expect(report.failure?.kind).toBe('refused');
  expect(report.failure?.message).toMatch(/^No credential for the scheme "partner": the server returned 401 /);
});
