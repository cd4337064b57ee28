import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';

const text = { type: 'string' };
const header = (name: string, required = true) => ({ name, in: 'header', required, schema: text });
const ok = { 200: { description: 'OK', content: { 'application/json': { example: { ok: true } } } } };

/** The security of an operation at each path. */
const secured: Record<string, object[]> = {
  '/bearer': [{ bearer: [] }],
  '/basic': [{ basic: [] }],
  '/key-header': [{ keyHeader: [] }],
  '/key-query': [{ keyQuery: [] }],
  '/key-cookie': [{ keyCookie: [] }],
  '/oauth': [{ oauth: ['read'] }],
  '/openid': [{ openid: [] }],
  '/either': [{ bearer: [] }, { keyQuery: [] }],
  '/both': [{ bearer: [], keyQuery: [] }],
  '/optional': [{ bearer: [] }, {}],
  '/native-or-bearer': [{ native: [], nativeUser: [] }, { bearer: [] }],
  '/certificate': [{ certificate: [], bearer: [] }],
  '/digest': [{ digest: [] }],
  '/custom': [{ custom: [] }],
  '/digest-and-key': [{ digest: [], keyQuery: [] }],
};

const securitySchemes = {
  bearer: { type: 'http', scheme: 'bearer' },
  basic: { type: 'http', scheme: 'Basic' },
  keyHeader: { type: 'apiKey', in: 'header', name: 'X-Key' },
  keyQuery: { type: 'apiKey', in: 'query', name: 'k' },
  keyCookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
  oauth: { type: 'oauth2', flows: {} },
  openid: { type: 'openIdConnect', openIdConnectUrl: 'https://chat.example/openid' },
  native: { type: 'apiKey', in: 'header', name: 'X-Auth-Token' },
  nativeUser: { type: 'apiKey', in: 'header', name: 'X-User-Id' },
  certificate: { type: 'mutualTLS' },
  digest: { type: 'http', scheme: 'Digest' },
  custom: { type: 'http', scheme: 'hmac' },
};

function toDocument(base: string) {
  const operation = (operationId: string, more: object) => ({ get: { operationId, responses: ok, ...more } });
  return {
    openapi: '3.1.0',
    info: { title: 'Credentials', version: '1' },
    paths: {
      ...Object.fromEntries(
        Object.entries(secured).map(([path, security]) => [base + path, operation(path, { security })]),
      ),
      [`${base}/ignored`]: operation('ignored', {
        parameters: ['Accept', 'Authorization', 'content-type'].map((name) => header(name)),
      }),
      [`${base}/parameters`]: operation('parameters', {
        parameters: [header('X-Auth-Token'), header('x-user-id'), header('api_access_token')],
      }),
      [`${base}/optional-parameters`]: operation('optional-parameters', {
        parameters: [header('X-Auth-Token', false), header('X-User-Id', false), header('api_access_token', false)],
      }),
      [`${base}/write`]: {
        post: { operationId: 'write', responses: ok, security: [{ keyQuery: [] }, { keyCookie: [] }, { bearer: [] }] },
      },
    },
    components: { securitySchemes },
  };
}

const bases = { chatwoot: '/api/v2/own', rocketchat: '/api/v1/own' } as const;
const vendors = ['chatwoot', 'rocketchat'] as const;
type Vendor = (typeof vendors)[number];

let folder: string;
let mock: Mock;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-'));
  const specs: Partial<Record<Vendor, string>> = {};
  for (const vendor of vendors) {
    const file = join(folder, `${vendor}.json`);
    const { paths, ...document } = toDocument(bases[vendor]);
    const others = vendor === 'chatwoot' ? ['X-Auth-Token', 'x-user-id', 'X-User-Id'] : ['api_access_token'];
    // Each document uses the headers of its vendor.
    const kept = JSON.parse(JSON.stringify(paths), (key, value) =>
      key === 'parameters' ? value.filter(({ name }: { name: string }) => !others.includes(name)) : value,
    );
    await writeFile(file, JSON.stringify({ ...document, paths: kept }));
    specs[vendor] = file;
  }
  mock = await startMock({ scale: 0, specs });
});

afterAll(() => rm(folder, { recursive: true }));

const roles = { chatwoot: 'administrator', rocketchat: 'admin' } as const;

/** The headers that the mock prints, and the token among them. */
function identityOf(vendor: Vendor) {
  const headers = headersOf(mock, vendor, roles[vendor]);
  return { headers, token: headers.api_access_token ?? headers['X-Auth-Token'] ?? '' };
}

const get = (vendor: Vendor, path: string, headers: Record<string, string> = {}) =>
  ask(mock, bases[vendor] + path, { headers });

const toBasic = (user: string, password: string) => `Basic ${btoa(`${user}:${password}`)}`;

