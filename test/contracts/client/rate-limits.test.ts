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

/** Sends some requests at once, and says what came of each and when the server heard of it, in ms from the first. */
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

/** Answers the first requests with one status and headers, the others with 200. */
function busyAtFirst(count: number, status: number, headers: Record<string, string>): RequestListener {
  let left = count;
  return (_, response) => response.writeHead(left-- > 0 ? status : 200, headers).end();
}

describe.concurrent('A server that asks for patience', () => {
  test.each([429, 503])(
    'by %i and Retry-After is asked again after that time, and nobody else asks before',
    async (status) => {
      const { results, times } = await ask(busyAtFirst(1, status, { 'retry-after': '1' }), 3);
      expect(results).toEqual([200, 200, 200]);
      expect(times).toHaveLength(4);
      expect(times[1]).toBeGreaterThan(950);
    },
  );

  test('until a date gets the time between its own present and that date', async () => {
    const headers = { date: 'Fri, 30 Jan 2026 15:00:00 GMT', 'retry-after': 'Fri, 30 Jan 2026 15:00:01 GMT' };
    const { results, times } = await ask(busyAtFirst(1, 503, headers), 1);
    expect(results).toEqual([200]);
    expect(times[1]).toBeGreaterThan(950);
  });

  test('by 429 alone is asked again after a second', async () => {
    const { results, times } = await ask(busyAtFirst(1, 429, {}), 1);
    expect(results).toEqual([200]);
    expect(times[1]).toBeGreaterThan(950);
  });

  test('again and again is left alone after the retries', async () => {
    const { results, sent } = await ask(busyAtFirst(9, 429, { 'retry-after': '0' }), 1);
    expect(results).toEqual(['the server limits requests (429); set a lower --rate']);
    expect(sent).toBe(2);
  });

  test('by 503 of the application, without Retry-After, has answered', async () => {
    const json = { 'content-type': 'application/json' };
    expect(await ask(busyAtFirst(9, 503, json), 1)).toMatchObject({ results: [503], sent: 1 });
  });

  test('by a proxy with 503 is asked again, and has answered after the retries', async () => {
    expect(await ask(busyAtFirst(1, 503, {}), 1)).toMatchObject({ results: [200], sent: 2 });
    expect(await ask(busyAtFirst(9, 503, {}), 1)).toMatchObject({ results: [503], sent: 2 });
  });

  test('for longer than the check lasts is not waited for', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(new PostponedRequest('time is up')), 150);
    const { results, sent } = await ask(busyAtFirst(9, 429, { 'retry-after': '3600' }), 3, { signal: stop.signal });
    expect(results).toEqual(['time is up', 'time is up', 'time is up']);
    expect(sent).toBe(1);
  });
});

describe.concurrent('The budget', () => {
  test.each([1, 3])('of %i lets so many requests out and refuses the rest at once, whatever the rate', async (most) => {
    const begun = performance.now();
    const { results, sent, times } = await ask((_, response) => response.end(), 50, { maxRequests: most, rate: 1 });
    expect([sent, times.length, results.filter((each) => each === 200).length]).toEqual([most, most, most]);
    const noun = most === 1 ? 'request' : 'requests';
    expect(new Set(results)).toEqual(new Set([200, `the budget of ${most} ${noun} is spent`]));
    // At one a second, fifty would take most of a minute.
    expect(performance.now() - begun).toBeLessThan(20_000);
  });

  test('counts what is asked again, and keeps the reason of what failed last', async () => {
    const cut: RequestListener = (request) => request.socket.destroy();
    const { results, sent } = await ask(cut, 1, { maxRequests: 2, retries: 5 });
    expect(sent).toBe(2);
    expect(results[0]).toMatch(/closed the connection/);
  });
});

describe('Turns', () => {
  test('that have ended begin no more', async () => {
    const turns = createRequestQueue({ workers: 1 });
    turns.end(new Error('over'));
    turns.end(new Error('over again'));
    await expect(turns.add(async () => 1)).rejects.toThrow(/^over$/);
  });

  test('pause until the longest pause is over', async () => {
    const turns = createRequestQueue({ workers: 1 });
    const begun = performance.now();
    turns.pause(120);
    turns.pause(10);
    await turns.add(async () => 1);
    expect(performance.now() - begun).toBeGreaterThan(110);
  });

  test('pass on what a task throws', async () => {
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

test('without a Date header the time of this machine counts', () => {
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
])('The rate %s is %s requests a second', (rate, perSecond) => {
  expect(parseRate(rate)).toBe(perSecond);
});

test.each([0, -1, Number.NaN, 10_001, '', 'fast', '10/h', '10/', '/s', '1e3', '0/m', '10 per second'])(
  'The rate %s is refused',
  (rate) => {
    expect(() => parseRate(rate)).toThrow(expect.objectContaining({ name: 'UsageError', code: 'INVALID_RATE' }));
  },
);

describe.concurrent('A server that falls silent', () => {
  /** Says "here" at its root, and nothing at all elsewhere; at its root neither, once it was asked for the last. */
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

  test('is asked once more for what it has answered, and then for nothing', async () => {
    const { asked, reasons } = await askMuch(true, 60, 500);
    expect(asked.length).toBeLessThan(30);
    expect(asked.filter((url) => url === '/')).toHaveLength(2);
    expect(reasons).toContain('the server no longer responds: it gave no answer within 0.5 s');
  });

  test('in part is asked for everything, and known to be there', async () => {
    const { asked, reasons } = await askMuch(false, 4, 1500);
    expect(asked.filter((url) => url !== '/')).toHaveLength(12);
    expect(asked.filter((url) => url === '/')).toHaveLength(2);
    expect(reasons).toEqual(new Set(['it gave no answer within 1.5 s']));
  });
});
