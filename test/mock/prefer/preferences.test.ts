import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { type Contract, loadContract } from '../../../specs/contract.ts';
import { profiles } from '../../../specs/profiles.ts';
import { listViolations } from '../judge-answer.ts';
import { type Answer, ask, headersOf, startMock } from '../start-mock.ts';

let mock: Mock;
let contract: Contract;
const operation = 'get-outgoing-messages-count';
const path = '/api/v2/accounts/1/reports/outgoing_messages_count?group_by=agent&since=1767225600&until=1769904000';
const agentOne = { id: 1, name: 'Agent One', outgoing_messages_count: 42 };

beforeAll(async () => {
  mock = await startMock();
  contract = await loadContract({ vendor: 'chatwoot' });
});

async function askPreferring(prefer: string | undefined, query = ''): Promise<Answer> {
  const headers = { ...headersOf(mock, 'chatwoot', 'administrator') };
  if (prefer !== undefined) headers.prefer = prefer;
  const answer = await ask(mock, path + query, { headers });
  expect(listViolations(contract, operation, answer)).toEqual([]);
  return answer;
}

const appliedOf = ({ headers }: Answer) => headers.get('preference-applied');
const ignoredOf = ({ headers }: Answer) => headers.get('x-chatpact-preference-ignored');

test.each([400, 401, 403, 404])('returns a preferred %d with an example of the document', async (code) => {
  const answer = await askPreferring(`code=${code}`);
  expect(answer.status).toBe(code);
  expect(appliedOf(answer)).toBe(`code=${code}`);
  expect(answer.headers.get('x-chatpact-source')).toBe('example');
  expect(answer.body).toMatchObject({ description: expect.any(String) });
});

test('accepts preferences in the query, and the header takes precedence', async () => {
  expect((await askPreferring(undefined, '&__code=403')).status).toBe(403);
  expect((await askPreferring(undefined, '&__example=empty')).text).toBe('[]');
  expect((await askPreferring('code=404', '&__code=403')).status).toBe(404);
});

test('returns a named example of the document unchanged', async () => {
  expect((await askPreferring('example=empty')).text).toBe('[]');
  const typical = await askPreferring('example=typical');
  expect([appliedOf(typical), typical.body]).toEqual(['example=typical', expect.arrayContaining([agentOne])]);
});

test('generates a dynamic response from the schema, not from the history or an example', async () => {
  const plain = await askPreferring(undefined);
  const dynamic = await askPreferring('dynamic=true');
  expect([dynamic.status, appliedOf(dynamic)]).toEqual([200, 'dynamic=true']);
  expect(dynamic.body).not.toEqual(plain.body);
  expect(dynamic.body).not.toEqual(expect.arrayContaining([agentOne]));
});

test('parses several preferences as in RFC 7240', async () => {
  const answer = await askPreferring('respond-async, CODE="200" ; why=not , example="empty"');
  expect([answer.status, answer.text, appliedOf(answer)]).toEqual([200, '[]', 'code=200, example=empty']);
});

test.each(['code=100', 'code=600', 'code=404.5', 'code=abc', 'code=', 'example=nonsense', 'code=404, example=typical'])(
  'ignores a preference that the document lacks (%s), reports that, and returns the usual response',
  async (prefer) => {
    const answer = await askPreferring(prefer);
    expect(answer.status).toBe(200);
    expect(appliedOf(answer)).toBeNull();
    expect(ignoredOf(answer)).toContain(prefer.split('=')[0]);
    expect(answer.text).toBe((await askPreferring(undefined)).text);
  },
);

