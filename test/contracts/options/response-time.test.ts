import { createServer, request as sendRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkContract } from '../../../contracts/index.ts';
import { createStopwatch, parseResponseTime } from '../../../contracts/options/response-time.ts';
import { toOutcome } from '../../../contracts/results/verdict.ts';
import { messagesSent } from '../../faulty/fault.ts';
import { writeReferenceDocument } from '../../faulty/reference-document.ts';
import { startReferenceServer } from '../../faulty/reference-server.ts';
import type { Served } from '../../serve.ts';
import { referenceCredentials } from '../check-reference-server.ts';
import { report as toText } from '../reporters/collect.ts';

/** Delay of the slow server, far from the limits in the tests. */
const delayMs = 2500;
let healthy: Served;
let slow: Served;
let document: string;

beforeAll(async () => {
  document = await writeReferenceDocument('rocketchat');
  healthy = await startReferenceServer();
  // The headers are sent at once and the body late, because the limit applies to the last byte.
  const server = createServer((incoming, response) => {
    const { url = '/', headers } = incoming;
    const asked = sendRequest(
      `${healthy.url}${url}`,
      { headers: { ...headers, host: new URL(healthy.url).host } },
      (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        response.flushHeaders();
        const isLate = url.includes('messages-sent') && answer.statusCode === 200;
        const begun = performance.now();
        const send = () => {
          if (isLate && performance.now() - begun < delayMs) setTimeout(send, 20);
          else answer.pipe(response);
        };
        send();
      },
    );
    asked.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  slow = {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
});
afterAll(async () => {
  await slow.close();
  await healthy.close();
});

const check = (server: Served, maxResponseTime?: number | string, more = {}) =>
  checkContract({
    ...{ url: server.url, vendor: 'rocketchat', document, credentials: referenceCredentials, retries: 0 },
    ...{ only: ['*messages-sent/success', 'get-api-info/*', 'relation/*'], maxResponseTime, ...more },
  });

describe.concurrent('A slow response', () => {
  test('is one violation of its operation, in all cases that read it', async () => {
    const report = await check(slow, '2s', { workers: 16 });
    expect(report.exitCode).toBe(1);
    const findings = report.cases.flatMap((each) => each.findings);
    expect(new Set(findings.map(({ fingerprint }) => fingerprint))).toEqual(
      new Set([`response-time|${messagesSent}||slow`]),
    );
    expect(findings[0]).toMatchObject({
      message: expect.stringMatching(
        /^Expected a response within 2 s \(--max-response-time\)\. Got it after (2\.[5-9]|[3-9])/,
      ),
      expected: 'at most 2 s',
      curl: expect.stringContaining('messages-sent'),
    });
    expect(report.cases.find(({ operation }) => operation === 'get-api-info')?.verdict).toBe('pass');
    const texts = ['pretty', 'html', 'sarif', 'junit', 'markdown'].map((name) =>
      toText(name, [{ type: 'finished', report }]),
    );
    for (const text of texts) expect(text).toContain('response-time');
  });

  test('is no violation within the limit, or without a limit', async () => {
    expect((await check(slow, '30s', { workers: 16 })).exitCode).toBe(0);
    expect((await check(slow, undefined, { workers: 16 })).exitCode).toBe(0);
    expect((await check(healthy, 30)).exitCode).toBe(0);
  });
});

test('ignores the time of obstacles and of cases without a verdict', () => {
  const exchange = { status: 200, headers: {}, body: { kind: 'empty' as const }, curl: 'curl', durationMs: 900 };
  const watch = createStopwatch(500);
  watch.note('a', { ...exchange, obstacle: { name: 'x', what: 'x', remedy: 'x' } });
  watch.note('a', { ...exchange, durationMs: 500 });
  expect(watch.withFindings(toOutcome('vacuous', 'empty'), 'a/x')).toEqual(toOutcome('vacuous', 'empty'));
  watch.note('a', exchange);
  watch.note('a', { ...exchange, durationMs: 700 });
  expect(watch.withFindings(toOutcome('skipped', 'x'), 'a/x')).toEqual(toOutcome('skipped', 'x'));
  expect(watch.withFindings(toOutcome('inconclusive', 'x'), 'a/x').findings).toEqual([]);
  expect(watch.withFindings(toOutcome('vacuous', 'empty'), 'a/x')).toMatchObject({
    verdict: 'violation',
    findings: [
      { operation: 'a', message: 'Expected a response within 0.5 s (--max-response-time). Got it after 0.9 s.' },
    ],
  });
});

test('parses a limit with a unit, or in seconds', () => {
  expect(['2s', '2', 2, '500ms', '0.5s', '1m', ' 10 m '].map(parseResponseTime)).toEqual([
    ...[2000, 2000, 2000, 500, 500, 60_000, 600_000],
  ]);
  for (const value of ['', '0', '0.5ms', '11m', '2 hours', '-1s', 'fast', Number.NaN]) {
    expect(() => parseResponseTime(value)).toThrow(expect.objectContaining({ code: 'INVALID_MAX_RESPONSE_TIME' }));
  }
});
