import { expect, test } from 'vitest';
import type { JournalEntry } from '../../../mock/journal/journal.ts';
import type { Mock } from '../../../mock/server.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';
import { callAdmin } from './admin-call.ts';

const operation = 'get-channel-summary-report';
const channels = '/api/v2/accounts/1/summary_reports/channel?since=1767225600&until=1769904000';
const labels = '/api/v1/accounts/1/labels';

const inject = (mock: Mock, rule: object) => callAdmin(mock, '/faults', { body: rule });
const force = (mock: Mock, answer: object, rule: object = { count: 1 }) =>
  inject(mock, { ...rule, effect: { type: 'answer', status: 200, ...answer } });
const get = (mock: Mock, path = channels, role = 'administrator') =>
  ask(mock, path, { headers: headersOf(mock, 'chatwoot', role, 1) });
const postLabel = (mock: Mock, title: string) =>
  ask(mock, labels, {
    method: 'POST',
    headers: { ...headersOf(mock, 'chatwoot', 'administrator', 1), 'content-type': 'application/json' },
    body: JSON.stringify({ title }),
  });
const readTitles = async (mock: Mock) => {
  const { payload } = (await get(mock, labels)).body as { payload: { title: string }[] };
  return payload.map(({ title }) => title);
};
const latest = async (mock: Mock) => ((await callAdmin(mock, '/requests')).body as JournalEntry[])[0];

test('replays a recorded response byte for byte for the given number of requests', async () => {
  const mock = await startMock();
  const recorded = await get(mock);
  const moved = { vendor: 'chatwoot', type: 'conversation.created', at: '2026-01-28T10:00:00Z', account: 1, inbox: 2 };
  await callAdmin(mock, '/events', { body: [moved] });
  const computed = await get(mock);
  expect(computed.text).not.toBe(recorded.text);
  await force(mock, { body: recorded.body }, { count: 2, operation });
  const titles = await readTitles(mock);
  for (const _ of [1, 2]) {
    const forced = await get(mock);
    expect([forced.status, forced.text]).toEqual([200, recorded.text]);
    expect(forced.headers.get('content-type')).toBe(recorded.headers.get('content-type'));
    expect(await latest(mock)).toMatchObject({ operation, status: 200, faults: ['answer'] });
  }
  expect((await get(mock)).text).toBe(computed.text);
  expect(await latest(mock)).not.toHaveProperty('faults');
  expect(await readTitles(mock)).toEqual(titles);
});

test.each([null, false, 0, '', 'text', [], {}, [{ a: [1.5, 'ä…'] }], { __proto__x: { constructor: 1 } }])(
  'forces any JSON: %j',
  async (body) => {
    const mock = await startMock({ scale: 0 });
    await force(mock, { status: 422, body });
    const { status, text, headers } = await get(mock);
    expect([status, text]).toEqual([422, JSON.stringify(body)]);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  },
);

test.each([200, 204, 304])('a forced %i without a body sends none', async (status) => {
  const mock = await startMock({ scale: 0 });
  await force(mock, { status });
  const answer = await get(mock);
  expect([answer.status, answer.text, answer.headers.has('content-type')]).toEqual([status, '', false]);
});

