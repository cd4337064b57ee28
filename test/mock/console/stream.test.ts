import { connect } from 'node:net';
import { expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';

interface StreamEvent {
  event: string;
  data: Record<string, unknown>;
}

/** Opens the event stream of a workspace. `until` reads until its condition holds or the stream ends. */
async function listen(mock: Mock, prefix = '') {
  const stop = new AbortController();
  const response = await fetch(`${mock.url}${prefix}/__admin/requests/stream`, { signal: stop.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const events: StreamEvent[] = [];
  let rest = '';
  return {
    type: response.headers.get('content-type'),
    events,
    stop: () => stop.abort(),
    async until(isDone: (events: StreamEvent[]) => boolean): Promise<void> {
      while (!isDone(events)) {
        const { done, value = '' } = (await reader?.read()) ?? { done: true };
        if (done) return;
        const [last = '', ...whole] = `${rest}${value}`.split('\n\n').reverse();
        rest = last;
        for (const block of whole.reverse()) {
          const [, event = '', data = ''] = /^event: (.+)\ndata: (.+)$/.exec(block) ?? [];
          events.push({ event, data: JSON.parse(data) });
        }
      }
    },
  };
}

const post = (mock: Mock, path: string, body: object) =>
  ask(mock, path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

const has = (event: string, members: Record<string, unknown>) => (events: StreamEvent[]) =>
  events.some(
    (each) => each.event === event && Object.entries(members).every(([name, value]) => each.data[name] === value),
  );

test('sends each request and each change of state', async () => {
  const mock = await startMock({ scale: 0 });
  const stream = await listen(mock);
  expect(stream.type).toMatch(/^text\/event-stream/);
  await stream.until(has('state', { ticking: false, faults: 0 }));
  await ask(mock, '/api');
  await stream.until(has('request', { url: '/api', status: 200 }));
  const { changes } = stream.events.findLast(({ event }) => event === 'state')?.data ?? {};
  await post(mock, '/__admin/clock', { set: '2026-03-01T00:00:00Z' });
  await stream.until(has('state', { now: '2026-03-01T00:00:00.000Z' }));
  expect(stream.events.at(-1)?.data.changes).toBeGreaterThan(Number(changes));
  await post(mock, '/__admin/faults', { effect: { type: 'status', status: 500 } });
  await stream.until(has('state', { faults: 1 }));
  const run = { run: 'a', source: 'proxy', target: 'https://desk.example.com/', vendor: 'chatwoot', counts: {} };
  await post(mock, '/__admin/findings', { ...run, startedAt: '2026-03-01T00:00:00Z' });
  await stream.until(has('state', { findings: 1 }));
  stream.stop();
});

test('sends requests from number 1 again after a reset', async () => {
  const mock = await startMock({ scale: 0 });
  for (const _ of [1, 2]) await ask(mock, '/api');
  const stream = await listen(mock);
  await stream.until(has('state', {}));
  await post(mock, '/__admin/reset', {});
  await ask(mock, '/api/info');
  await stream.until(has('request', { number: 1, url: '/api/info' }));
  stream.stop();
});

test('sends events of its own workspace only, and ends when the workspace is deleted', async () => {
  const mock = await startMock({ scale: 0 });
  const stream = await listen(mock, '/@one');
  await ask(mock, '/@two/api', { headers: headersOf(mock, 'chatwoot', 'administrator') });
  await ask(mock, '/@one/api');
  await stream.until(has('request', { url: '/@one/api' }));
  await ask(mock, '/__admin/workspaces/one', { method: 'DELETE' });
  await stream.until(has('gone', {}));
  expect(stream.events.map(({ event, data }) => [event, data.url])).toEqual([
    ['state', undefined],
    ['request', '/@one/api'],
    ['gone', undefined],
  ]);
});

test('pauses for a client that does not read, and loses no request', async () => {
  const mock = await startMock({ scale: 0 });
  const { port } = new URL(mock.url);
  const socket = connect(Number(port), '127.0.0.1');
  let received = '';
  socket.on('data', (chunk) => {
    received += chunk;
  });
  socket.write('GET /__admin/requests/stream HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await expect.poll(() => received).toContain('event: state');
  socket.pause();
  // The mock polls for new requests once for all streams, and writes to this stream after the paused one.
  const reading = await listen(mock);
  const untilReceived = (end: string) =>
    reading.until((events) => events.some(({ data }) => String(data.url).startsWith(`/api?${end}`)));
  // Together larger than all socket buffers between client and mock.
  const long = 'a'.repeat(10_000);
  const requestCount = 600;
  for (let number = 1; number <= requestCount; number++) {
    await ask(mock, `/api?${number}=${long}`);
    if (number % 100 === 0) await untilReceived(`${number}=`);
  }
  await ask(mock, '/api?last');
  await untilReceived('last');
  reading.stop();
  socket.resume();
  await expect.poll(() => received).toContain('/api?last');
  const numbers = [...received.matchAll(/"number":(\d+)/g)].map(([, number]) => Number(number));
  expect(numbers).toEqual(Array.from({ length: requestCount + 1 }, (_, index) => index + 1));
  socket.destroy();
});

test('ends all streams when the mock closes', async () => {
  const mock = await startMock({ scale: 0 });
  const stream = await listen(mock);
  await stream.until(has('state', {}));
  await mock.close();
  await stream.until(() => false);
});

test('returns 401 without the admin token', async () => {
  const mock = await startMock({ scale: 0, adminToken: 'open sesame' });
  expect((await ask(mock, '/__admin/requests/stream')).status).toBe(401);
});