test.each([
  [503, { description: 'The service is unavailable' }],
  [418, { description: "I'm a Teapot", errors: [{ field: 'request', message: "I'm a Teapot", code: 'chosen' }] }],
  [599, { description: 'Server Error' }],
  [429, { description: 'Retry later' }],
])('returns a preferred %d that the document lacks in the error format of the vendor', async (code, body) => {
  for (const profile of profiles) {
    const observed = await startMock({ port: null, profile });
    const headers = { ...headersOf(observed, 'chatwoot', 'administrator'), prefer: `code=${code}` };
    const answer = await ask(observed, path, { headers });
    expect([answer.status, appliedOf(answer), ignoredOf(answer)]).toEqual([code, `code=${code}`, null]);
    expect(answer.headers.get('x-chatpact-source')).toBe('synthesized');
    expect(answer.body).toMatchObject(body);
  }
  const other = { ...headersOf(mock, 'rocketchat', 'admin'), prefer: `code=${code}` };
  const { status, body: error } = await ask(mock, '/api/v1/me', { headers: other });
  expect([status, error]).toEqual([code, { success: false, error: expect.any(String) }]);
});

test("returns the vendor's own 500, also for an injected fault", async () => {
  const own = await startMock({ port: null });
  const headers = headersOf(own, 'chatwoot', 'administrator');
  const profile = '/api/v1/profile';
  const preferred = await ask(own, profile, { headers: { ...headers, prefer: 'code=500' } });
  await own.injectFault({ effect: { type: 'status', status: 500 }, count: 1 });
  const injected = await ask(own, profile, { headers });
  for (const { status, body } of [preferred, injected]) {
    expect([status, body]).toEqual([500, { status: 500, error: 'Internal Server Error' }]);
  }
});

test('says which statuses are possible, and which preference means a status', async () => {
  expect(ignoredOf(await askPreferring('code=999'))).toBe('code=999: expected a status from 200 to 599');
  for (const name of ['status', 'Status-Code']) {
    const answer = await askPreferring(`${name}=403`);
    expect([answer.status, ignoredOf(answer)]).toEqual([
      200,
      `"${name.toLowerCase()}" is unknown; for a status: code=403`,
    ]);
  }
});

test('returns a preferred success that the document lacks without a body, and changes nothing', async () => {
  const headers = { ...headersOf(mock, 'chatwoot', 'administrator'), 'content-type': 'application/json' };
  const create = (prefer: string) =>
    ask(mock, '/api/v1/accounts/1/labels', {
      method: 'POST',
      headers: { ...headers, prefer },
      body: JSON.stringify({ title: 'preferred' }),
    });
  const count = async () => (await ask(mock, '/api/v1/accounts/1/labels', { headers })).text;
  const before = await count();
  for (const code of [202, 204, 302, 503]) {
    const answer = await create(`code=${code}`);
    expect([answer.status, code < 400 ? answer.text : '']).toEqual([code, '']);
  }
  expect(await count()).toBe(before);
});

test('accepts a preference with characters that a header cannot contain', async () => {
  for (const text of ['日本', 'caf\u00e9', 'a\r\nb', '\u007f', '"']) {
    const answer = await askPreferring(undefined, `&__example=${encodeURIComponent(text)}`);
    expect(answer.status, JSON.stringify(text)).toBe(200);
    expect(ignoredOf(answer)).toMatch(/^[\x20-\x7e]+$/);
  }
});

test('adds no headers without a known preference', async () => {
  for (const prefer of [undefined, 'respond-async', 'return=minimal']) {
    const answer = await askPreferring(prefer);
    expect([appliedOf(answer), ignoredOf(answer), answer.headers.get('x-chatpact-source')]).toEqual([null, null, null]);
  }
});

test('a preference does not bypass authorization', async () => {
  expect((await ask(mock, path, { headers: { prefer: 'code=200' } })).status).toBe(401);
  const headers = { ...headersOf(mock, 'chatwoot', 'agent', 1), prefer: 'example=typical' };
  expect((await ask(mock, path, { headers })).status).toBe(403);
});

test("Rocket.Chat's operations accept preferences too", async () => {
  const headers = { ...headersOf(mock, 'rocketchat', 'admin'), prefer: 'example="Success Example"' };
  const span = 'start=2026-01-01T00:00:00.000Z&end=2026-01-02T00:00:00.000Z';
  const answer = await ask(mock, `/api/v1/engagement-dashboard/messages/messages-sent?${span}`, { headers });
  expect(answer.body).toMatchObject({ period: { count: 760, variation: 716 } });
  expect(appliedOf(answer)).toBe('example="Success Example"');
});