test('forces a text with its own content type', async () => {
  const mock = await startMock();
  const path = '/api/v2/accounts/1/reports/agents?since=1767139200&until=1769731200';
  const recorded = await get(mock, path);
  expect(recorded.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const body = `${recorded.text}"Somebody, else",1\n`;
  for (const contentType of ['text/csv', 'text/csv; charset=utf-8']) {
    await force(mock, { body, contentType });
    const { text, headers } = await get(mock, path);
    expect([text, headers.get('content-type')]).toEqual([body, 'text/csv; charset=utf-8']);
  }
  expect((await get(mock, path)).text).toBe(recorded.text);
});

test.each<[type: string, effect: object]>([
  ['answer', { type: 'answer', status: 200, body: { id: 1 } }],
  ['status', { type: 'status', status: 503 }],
])('a write with a replaced response writes nothing: %s', async (_, effect) => {
  const mock = await startMock({ scale: 0 });
  const before = await readTitles(mock);
  await inject(mock, { count: 1, effect });
  await postLabel(mock, 'unwritten');
  expect(await readTitles(mock)).toEqual(before);
  await postLabel(mock, 'written');
  expect(await readTitles(mock)).toEqual([...before, 'written']);
});

test('unauthorized and malformed requests are refused and do not use up the forced response', async () => {
  const mock = await startMock({ scale: 0 });
  await force(mock, { body: 'forced' });
  expect((await ask(mock, channels)).status).toBe(401);
  expect((await get(mock, channels, 'agent')).status).toBe(403);
  expect((await get(mock, '/api/v2/accounts/1/reports')).status).toBe(400);
  expect((await get(mock)).body).toBe('forced');
});

test('other faults apply to a forced response too', async () => {
  const mock = await startMock({ scale: 0 });
  await force(mock, { body: { some: 'text' } });
  await inject(mock, { count: 1, effect: { type: 'truncate' } });
  await expect(get(mock)).rejects.toThrow();
  expect(await latest(mock)).toMatchObject({ faults: ['answer', 'truncate'] });
});

test.each<[answer: object, problem: RegExp]>([
  [{ status: 199, body: 1 }, /effect\.status must be at least 200/],
  [{ status: 600, body: 1 }, /effect\.status must be at most 599/],
  [{ status: '200', body: 1 }, /effect\.status.*integer/],
  [{ headers: {} }, /effect\.headers is not documented/],
  [{ status: 204, body: null }, /effect\.body must be left out if the status is 204/],
  [{ status: 304, body: {} }, /effect\.body must be left out if the status is 304/],
  [{ body: {}, contentType: 'text/csv' }, /effect\.body must be text/],
  [{ contentType: 'text/csv' }, /effect\.body must be text/],
  [{ body: '', contentType: 'csv' }, /effect\.contentType must be a string that matches/],
  [{ body: '', contentType: 'text/csv\r\nx-injected: 1' }, /effect\.contentType must be a string that matches/],
  [{ body: '', contentType: 'text/csv; charset=latin1' }, /effect\.contentType must be a string that matches/],
])('refuses to force %j', async (answer, problem) => {
  const mock = await startMock({ scale: 0 });
  const { status, body } = await force(mock, answer);
  const { problems } = body as { problems: { field: string; message: string }[] };
  expect([status, problems.map(({ field, message }) => `${field} ${message}`).join('; ')]).toEqual([
    400,
    expect.stringMatching(problem),
  ]);
  expect((await callAdmin(mock, '/faults')).body).toEqual([]);
});

test('forces a response up to the limits of the admin API, and refuses larger or deeper ones', async () => {
  const mock = await startMock({ scale: 0 });
  const deep = (levels: number) => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);
  for (const [body, status] of [
    ['x'.repeat(261_000), 200],
    ['x'.repeat(263_000), 413],
    [deep(98), 200],
    [deep(99), 400],
  ] as const) {
    expect((await force(mock, { body })).status).toBe(status);
    if (status === 200) expect((await get(mock)).body).toEqual(body);
  }
  expect((await callAdmin(mock, '/faults')).body).toEqual([]);
});

test('the library copies a forced response, and refuses values that are not JSON', async () => {
  const mock = await startMock({ scale: 0 });
  const body = { figures: [1] };
  await mock.injectFault({ operation, count: 1, effect: { type: 'answer', status: 200, body } });
  body.figures.push(2);
  expect((await get(mock)).body).toEqual({ figures: [1] });
  const endless: { self?: object } = {};
  endless.self = endless;
  for (const nonsense of [endless, 1n]) {
    const effect = { type: 'answer' as const, status: 200, body: nonsense };
    await expect(mock.injectFault({ effect })).rejects.toMatchObject({ code: 'INVALID_FAULT_RULE' });
  }
  expect((await get(mock)).status).toBe(200);
  expect(await latest(mock)).not.toHaveProperty('faults');
});
