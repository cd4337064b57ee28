import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../mock/server.ts';
import { matchers, type PlaywrightResponse } from '../../testing/matchers.ts';
import { startMock } from '../mock/start-mock.ts';

expect.extend(matchers);

let mock: Mock;
let observed: Mock;

beforeAll(async () => {
  [mock, observed] = [await startMock({ port: null }), await startMock({ port: null, profile: 'observed' })];
});
afterEach(() => mock.clearFaults());

const channels = 'get-channel-summary-report';
const ask = (path: string, from = mock) =>
  from.handle(new Request(`https://chat.example${path}`, { headers: from.headers('chatwoot', 'administrator', 1) }));
const askChannels = () => ask('/api/v2/accounts/1/summary_reports/channel?since=1767225600&until=1769904000');

test('passes for a documented success and a documented refusal', async () => {
  await expect(await askChannels()).toHonour(channels);
  const refused = await mock.handle(new Request('https://chat.example/api/v2/accounts/1/summary_reports/channel'));
  expect(refused.status).toBe(401);
  await expect(refused).toHonour(channels);
  // The body can still be read afterwards.
  expect(await refused.json()).toHaveProperty('errors');
});

test.each<[what: string, make: () => Promise<Response>, message: RegExp]>([
  [
    'a failing server',
    () => mock.injectFault({ effect: { type: 'status', status: 503 } }).then(askChannels),
    /\(status 503\) to match its contract:\n {2}the response: Expected 200\. Got 503\./,
  ],
  [
    'truncated JSON',
    () => mock.injectFault({ effect: { type: 'malformed' } }).then(askChannels),
    /the response: .*JSON/,
  ],
  [
    'the response of another operation',
    () => ask('/api/v1/accounts/1/labels'),
    /^Expected the response of get-channel-summary-report \(status 200\) to match its contract:\n {2}/,
  ],
  [
    'an undocumented status',
    async () => new Response('{}', { status: 418, headers: { 'content-type': 'application/json' } }),
    /Expected 200 or .*\. Got 418\./,
  ],
])('fails for %s', async (_, make, message) => {
  const response = await make();
  await expect(response).not.toHonour(channels);
  await expect(expect(response).toHonour(channels)).rejects.toThrow(message);
});

test('passes for known deviations, unless strict is set', async () => {
  const response = await ask('/api/v2/accounts/1/reports?metric=nothing&type=account', observed);
  const id = 'list-all-conversation-statistics';
  await expect(response).toHonour(id);
  await expect(response).not.toHonour(id, { strict: true });
  await expect(expect(response).toHonour(id, { strict: true })).rejects.toThrow(/known deviation: chatwoot-report-/);
});

test('judges responses of Playwright in the same way', async () => {
  const toPlaywright = async (response: Response): Promise<PlaywrightResponse> => {
    const bytes = new Uint8Array(await response.arrayBuffer());
    const headers = Object.fromEntries(response.headers);
    return {
      status: () => response.status,
      headers: () => headers,
      body: async () => bytes,
      url: () => 'https://chat.example/x?token=1',
    };
  };
  await expect(await toPlaywright(await askChannels())).toHonour(channels);
  await expect(await toPlaywright(await ask('/api/v1/accounts/1/labels'))).not.toHonour(channels);
});

test('rejects for an unknown operation and for a body that was read', async () => {
  await expect(expect(await askChannels()).toHonour('get-nothing')).rejects.toThrow(
    'No vendor has an operation "get-nothing".',
  );
  const read = await askChannels();
  await read.text();
  await expect(expect(read).toHonour(channels)).rejects.toThrow('Pass response.clone() instead');
});

test('takes the promise of a response', async () => {
  await expect(askChannels()).toHonour(channels);
});

test.each([
  [undefined, 'nothing'],
  [null, 'null'],
  ['body', '"body"'],
  [{}, 'an object'],
  [Promise.resolve(200), 'a number'],
])('refuses %o, which is no response', async (received, kind) => {
  const refused = expect(received).toHonour(channels);
  await expect(refused).rejects.toMatchObject({ code: 'NOT_A_RESPONSE', message: expect.stringMatching(kind) });
});
