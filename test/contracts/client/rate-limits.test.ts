import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { type ClientOptions, createClient } from '../../../contracts/client/client.ts';
import { createRequestQueue } from '../../../contracts/client/request-queue.ts';
import { findBusyResponse, parseRetryAfter } from '../../../contracts/client/retry-after.ts';
import { PostponedRequest } from '../../../contracts/exchanges/exchange.ts';
import { parseRate } from '../../../contracts/options/rate.ts';
import { serve } from '../../serve.ts';

const calm: ClientOptions = { requestTimeoutMs: 2000, retries: 1, workers: 1, allowWrites: false };
const get = (url: string) => ({ method: 'GET', url, headers: {}, curl: '' });

/**
 * Sends several requests at once. Returns their results and the times at which the server received them, in ms after the
 * first.
 */
async function ask(answer: RequestListener, count: number, options: Partial<ClientOptions> = {}) {
  const times: number[] = [];
  const server = await serve((request, response) => {
    times.push(performance.now());
    answer(request, response);
  });
  const client = createClient({ ...calm, ...options });
  const outcomes = await Promise.allSettled(Array.from({ length: count }, () => client.send(get(server.url))));
  await client.close();
  await server.close();
  const results = outcomes.map((each) =>
    each.status === 'fulfilled' ? each.value.status : String(each.reason.message),
  );
  return { results, sent: client.sentCount, times: times.map((time) => time - (times[0] ?? 0)) };
}

/** Refuses the first requests with a status and headers, and answers the others with 200. */
function busyAtFirst(count: number, status: number, headers: Record<string, string>): RequestListener {
  let left = count;
  return (_, response) => response.writeHead(left-- > 0 ? status : 200, headers).end();
}

describe.concurrent('A server that limits requests', () => {
  test.each([429, 503])('with %i and Retry-After gets no request before that time, then a retry', async (status) => {
    const { results, times } = await ask(busyAtFirst(1, status, { 'retry-after': '1' }), 3);
    expect(results).toEqual([200, 200, 200]);
    expect(times).toHaveLength(4);
    expect(times[1]).toBeGreaterThan(950);
  });

  test('with a Retry-After date gets a retry after the time from its own Date header to that date', async () => {
    const headers = { date: 'Fri, 30 Jan 2026 15:00:00 GMT', 'retry-after': 'Fri, 30 Jan 2026 15:00:01 GMT' };
    const { results, times } = await ask(busyAtFirst(1, 503, headers), 1);
    expect(results).toEqual([200]);
    expect(times[1]).toBeGreaterThan(950);
  });

  test('with 429 alone gets a retry after a second', async () => {
    const { results, times } = await ask(busyAtFirst(1, 429, {}), 1);
    expect(results).toEqual([200]);
    expect(times[1]).toBeGreaterThan(950);
  });

  test('with 429 every time gets no more requests once the retries are used up', async () => {
    const { results, sent } = await ask(busyAtFirst(9, 429, { 'retry-after': '0' }), 1);
    expect(results).toEqual(['the server limits requests (429); set a lower --rate']);
    expect(sent).toBe(2);
  });

  test('with 503 in JSON and without Retry-After gets no retry', async () => {
    const json = { 'content-type': 'application/json' };
    expect(await ask(busyAtFirst(9, 503, json), 1)).toMatchObject({ results: [503], sent: 1 });
  });

  test('with 503 from a proxy gets retries, then the 503 counts as its response', async () => {
    expect(await ask(busyAtFirst(1, 503, {}), 1)).toMatchObject({ results: [200], sent: 2 });
    expect(await ask(busyAtFirst(9, 503, {}), 1)).toMatchObject({ results: [503], sent: 2 });
  });

  test('with a wait longer than the check gets no retry', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(new PostponedRequest('time is up')), 150);
    const { results, sent } = await ask(busyAtFirst(9, 429, { 'retry-after': '3600' }), 3, { signal: stop.signal });
    expect(results).toEqual(['time is up', 'time is up', 'time is up']);
    expect(sent).toBe(1);
  });
});

describe.concurrent('A budget', () => {
  test.each([1, 3])('of %i requests refuses all others at once, regardless of the rate', async (most) => {
    const begun = performance.now();
    const { results, sent, times } = await ask((_, response) => response.end(), 50, { maxRequests: most, rate: 1 });
    expect([sent, times.length, results.filter((each) => each === 200).length]).toEqual([most, most, most]);
    const noun = most === 1 ? 'request' : 'requests';
    expect(new Set(results)).toEqual(new Set([200, `the budget of ${most} ${noun} is spent`]));
    // At one request a second, all fifty would take most of a minute.
    expect(performance.now() - begun).toBeLessThan(20_000);
  });

  test('counts retries and reports the last failure', async () => {
    const cut: RequestListener = (request) => request.socket.destroy();
    const { results, sent } = await ask(cut, 1, { maxRequests: 2, retries: 5 });
    expect(sent).toBe(2);
    expect(results[0]).toMatch(/closed the connection/);
  });
});

