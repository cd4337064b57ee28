import { afterEach, expect, test, vi } from 'vitest';
import type { FaultRule } from '../../../mock/faults/injected-fault.ts';
import type { RequestEntry } from '../../../mock/journal/request-listener.ts';
import { createMock, type MockOptions } from '../../../mock/server.ts';

afterEach(() => void vi.useRealTimers());

const start = (onRequest: MockOptions['onRequest'], options: MockOptions = {}) =>
  createMock({ port: null, scale: 0, onRequest, ...options });

test('passes each request with its workspace and both times, also when it is answered from the cache', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-09-15T10:00:00Z') });
  const entries: RequestEntry[] = [];
  await using mock = await start((entry) => void entries.push(entry));
  const workspace = await mock.workspace('w1');
  const headers = mock.headers('chatwoot', 'administrator');
  for (const each of [mock, mock, mock, workspace]) {
    await each.handle(new Request(`http://localhost/api/v1/profile?api_access_token=secret`, { headers }));
  }
  await vi.waitFor(() => expect(entries).toHaveLength(4));
  expect(entries.map(({ workspace: name }) => name)).toEqual(['default', 'default', 'default', 'w1']);
  for (const entry of entries) {
    expect(entry).toMatchObject({
      at: '2026-01-30T15:00:00.000Z',
      receivedAt: '2026-09-15T10:00:00.000Z',
      url: expect.stringMatching(/api_access_token=…$/),
      status: 200,
      operation: 'fetchProfile',
    });
  }
  expect(mock.requests()).toEqual(
    entries
      .slice(0, 3)
      .reverse()
      .map(({ workspace: _, ...entry }) => entry),
  );
});

test.each([
  ['reset', 0],
  ['truncate', 200],
])('marks a response that %s broke, with the status that was sent', async (type, status) => {
  const entries: RequestEntry[] = [];
  await using mock = await createMock({ scale: 0, onRequest: (entry) => void entries.push(entry) });
  await mock.injectFault({ effect: { type } as FaultRule['effect'], count: 1 });
  const headers = mock.headers('chatwoot', 'administrator');
  const ask = async () => (await fetch(`${mock.url}/api/v1/profile`, { headers })).text();
  await expect(ask()).rejects.toThrow();
  await ask();
  await vi.waitFor(() => expect(entries).toHaveLength(2));
  expect(entries[0]).toMatchObject({ status, aborted: true, faults: [type] });
  expect(entries[1]).not.toHaveProperty('aborted');
});

test('names the preference that decided a response, without texts of the client', async () => {
  const entries: RequestEntry[] = [];
  await using mock = await start((entry) => void entries.push(entry));
  const headers = mock.headers('chatwoot', 'administrator');
  for (const query of ['__code=418', '__code=999', '__dynamic=a%20secret', '']) {
    const response = await mock.handle(new Request(`http://localhost/api/v1/profile?${query}`, { headers }));
    await response.text();
  }
  await vi.waitFor(() => expect(entries).toHaveLength(4));
  expect(entries.map(({ status, preference }) => [status, preference])).toEqual([
    [418, 'code=418'],
    [200, undefined],
    [200, 'dynamic'],
    [200, undefined],
  ]);
});

test.each([
  [
    'throws',
    () => {
      throw new Error('broken callback');
    },
  ],
  ['rejects', async () => Promise.reject(new Error('broken callback'))],
])('answers although the callback %s, and logs the error', async (_, onRequest) => {
  const error = vi.fn();
  await using mock = await start(onRequest, { logger: { debug() {}, warn() {}, error } });
  const response = await mock.handle(new Request('http://localhost/api'));
  expect(response.status).toBe(200);
  await vi.waitFor(() => expect(error).toHaveBeenCalledOnce());
  expect(error.mock.calls[0]?.[1]).toContain('onRequest');
});
