import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { type ClientOptions, createClient } from '../../../contracts/client/client.ts';
import { createRequestInterval } from '../../../contracts/client/request-interval.ts';
import { findBusyResponse } from '../../../contracts/client/retry-after.ts';
import { serve } from '../../serve.ts';

const get = (url: string) => ({ method: 'GET', url, headers: {}, curl: '' });

/** Answers a maximum number of requests in each window with 200, and the others with `refuse`. */
function limit(maxRequests: number, windowMs: number, refuse: RequestListener) {
  let [window, count, refused] = [0, 0, 0];
  const listener: RequestListener = (request, response) => {
    const current = Math.floor(performance.now() / windowMs);
    if (current !== window) [window, count] = [current, 0];
    if (++count <= maxRequests) return response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    refused++;
    return refuse(request, response);
  };
  return { listener, refusals: () => refused };
}

async function askAll(listener: RequestListener, count: number, options: Partial<ClientOptions> = {}) {
  const server = await serve(listener);
  const usual = { requestTimeoutMs: 5000, retries: 2, workers: 4, allowWrites: false, defaultWaitMs: 50 };
  const client = createClient({ ...usual, ...options });
  const outcomes = await Promise.allSettled(
    Array.from({ length: count }, (_, index) => client.send(get(`${server.url}/${index}`))),
  );
  const { learntIntervalMs } = client;
  await client.close();
  await server.close();
  const results = new Set(
    outcomes.map((each) => (each.status === 'fulfilled' ? each.value.status : String(each.reason))),
  );
  return { results: [...results], learntIntervalMs };
}

describe.concurrent('A server that limits requests', () => {
  test.each<[how: string, refuse: RequestListener]>([
    [
      '429 "Retry later" without a time',
      (_, response) => response.writeHead(429, { 'content-type': 'text/plain' }).end('Retry later\n'),
    ],
    [
      '429 with X-RateLimit-Reset in milliseconds',
      (_, response) => response.writeHead(429, { 'x-ratelimit-reset': String(Date.now() + 200) }).end('{}'),
    ],
    [
      "503 of nginx's limit_req",
      (_, response) =>
        response
          .writeHead(503, { 'content-type': 'text/html', server: 'nginx' })
          .end('<html><title>503 Service Temporarily Unavailable</title></html>'),
    ],
  ])('with %s gets slower requests, and answers all of them in the end', async (_, refuse) => {
    const { listener, refusals } = limit(20, 200, refuse);
    const { results, learntIntervalMs } = await askAll(listener, 100);
    expect(results).toEqual([200]);
    expect(refusals()).toBeGreaterThan(0);
    expect(refusals()).toBeLessThan(60);
    expect(learntIntervalMs).toBeGreaterThan(1);
  });

  test('without ever answering gets no more requests once the retries are used up', async () => {
    const { results } = await askAll((_, response) => response.writeHead(429, { 'retry-after': '0' }).end(), 3);
    expect(results).toEqual([expect.stringContaining('the server limits requests (429)')]);
  });
});

test('learns four fifths of the rate that the server accepted before and during its refusals', () => {
  let now = 0;
  const interval = createRequestInterval(() => now);
  for (let count = 0; count < 100; count++) interval.accept();
  expect(interval.intervalMs).toBe(0);
  now = 2000;
  for (const waitMs of [1000, 2000, 4000, 8000, 16_000, 32_000]) {
    interval.refuse(waitMs, true);
    now += waitMs;
  }
  interval.accept();
  // 100 requests in 65 seconds, with a quarter more time for each.
  expect(interval.intervalMs).toBeCloseTo(812.5);
  // Responses to requests that were already sent do not change the interval.
  interval.refuse(1000, true);
  interval.accept();
  expect(interval.intervalMs).toBeCloseTo(812.5);
  // A single refusal after a few responses does not slow the check down further.
  now += 1000;
  interval.accept();
  expect(interval.intervalMs).toBeCloseTo(812.5);
});

test.each([19, 100])(
  'forgets the interval if refusals without a stated limit recur after every %i responses',
  (answers) => {
    let now = 0;
    const interval = createRequestInterval(() => now);
    let slowest = 0;
    for (let refusal = 0; refusal < 50; refusal++) {
      for (let count = 0; count < answers; count++) {
        now += Math.max(2, interval.intervalMs);
        interval.accept();
      }
      interval.refuse(200, false);
      now += 200;
      slowest = Math.max(slowest, interval.intervalMs);
    }
    interval.accept();
    expect(slowest).toBeGreaterThan(2);
    expect(slowest).toBeLessThan(100);
    expect(interval.intervalMs).toBe(0);
  },
);

test('keeps a limit that the server stated when it forgets other refusals', () => {
  let now = 0;
  const interval = createRequestInterval(() => now);
  for (let refusal = 0; refusal < 20; refusal++) {
    for (let count = 0; count < 20; count++) interval.accept();
    interval.refuse(1000, refusal === 0);
    now += 1000;
  }
  interval.accept();
  expect(interval.intervalMs).toBeCloseTo(62.5);
});

test.each<[headers: Record<string, string>, waitMs: number | undefined]>([
  [{ 'x-ratelimit-reset': '1769785230000' }, 30_000],
  [{ 'x-ratelimit-reset': '1769785230' }, 30_000],
  [{ 'ratelimit-reset': '7' }, 7000],
  [{ 'x-ratelimit-reset': '1', 'retry-after': '9' }, 9000],
  [{ 'x-ratelimit-reset': '1769785100' }, 0],
  [{ 'x-ratelimit-reset': '9999999999999' }, 60_000],
  [{ 'x-ratelimit-reset': 'soon' }, undefined],
])('waits after a 429 with %j for %s ms', (headers, waitMs) => {
  const date = new Date(1_769_785_200_000).toUTCString();
  expect(findBusyResponse(429, { date, ...headers })?.waitMs).toBe(waitMs);
});