describe('A request queue', () => {
  test('rejects new tasks after its end, with the first reason', async () => {
    const queue = createRequestQueue({ workers: 1 });
    queue.end(new Error('over'));
    queue.end(new Error('over again'));
    await expect(queue.add(async () => 1)).rejects.toThrow(/^over$/);
  });

  test('pauses until the longest pause is over', async () => {
    const queue = createRequestQueue({ workers: 1 });
    const begun = performance.now();
    queue.pause(120);
    queue.pause(10);
    await queue.add(async () => 1);
    expect(performance.now() - begun).toBeGreaterThan(110);
  });

  test('rejects with the error that a task throws', async () => {
    await expect(createRequestQueue({ workers: 1 }).add(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});

test.each<[header: string | undefined, milliseconds: number | undefined]>([
  ['0', 0],
  [' 7 ', 7000],
  ['99999999', 60_000],
  ['Fri, 30 Jan 2026 15:00:30 GMT', 30_000],
  ['Fri, 30 Jan 2026 14:00:00 GMT', 0],
  ['Fri, 30 Jan 2027 15:00:00 GMT', 60_000],
  ['-5', undefined],
  ['1.5', undefined],
  ['soon', undefined],
  ['', undefined],
  [undefined, undefined],
])('Retry-After: %s means %s ms', (header, milliseconds) => {
  expect(parseRetryAfter(header, 'Fri, 30 Jan 2026 15:00:00 GMT')).toBe(milliseconds);
});

test('uses the clock of this machine for Retry-After without a Date header', () => {
  const soon = new Date(Date.now() + 20_000).toUTCString();
  expect(parseRetryAfter(soon)).toBeGreaterThan(15_000);
  expect(findBusyResponse(200, { 'retry-after': '1' })).toBeUndefined();
});

test.each<[rate: number | string, perSecond: number]>([
  [10, 10],
  ['10', 10],
  ['10/s', 10],
  ['600/m', 10],
  ['0.5/s', 0.5],
])('reads the rate %s as %s requests a second', (rate, perSecond) => {
  expect(parseRate(rate)).toBe(perSecond);
});

test.each([0, -1, Number.NaN, 10_001, '', 'fast', '10/h', '10/', '/s', '1e3', '0/m', '10 per second'])(
  'rejects the rate %s',
  (rate) => {
    expect(() => parseRate(rate)).toThrow(expect.objectContaining({ name: 'UsageError', code: 'INVALID_RATE' }));
  },
);

describe.concurrent('A server that stops responding', () => {
  /** Starts a server that answers only its root. With `isGone`, it answers nothing after the first request elsewhere. */
  async function askMuch(isGone: boolean, count: number, requestTimeoutMs: number) {
    let isSilent = false;
    const asked: string[] = [];
    const server = await serve((request, response) => {
      asked.push(request.url ?? '');
      isSilent ||= isGone && request.url !== '/';
      if (request.url === '/' && !isSilent) response.end();
    });
    const client = createClient({ ...calm, requestTimeoutMs, retries: 2, workers: 4 });
    await client.send(get(`${server.url}/`));
    const all = Array.from({ length: count }, (_, index) => client.send(get(`${server.url}/heavy/${index}`)));
    const outcomes = await Promise.allSettled(all);
    await client.close();
    await server.close();
    const reasons = outcomes.map((each) => (each.status === 'rejected' ? String(each.reason.message) : 'answered'));
    return { asked, reasons: new Set(reasons.map((reason) => reason.replace(/127\S+/, 'it'))) };
  }

  test('gets one probe of a URL that it answered before, and no further requests', async () => {
    const { asked, reasons } = await askMuch(true, 60, 500);
    expect(asked.length).toBeLessThan(30);
    expect(asked.filter((url) => url === '/')).toHaveLength(2);
    expect(reasons).toContain('the server no longer responds: it gave no answer within 0.5 s');
  });

  test('at some paths only still gets all requests', async () => {
    const { asked, reasons } = await askMuch(false, 4, 1500);
    expect(asked.filter((url) => url !== '/')).toHaveLength(12);
    expect(asked.filter((url) => url === '/')).toHaveLength(2);
    expect(reasons).toEqual(new Set(['it gave no answer within 1.5 s']));
  });
});
