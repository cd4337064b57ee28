import { expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';
import { callAdmin } from './admin-call.ts';

const event = (at: string) => ({
  vendor: 'chatwoot',
  type: 'conversation.created',
  at,
  account: 1,
  inbox: 1,
  contact: 1,
  status: 'open',
});

const questions = [
  '/api/v2/accounts/1/summary_reports/channel?since=1767225600&until=1769904000',
  '/api/v2/accounts/1/reports?metric=conversations_count&type=account&since=1768000000&until=1770000000',
  '/api/v1/accounts/1/reporting_events?page=2',
];

async function readAll(mock: Mock): Promise<string[]> {
  const headers = headersOf(mock, 'chatwoot', 'administrator', 1);
  return Promise.all(questions.map(async (path) => (await ask(mock, path, { headers })).text));
}

test('restores state and time of a snapshot repeatedly', async () => {
  const mock = await startMock();
  await callAdmin(mock, '/events', { body: [event('2026-01-30T10:00:00Z')] });
  expect((await callAdmin(mock, '/snapshots', { body: { name: 'before' } })).body).toMatchObject({
    name: 'before',
    events: 1,
  });
  const saved = await readAll(mock);

  for (let time = 0; time < 2; time++) {
    await callAdmin(mock, '/events', { body: [event('2026-01-30T11:00:00Z'), event('2026-01-30T12:00:00Z')] });
    await callAdmin(mock, '/clock', { body: { advance: 'P1D' } });
    expect(await readAll(mock)).not.toEqual(saved);
    expect((await callAdmin(mock, '/snapshots/before/restore', { method: 'POST' })).status).toBe(200);
    expect(await readAll(mock)).toEqual(saved);
    expect(new Date(mock.now()).toISOString()).toBe('2026-01-30T15:00:00.000Z');
  }

  expect((await callAdmin(mock, '/snapshots')).body).toEqual([
    { name: 'before', now: '2026-01-30T15:00:00.000Z', events: 1 },
  ]);
  expect((await callAdmin(mock, '/snapshots/before', { method: 'DELETE' })).status).toBe(200);
  expect((await callAdmin(mock, '/snapshots/before/restore', { method: 'POST' })).status).toBe(404);
});

test('reset returns to the seeded history', async () => {
  const mock = await startMock();
  const seeded = await readAll(mock);
  await callAdmin(mock, '/events', { body: [event('2026-01-30T10:00:00Z')] });
  await callAdmin(mock, '/clock', { body: { advance: 'P1D', tick: true } });
  await callAdmin(mock, '/faults', { body: { effect: { type: 'status', status: 500 } } });
  await callAdmin(mock, '/reset', { method: 'POST' });
  expect(await readAll(mock)).toEqual(seeded);
  expect((await callAdmin(mock, '/clock')).body).toEqual({ now: '2026-01-30T15:00:00.000Z', ticking: false });
  expect((await callAdmin(mock, '/faults')).body).toEqual([]);
});

test('a server started with an exported workspace sends identical bytes', async () => {
  const mock = await startMock({ seed: 12, profile: 'observed' });
  await callAdmin(mock, '/events', { body: [event('2026-01-29T10:00:00Z'), event('2026-01-30T12:00:00Z')] });
  await callAdmin(mock, '/clock', { body: { advance: 'PT5H' } });
  const expected = await readAll(mock);
  const { text: fixture, headers } = await callAdmin(mock, '/export');
  expect(headers.get('content-type')).toMatch(/^application\/x-ndjson/);
  expect(fixture.trim().split('\n').length).toBe(3);
  await mock.close();

  const other = await startMock({ fixture });
  expect(await readAll(other)).toEqual(expected);
  expect((await callAdmin(other, '/clock')).body).toMatchObject({ now: '2026-01-30T20:00:00.000Z' });

  const third = await startMock({ seed: 3 });
  expect((await callAdmin(third, '/import', { body: fixture })).status).toBe(200);
  expect(await readAll(third)).toEqual(expected);
  expect((await callAdmin(third, '/export')).text).toBe(fixture);
});

test.each([
  ['', 'Line 1'],
  ['nonsense', 'Line 1'],
  ['{"format":"other"}', 'Line 1'],
  ['{"format":"chatpact.fixture/1","seed":1}', 'lacks'],
])('an invalid fixture changes nothing: %j', async (fixture, reason) => {
  const mock = await startMock();
  const before = await readAll(mock);
  const answer = await callAdmin(mock, '/import', { body: fixture, method: 'POST' });
  expect(answer.status).toBe(400);
  expect(answer.text).toContain(reason);
  expect(await readAll(mock)).toEqual(before);
});

test('a fixture with events that do not fit the tables changes nothing', async () => {
  const mock = await startMock();
  const before = await readAll(mock);
  const [first = ''] = (await callAdmin(mock, '/export')).text.split('\n');
  const second = JSON.stringify({ vendor: 'chatwoot', event: { ...event('x'), at: 1, account: 77 } });
  const unknown = JSON.stringify({ vendor: 'chatwoot', event: { type: 'no.such', at: 1 } });
  for (const line of [second, unknown]) {
    const answer = await callAdmin(mock, '/import', { body: `${first}\n${line}\n` });
    expect(answer.status).toBe(400);
    expect(await readAll(mock)).toEqual(before);
  }
});
