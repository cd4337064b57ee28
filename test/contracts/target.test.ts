import { describe, expect, test } from 'vitest';
import { type CheckOptions, checkContract, runCheck } from '../../contracts/index.ts';
import { type Fault, startReferenceServer } from '../faulty/reference-server.ts';
import { serve } from '../serve.ts';
import { checkReferenceServer, referenceCredentials } from './check-reference-server.ts';

const options = { vendor: 'chatwoot', credentials: referenceCredentials, retries: 0 };

describe.concurrent('A target', () => {
  test('that refuses connections ends the check with exit code 3 and one sentence', async () => {
    const report = await checkContract({ ...options, url: 'http://127.0.0.1:9' });
    expect(report).toMatchObject({ exitCode: 3, cases: [], failure: { kind: 'unreachable' } });
    expect(report.failure?.message).toBe(
      "http://127.0.0.1:9/ can't be reached: nothing listens at 127.0.0.1:9 (connection refused).",
    );
  });

  test('that redirects ends the check with exit code 3 and the new URL', async () => {
    const server = await serve((_, response) => response.writeHead(301, { location: 'https://new.example/' }).end());
    const report = await checkContract({ ...options, url: server.url });
    await server.close();
    expect(report.exitCode).toBe(3);
    expect(report.failure?.message).toContain('redirects to https://new.example/');
  });

  test('that refuses the credentials ends the check with exit code 3 and a hint about headers with underscores', async () => {
    const report = await checkReferenceServer('chatwoot', undefined, {
      credentials: { CHATPACT_CHATWOOT_TOKEN: 'not-the-token' },
    });
    expect(report).toMatchObject({ exitCode: 3, cases: [], failure: { kind: 'refused' } });
    expect(report.failure?.message).toMatch(/CHATPACT_CHATWOOT_TOKEN are refused \(401\).*underscores/);
  });

  test('that allows the credentials no report ends the check with exit code 3', async () => {
    const { CHATPACT_CHATWOOT_LOW_TOKEN: low } = referenceCredentials;
    const report = await checkReferenceServer('chatwoot', undefined, { credentials: { CHATPACT_CHATWOOT_TOKEN: low } });
    expect(report.failure?.message).toMatch(/may not see any report \(403\)/);
  });

  test('without the requested account ends the check with exit code 3', async () => {
    const report = await checkReferenceServer('chatwoot', undefined, { accountId: 77 });
    expect(report.failure?.message).toMatch(/404.*CHATPACT_CHATWOOT_ACCOUNT_ID/);
  });

  // Operations that every caller may read do not show access to reports, nor does the profile show access to the account.
  test.each<[what: string, open: string, options: Partial<CheckOptions>, said: RegExp]>([
    ['the account', '/api/v1/profile', { accountId: 77 }, /404.*CHATPACT_CHATWOOT_ACCOUNT_ID/],
    [
      'reports for this caller',
      '/api/v1/accounts/1/conversations',
      { credentials: { CHATPACT_CHATWOOT_TOKEN: referenceCredentials.CHATPACT_CHATWOOT_LOW_TOKEN } },
      /may not see any report \(403\)/,
    ],
  ])('that answers other requests but lacks %s ends the check with exit code 3', async (_, open, options, said) => {
    const answersOne: Fault = (request, answer) => (request.path === open ? { status: 200, body: {} } : answer);
    const whole = { document: undefined, ...options };
    const report = await checkReferenceServer('chatwoot', answersOne, whole);
    expect(report).toMatchObject({ exitCode: 3, cases: [], failure: { kind: 'refused' } });
    expect(report.failure?.message).toMatch(said);
  });

  test('is checked with a low-privilege token if only operations without reports are selected', async () => {
    const isOpen: Fault = (request, answer) => (request.path.endsWith('/labels') ? { status: 200, body: {} } : answer);
    const { CHATPACT_CHATWOOT_LOW_TOKEN: low } = referenceCredentials;
    const report = await checkReferenceServer('chatwoot', isOpen, {
      document: undefined,
      credentials: { CHATPACT_CHATWOOT_TOKEN: low },
      only: ['list-all-labels/success'],
    });
    expect(report.failure).toBeUndefined();
    expect(report.cases).toHaveLength(1);
  });

  test('with a path receives all requests under that path', async () => {
    const paths: string[] = [];
    const server = await serve((request, response) => {
      paths.push(request.url ?? '');
      response.writeHead(500).end();
    });
    await checkContract({ ...options, url: `${server.url}/@mine/` });
    await server.close();
    expect(paths.every((path) => path.startsWith('/@mine/api'))).toBe(true);
  });

  test('gets a window before the time of its Date header', async () => {
    const report = await checkReferenceServer('rocketchat');
    expect(report.target).toMatchObject({
      version: '8.4',
      now: '2026-01-31T12:00:00.000Z',
      window: { since: '2026-01-01T00:00:00.000Z', until: '2026-01-31T00:00:00.000Z' },
    });
  });

  test('of an older version gets no requests for later operations', async () => {
    const report = await checkReferenceServer('chatwoot', (request, answer) =>
      request.path === '/api' ? { ...answer, body: { ...(answer.body as object), version: '4.9.2' } } : answer,
    );
    const skipped = report.cases.filter(({ reason }) => reason?.includes('was added in version'));
    expect(new Set(skipped.map(({ verdict }) => verdict))).toEqual(new Set(['skipped']));
    expect(new Set(skipped.map(({ reason }) => reason))).toEqual(
      new Set([
        'get-outgoing-messages-count was added in version 4.11.0; the server runs 4.9.2',
        'get-channel-summary-report was added in version 4.10.0; the server runs 4.9.2',
      ]),
    );
    expect(report.exitCode).toBe(0);
  });

  test('that returns 429 makes the cases inconclusive', async () => {
    const report = await checkReferenceServer('rocketchat', (request, answer) =>
      request.path.endsWith('messages-sent') ? { status: 429, body: {} } : answer,
    );
    expect(report.exitCode).toBe(4);
    const refused = report.cases.filter(({ reason }) => reason?.includes('429'));
    expect(new Set(refused.map(({ verdict }) => verdict))).toEqual(new Set(['inconclusive']));
  });

  test('that closes connections during the check makes the remaining cases inconclusive', async () => {
    let asked = 0;
    const server = await serve((request, response) => {
      if (request.url === '/api/info') return response.end('{"version":"8.4","success":true}');
      asked++;
      return asked === 1 ? response.writeHead(400).end('{}') : request.socket.destroy();
    });
    const report = await checkContract({ ...options, vendor: 'rocketchat', url: server.url });
    await server.close();
    const last = report.cases.findLast(({ kind }) => kind !== 'scenario-test');
    expect(last).toMatchObject({ verdict: 'inconclusive', reason: expect.stringContaining('closed the connection') });
  });
});