describe.each(vendors)('With %s', (vendor) => {
  const answered = async (path: string, headers: Record<string, string> = {}) =>
    (await get(vendor, path, headers)).status;

  test('ignores header parameters for media types and credentials, as OpenAPI requires', async () => {
    expect(await answered('/ignored')).toBe(200);
  });

  test("accepts the vendor's credentials if they are declared as header parameters", async () => {
    const { headers } = identityOf(vendor);
    expect(await answered('/parameters', headers)).toBe(200);
    expect(await answered('/parameters')).toBe(401);
    const wrong = Object.fromEntries(Object.keys(headers).map((name) => [name, 'nobody-has-this']));
    expect(await answered('/parameters', wrong)).toBe(401);
    expect(await answered('/optional-parameters')).toBe(200);
    expect(await answered('/optional-parameters', headers)).toBe(200);
  });

  test.each<[path: string, place: (token: string) => { query?: string; headers?: Record<string, string> }]>([
    ['/bearer', (token) => ({ headers: { Authorization: `Bearer ${token}` } })],
    ['/bearer', (token) => ({ headers: { authorization: `bearer ${token}` } })],
    ['/basic', (token) => ({ headers: { Authorization: toBasic('any', token) } })],
    ['/basic', (token) => ({ headers: { Authorization: toBasic(token, '') } })],
    ['/key-header', (token) => ({ headers: { 'x-key': token } })],
    ['/key-query', (token) => ({ query: `?k=${token}` })],
    ['/key-cookie', (token) => ({ headers: { Cookie: `a=b; sid=${token}` } })],
    ['/oauth', (token) => ({ headers: { Authorization: `Bearer ${token}` } })],
    ['/openid', (token) => ({ headers: { Authorization: `Bearer ${token}` } })],
    ['/either', (token) => ({ query: `?k=${token}` })],
    ['/either', (token) => ({ headers: { Authorization: `Bearer ${token}` } })],
    ['/both', (token) => ({ query: `?k=${token}`, headers: { Authorization: `Bearer ${token}` } })],
    ['/native-or-bearer', (token) => ({ headers: { Authorization: `Bearer ${token}` } })],
    ['/certificate', (token) => ({ headers: { Authorization: `Bearer ${token}` } })],
  ])('%s accepts only the token that the mock prints', async (path, place) => {
    const { query = '', headers } = place(identityOf(vendor).token);
    expect(await answered(path + query, headers)).toBe(200);
    expect(await answered(path)).toBe(401);
    const wrong = place('nobody-has-this-token');
    expect(await answered(path + (wrong.query ?? ''), wrong.headers)).toBe(401);
  });

  test('accepts all credentials of an HTTP scheme that it cannot verify', async () => {
    const { token } = identityOf(vendor);
    const digest = { Authorization: 'Digest username="a", realm="b", nonce="c", uri="d", response="e"' };
    expect(await answered('/digest', digest)).toBe(200);
    expect(await answered('/custom', { Authorization: 'HMAC abc:def' })).toBe(200);
    for (const path of ['/digest', '/custom']) {
      expect(await answered(path)).toBe(401);
      expect(await answered(path, { Authorization: toBasic('any', token) })).toBe(401);
      expect(await answered(path, { Authorization: 'Bearer nobody-has-this-token' })).toBe(401);
      expect(await answered(path, { Authorization: `Bearer ${token}` })).toBe(200);
    }
    expect(await answered('/bearer', digest)).toBe(401);
    expect(await answered(`/digest-and-key?k=${token}`, digest)).toBe(200);
    expect(await answered('/digest-and-key?k=wrong', digest)).toBe(401);
    expect(await answered(`/digest-and-key?k=${token}`)).toBe(401);
  });

  test('requires all credentials of one security alternative', async () => {
    const { token } = identityOf(vendor);
    expect(await answered(`/both?k=${token}`)).toBe(401);
    expect(await answered('/both', { Authorization: `Bearer ${token}` })).toBe(401);
  });

  test('accepts requests without credentials if security is optional', async () => {
    const { token } = identityOf(vendor);
    expect(await answered('/optional')).toBe(200);
    expect(await answered('/optional', { Authorization: `Bearer ${token}` })).toBe(200);
  });

  test('sends WWW-Authenticate for HTTP authentication schemes', async () => {
    const challenge = async (path: string, headers = {}) =>
      (await get(vendor, path, headers)).headers.get('www-authenticate');
    expect(await challenge('/bearer')).toBe('Bearer');
    expect(await challenge('/bearer', { Authorization: 'Bearer wrong' })).toBe('Bearer error="invalid_token"');
    expect(await challenge('/basic')).toBe('Basic realm="chatpact", charset="UTF-8"');
    expect(await challenge('/digest')).toBe('Digest realm="chatpact", nonce="chatpact", qop="auth"');
    expect(await challenge('/custom')).toBe('Hmac realm="chatpact"');
    expect(await challenge('/key-query')).toBeNull();
    expect(await challenge('/parameters')).toBeNull();
  });

  test('writes no credentials to the journal', async () => {
    const { token } = identityOf(vendor);
    await answered(`/key-query?k=${token}`);
    await answered(`/key-query?k=${token}x`);
    await ask(mock, `${bases[vendor]}/write?k=${token}`, { method: 'POST' });
    await ask(mock, `${bases[vendor]}/write`, { method: 'POST', headers: { cookie: `sid=${token}` } });
    await answered('/key-header', { 'X-Key': token });
    const journal = (await ask(mock, '/__admin/requests')).text;
    expect(journal).toContain(`${bases[vendor]}/key-query?k=…`);
    expect(journal).not.toContain(token);
    for (const { number } of (JSON.parse(journal) as { number: number }[]).slice(0, 5)) {
      expect((await ask(mock, `/__admin/requests/${number}`)).text).not.toContain(token);
    }
  });
});

test('hashes a user id next to a token, but not on its own', async () => {
  const { headers } = identityOf('rocketchat');
  const id = headers['X-User-Id'] ?? '';
  expect((await get('rocketchat', '/bearer', { Authorization: `Bearer ${id}` })).status).toBe(401);
  expect((await get('rocketchat', '/native-or-bearer', headers)).status).toBe(200);
});
