import { expect, test } from 'vitest';
import type { ShownExchange } from '../../../mock/admin/responses.ts';
import { Exchanges } from '../../../mock/journal/exchanges.ts';
import type { JournalEntry } from '../../../mock/journal/journal.ts';
import type { Mock } from '../../../mock/server.ts';
import { ownTokens, sendAllSecrets } from '../journal/secret-requests.ts';
import { sendRaw } from '../pipeline/raw-request.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';

const report = '/api/v2/accounts/1/reports/conversations?type=account';
const json = { 'content-type': 'application/json' };

const listRequests = async (mock: Mock) => (await ask(mock, '/__admin/requests')).body as JournalEntry[];

/** The latest exchange as the console shows it. */
async function showLatest(mock: Mock): Promise<ShownExchange> {
  const [latest] = await listRequests(mock);
  return (await ask(mock, `/__admin/requests/${latest?.number}`)).body as ShownExchange;
}

test('shows a request with its response, its caller and the documented status', async () => {
  const mock = await startMock({ scale: 0 });
  const { body } = await ask(mock, report, { headers: headersOf(mock, 'chatwoot', 'administrator') });
  const shown = await showLatest(mock);
  expect(shown).toMatchObject({
    method: 'GET',
    url: report,
    status: 200,
    operation: 'get-account-conversation-metrics',
    exchange: { caller: { role: 'administrator', name: mock.identities[0]?.name } },
    documented: { status: '200', description: expect.stringMatching(/./) },
  });
  expect(shown.exchange?.request.headers).toContainEqual(['api_access_token', '…']);
  expect(shown.exchange?.response.headers).toContainEqual(['content-type', 'application/json; charset=utf-8']);
  expect(shown.exchange?.response.body).toEqual(body);
  expect(shown).not.toHaveProperty('refusal');
});

test('shows a cached response, a 304 and a write', async () => {
  const mock = await startMock({ scale: 0 });
  const headers = headersOf(mock, 'chatwoot', 'administrator');
  const read = () => ask(mock, report, { headers });
  const etag = (await read()).headers.get('etag') ?? '';
  await read();
  const { body } = await read();
  expect((await showLatest(mock)).exchange?.response.body).toEqual(body);
  // Node's fetch sends no conditional requests by itself.
  const known: [string, string][] = [...Object.entries(headers), ['if-none-match', etag]];
  const again = await sendRaw(mock.port, { method: 'GET', target: report, headers: known, body: '' });
  expect(again.status).toBe(304);
  const unchanged = await showLatest(mock);
  expect([unchanged.status, unchanged.documented?.status]).toEqual([304, '200']);
  expect(unchanged.exchange?.response).not.toHaveProperty('body');

  const sent = { title: 'urgent' };
  const written = await ask(mock, '/api/v1/accounts/1/labels', {
    method: 'POST',
    headers: { ...headers, ...json },
    body: JSON.stringify(sent),
  });
  const write = await showLatest(mock);
  expect([write.exchange?.request.body, write.exchange?.response.body]).toEqual([sent, written.body]);
});

test('names the kind of a refusal, and reports an undocumented status as undocumented', async () => {
  const mock = await startMock({ scale: 0 });
  await ask(mock, report, { headers: headersOf(mock, 'chatwoot', 'agent') });
  expect(await showLatest(mock)).toMatchObject({ status: 403, refusal: 'forbidden', documented: { status: '403' } });
  await ask(mock, '/__admin/faults', {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ effect: { type: 'status', status: 418 }, count: 1 }),
  });
  await ask(mock, report, { headers: headersOf(mock, 'chatwoot', 'administrator') });
  expect(await showLatest(mock)).toMatchObject({ status: 418, documented: null });
  await ask(mock, '/nothing/here');
  expect(await showLatest(mock)).not.toHaveProperty('documented');
});

test('marks only responses that contain a secret', async () => {
  const mock = await startMock({ scale: 0 });
  const headers = headersOf(mock, 'chatwoot', 'administrator');
  await ask(mock, '/api/v1/profile', { headers });
  expect((await showLatest(mock)).exchange?.response).toMatchObject({ body: { access_token: '…' }, hasSecrets: true });
  await ask(mock, report, { headers });
  expect((await showLatest(mock)).exchange?.response).not.toHaveProperty('hasSecrets');
});

test('leaves out bodies that are too long or not valid JSON', async () => {
  const mock = await startMock({ scale: 0 });
  const headers = { ...headersOf(mock, 'chatwoot', 'administrator'), ...json };
  const title = 'a'.repeat(200_000);
  await ask(mock, '/api/v1/accounts/1/labels', { method: 'POST', headers, body: JSON.stringify({ title }) });
  const long = await showLatest(mock);
  expect(long.exchange?.request.headers).toContainEqual(['content-length', expect.stringMatching(/^200\d{3}$/)]);
  expect(long.exchange?.request).not.toHaveProperty('body');
  for (const type of ['malformed', 'truncate', 'reset']) {
    const rule = { effect: { type }, count: 1 };
    await ask(mock, '/__admin/faults', { method: 'POST', headers: json, body: JSON.stringify(rule) });
    await fetch(`${mock.url}${report}`, { headers })
      .then((response) => response.text())
      .catch(() => {});
    await expect.poll(async () => (await showLatest(mock)).operation).toBe('get-account-conversation-metrics');
    expect((await showLatest(mock)).exchange?.response).not.toHaveProperty('body');
  }
});