describe.concurrent('A check', () => {
  test('reports that it was stopped by a signal', async () => {
    const server = await startReferenceServer();
    const controller = new AbortController();
    let report: unknown;
    for await (const event of runCheck({ ...options, url: server.url, signal: controller.signal })) {
      if (event.type === 'planned') controller.abort();
      if (event.type === 'finished') report = event.report;
    }
    await server.close();
    expect(report).toMatchObject({ exitCode: 4, failure: { kind: 'stopped' } });
  });

  test.each([
    ['before', (stop: () => void) => stop()],
    ['during', (stop: () => void) => setTimeout(stop)],
    ['without', () => undefined],
  ] as const)('has a score only if it is not stopped (stop: %s scoring)', async (when, act) => {
    const server = await startReferenceServer();
    const controller = new AbortController();
    let left = Number.POSITIVE_INFINITY;
    let scored: unknown;
    for await (const event of runCheck({ ...options, url: server.url, score: true, signal: controller.signal })) {
      if (event.type === 'planned') left = event.cases.length;
      if (event.type === 'case' && --left === 0) act(() => controller.abort());
      if (event.type === 'finished') scored = event.report.score;
    }
    await server.close();
    expect(scored === undefined).toBe(when !== 'without');
  });

  test('ends when its events are no longer read', async () => {
    const server = await startReferenceServer();
    for await (const event of runCheck({ ...options, url: server.url })) if (event.type === 'case') break;
    await server.close();
  });
});
