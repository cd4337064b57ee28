import { expect, test } from 'vitest';
import type { FaultRule } from '../../../mock/faults/injected-fault.ts';
import { createMock, type Mock } from '../../../mock/server.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';
import { callAdmin } from './admin-call.ts';

const channels = '/api/v2/accounts/1/summary_reports/channel?since=1767225600&until=1769904000';
const inject = (mock: Mock, rule: object) => callAdmin(mock, '/faults', { body: rule });
const get = (mock: Mock, path = channels) =>
  ask(mock, path, { headers: headersOf(mock, 'chatwoot', 'administrator', 1) });
const sent =
  '/api/v1/engagement-dashboard/messages/messages-sent?start=2026-01-01T00:00:00.000Z&end=2026-01-09T00:00:00.000Z';

test('injects a status in the vendor’s error format for the given number of requests', async () => {
  const mock = await startMock();
  await inject(mock, { effect: { type: 'status', status: 503 }, count: 2 });
  const answer = await get(mock);
  expect([answer.status, Object.keys(answer.body as object)]).toEqual([503, ['description', 'errors']]);
  const other = await ask(mock, sent, { headers: headersOf(mock, 'rocketchat', 'admin') });
  expect([other.status, other.body]).toMatchObject([503, { success: false }]);
  expect((await get(mock)).status).toBe(200);
  expect((await callAdmin(mock, '/faults')).body).toEqual([]);
});

test('a fault for one operation does not affect others', async () => {
  const mock = await startMock();
  await inject(mock, { operation: 'get-channel-summary-report', effect: { type: 'status', status: 500 } });
  expect((await get(mock)).status).toBe(500);
  expect((await get(mock, '/api/v1/accounts/1/reporting_events')).status).toBe(200);
});

test('a rate limit sends Retry-After', async () => {
  const mock = await startMock();
  await inject(mock, { effect: { type: 'rate-limit', retryAfterSeconds: 7 }, count: 1 });
  const answer = await get(mock);
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '7']);
});

test('delays the response by the latency', async () => {
  const mock = await startMock();
  await inject(mock, { effect: { type: 'latency', ms: 120 }, count: 1 });
  const started = performance.now();
  expect((await get(mock)).status).toBe(200);
  // Timers may fire a millisecond early.
  expect(performance.now() - started).toBeGreaterThan(115);
});

test.each(['reset', 'truncate'])('breaks the connection: %s', async (type) => {
  const mock = await startMock();
  await inject(mock, { effect: { type }, count: 1 });
  await expect(get(mock)).rejects.toThrow();
  expect((await get(mock)).status).toBe(200);
});

test('sends truncated JSON with a 200', async () => {
  const mock = await startMock();
  const whole = (await get(mock)).text;
  await inject(mock, { effect: { type: 'malformed' }, count: 1 });
  const response = await fetch(mock.url + channels, { headers: headersOf(mock, 'chatwoot', 'administrator', 1) });
  const text = await response.text();
  expect(response.status).toBe(200);
  expect(() => JSON.parse(text)).toThrow();
  expect(whole.startsWith(text)).toBe(true);
});

test('sends a slow response completely', async () => {
  const mock = await startMock();
  const whole = (await get(mock)).text;
  await inject(mock, { effect: { type: 'drip', bytesPerSecond: whole.length * 4 }, count: 1 });
  const started = performance.now();
  expect((await get(mock)).text).toBe(whole);
  expect(performance.now() - started).toBeGreaterThan(150);
});

test('probability is seeded: the same requests get the same faults', async () => {
  const outcomes = [];
  for (let run = 0; run < 2; run++) {
    const mock = await startMock({ scale: 0 });
    await inject(mock, { effect: { type: 'status', status: 500 }, probability: 0.5 });
    const statuses = [];
    for (let request = 0; request < 30; request++) statuses.push((await get(mock)).status);
    outcomes.push(statuses.join(' '));
    expect(new Set(statuses)).toEqual(new Set([200, 500]));
  }
  expect(outcomes[0]).toBe(outcomes[1]);
});

test('faults belong to one workspace and can be removed', async () => {
  const mock = await startMock();
  const { body } = await callAdmin(mock, '/faults', {
    workspace: 'ill',
    body: { effect: { type: 'status', status: 500 } },
  });
  expect((await get(mock)).status).toBe(200);
  expect((await get(mock, `/@ill${channels}`)).status).toBe(500);
  await callAdmin(mock, `/faults/${(body as { id: number }).id}`, { workspace: 'ill', method: 'DELETE' });
  expect((await get(mock, `/@ill${channels}`)).status).toBe(200);
});

test.each([
  {},
  { effect: {} },
  { effect: { type: 'explode' } },
  { effect: { type: 'status', status: 200 } },
  { effect: { type: 'latency' } },
  { effect: { type: 'reset' }, probability: 2 },
  { effect: { type: 'reset' }, count: 0 },
])('refuses the fault %j', async (rule) => {
  const mock = await startMock({ scale: 0 });
  expect((await inject(mock, rule)).status).toBe(400);
  expect((await callAdmin(mock, '/faults')).body).toEqual([]);
});

test('the option faults injects faults at the start, and refuses an invalid one', async () => {
  const rule: FaultRule = { operation: 'fetchProfile', count: 1, effect: { type: 'status', status: 503 } };
  await using mock = await createMock({ port: null, scale: 0, faults: [rule] });
  const headers = mock.headers('chatwoot', 'administrator');
  const read = async () => (await mock.handle(new Request('http://localhost/api/v1/profile', { headers }))).status;
  expect([await read(), await read()]).toEqual([503, 200]);
  const wrong = { effect: { type: 'explode' } } as unknown as FaultRule;
  await expect(createMock({ port: null, scale: 0, faults: [wrong] })).rejects.toMatchObject({
    code: 'INVALID_FAULT_RULE',
  });
});