test('keeps the oldest requests in the journal without their bodies', async () => {
  const mock = await startMock({ scale: 0 });
  const headers = { ...headersOf(mock, 'chatwoot', 'administrator'), ...json };
  const body = JSON.stringify({ title: 'a'.repeat(100_000) });
  const count = 200;
  for (let index = 0; index < count; index++)
    await ask(mock, '/api/v1/accounts/1/labels', { method: 'POST', headers, body });
  const show = async (number: number) => (await ask(mock, `/__admin/requests/${number}`)).body as ShownExchange;
  expect(await show(1)).toMatchObject({ number: 1, method: 'POST' });
  expect(await show(1)).not.toHaveProperty('exchange');
  expect((await show(count)).exchange?.request.body).toEqual(JSON.parse(body));
});

test('leaves unlisted requests out of the journal, cached responses included', async () => {
  const mock = await startMock({ scale: 0 });
  const headers = { ...headersOf(mock, 'chatwoot', 'administrator'), 'x-chatpact-unlisted': '1' };
  for (const _ of [1, 2, 3]) expect((await ask(mock, report, { headers })).status).toBe(200);
  expect(await listRequests(mock)).toEqual([]);
  // Listed and unlisted requests share one cached response.
  const { 'x-chatpact-unlisted': _, ...listed } = headers;
  await ask(mock, report, { headers: listed });
  expect(await listRequests(mock)).toHaveLength(1);
});

test('does not apply injected faults to unlisted requests', async () => {
  const mock = await startMock({ scale: 0 });
  await mock.injectFault({ effect: { type: 'status', status: 503 }, count: 1 });
  const headers = headersOf(mock, 'chatwoot', 'administrator');
  const unlisted = { ...headers, 'x-chatpact-unlisted': '1' };
  expect((await ask(mock, report, { headers: unlisted })).status).toBe(200);
  expect((await ask(mock, report, { headers })).status).toBe(503);
  expect((await ask(mock, report, { headers })).status).toBe(200);
});

test('shows no secret of any request', async () => {
  const mock = await startMock({ scale: 0, tokens: ownTokens });
  await sendAllSecrets(mock);
  const numbers = (await listRequests(mock)).map(({ number }) => number);
  expect(numbers.length).toBeGreaterThan(5);
  const all = await Promise.all(numbers.map(async (each) => (await ask(mock, `/__admin/requests/${each}`)).body));
  expect(JSON.stringify(all)).toContain('…');
  expect(JSON.stringify(all)).not.toMatch(/canary/);
});

test.each([
  { what: 'JSON sent as a form', type: 'application/x-www-form-urlencoded', twice: false },
  { what: 'JSON that was stringified twice', type: 'application/json', twice: true },
])('shows no password in $what', async ({ type, twice }) => {
  const mock = await startMock({ scale: 0 });
  const body = JSON.stringify({ user: 'zed', password: 'MySecretPw1!' });
  const headers = { 'content-type': type };
  await ask(mock, '/api/v1/login', { method: 'POST', headers, body: twice ? JSON.stringify(body) : body });
  expect((await showLatest(mock)).method).toBe('POST');
  expect(JSON.stringify(await showLatest(mock))).not.toContain('MySecret');
});

test('returns 404 for a request that does not exist', async () => {
  const mock = await startMock({ scale: 0 });
  for (const number of ['1', '0', '-1', 'x', '9'.repeat(400)]) {
    expect((await ask(mock, `/__admin/requests/${number}`)).status).toBe(404);
  }
});

test('limits the memory of exchanges, and drops the oldest first', () => {
  const exchanges = new Exchanges();
  const entries = Array.from({ length: 1000 }, (_, number) => ({ number }) as JournalEntry);
  const empty = { requestHeaders: [], responseHeaders: [] };
  entries.forEach((entry, index) => {
    const requestBody = JSON.stringify('a'.repeat(index % 2 === 0 ? 100_000 : 1_000_000));
    exchanges.keep(entry, { ...empty, requestBody, responseBody: Buffer.alloc(1_000_000) });
  });
  const kept = entries.filter((entry) => exchanges.find(entry) !== undefined);
  const sizeOf = (entry: JournalEntry) => {
    const { requestBody = '', responseBody } = exchanges.find(entry) ?? {};
    return requestBody.length + (responseBody?.length ?? 0);
  };
  const bytes = kept.reduce((sum, entry) => sum + sizeOf(entry), 0);
  expect(kept.length).toBeGreaterThan(20);
  expect(bytes).toBeLessThan(17_000_000);
  expect(kept).toEqual(entries.slice(-kept.length));
});
