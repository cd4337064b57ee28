import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CheckOptions, type CheckReport, checkContract } from '../../../contracts/index.ts';
import { createMock, type Mock } from '../../../mock/server.ts';
import { at, channels, eventList, messagesSent, outgoing, series } from '../../faulty/fault.ts';
import type { ReferenceResponse } from '../../faulty/reference-server.ts';
import { checkReferenceServer } from '../check-reference-server.ts';
import { notFound, shell } from './answers.ts';
import { standBefore } from './stand-before.ts';

const findingsOf = ({ cases }: CheckReport) => cases.flatMap(({ findings }) => findings);
const summaryOf = (report: CheckReport) =>
  findingsOf(report).map(({ operation, keyword, severity, message }) => ({ operation, keyword, severity, message }));
const casesOf = ({ cases }: CheckReport, operation: string) =>
  cases.filter((each) => each.operation === operation && each.kind === 'request');

let mock: Mock;
beforeAll(async () => {
  mock = await createMock({ vendors: ['rocketchat'], scale: 0.05 });
});
afterAll(() => mock.close());

/** Checks a mock of Rocket.Chat through a proxy that answers some paths itself. */
async function checkChat(
  intercept: (path: string, headers: IncomingHttpHeaders) => ReferenceResponse | undefined,
  options: Partial<CheckOptions> = {},
): Promise<CheckReport> {
  const proxy = await standBefore(mock.url, ({ url = '/', headers }) => intercept(url.split('?')[0] ?? '', headers));
  try {
    const { credentials } = mock;
    return await checkContract({ url: proxy.url, vendor: 'rocketchat', credentials, retries: 0, ...options });
  } finally {
    await proxy.close();
  }
}

/** Sends a response to the administrator's requests of one operation. */
const toAdministrator = (end: string, answer: ReferenceResponse) => (path: string, headers: IncomingHttpHeaders) =>
  path.endsWith(end) && headers['x-auth-token'] === mock.credentials.CHATPACT_ROCKETCHAT_TOKEN ? answer : undefined;

const plain: ReferenceResponse = { status: 404, body: { error: 'Not found' } };
const notAllowed: ReferenceResponse = { status: 405, body: undefined, text: '', headers: {} };
const ways: [how: string, answer: ReferenceResponse, said: string][] = [
  ['404 in JSON', plain, '404'],
  ['404 of the web server', notFound, '404'],
  ['405', notAllowed, '405'],
  ['the shell of a web app', shell, 'an HTML page'],
];

describe.concurrent('An operation that answers every caller with', () => {
  test.each(ways)(
    '%s is one violation if the version has the operation, and its other cases are skipped',
    async (_, answer, said) => {
      const report = await checkReferenceServer(
        'chatwoot',
        at(outgoing, () => answer),
      );
      expect(summaryOf(report)).toEqual([
        {
          operation: outgoing,
          keyword: 'not-available',
          severity: 'violation',
          message: `Expected 200 for GET /api/v2/accounts/{account_id}/reports/outgoing_messages_count: version 4.11.0 has it (it came with 4.11.0). Got ${said} for every caller.`,
        },
      ]);
      const verdicts = casesOf(report, outgoing).map(({ id, verdict }) => [id === `${outgoing}/success`, verdict]);
      expect(verdicts.filter(([isPlain, verdict]) => verdict !== (isPlain ? 'violation' : 'skipped'))).toEqual([]);
      expect(report.exitCode).toBe(1);
    },
  );

  test.each(ways.slice(0, 2))('%s is a violation if other operations of the same edition exist', async (_, answer) => {
    const report = await checkChat((path) => (path.endsWith('/messages-sent') ? answer : undefined));
    expect(summaryOf(report)).toEqual([
      expect.objectContaining({ operation: messagesSent, keyword: 'not-available', severity: 'violation' }),
    ]);
    expect(findingsOf(report)[0]?.message).toMatch(
      /^Expected 200 for GET \S+: GET \S+, which the community edition lacks as well, is there\. Got 404 for every caller\.$/,
    );
    expect(report.exitCode).toBe(1);
  });

  test('404 is a known deviation if all operations of the edition are missing, and fails with strict', async () => {
    const check = (strict: boolean) =>
      checkChat((path) => (path.includes('/engagement-dashboard/') ? plain : undefined), { strict });
    const report = await check(false);
    expect(new Set(findingsOf(report).map(({ deviation }) => deviation?.id))).toEqual(
      new Set(['rocketchat-unlicensed-has-no-routes']),
    );
    expect([report.exitCode, (await check(true)).exitCode]).toEqual([0, 1]);
  });

  test('404 is a warning if the server does not state its version', async () => {
    const report = await checkReferenceServer('chatwoot', (request, healthy) =>
      request.path === '/api'
        ? { status: 200, body: { timestamp: 'x' } }
        : at(series, () => plain)(request, healthy, () => healthy),
    );
    expect(summaryOf(report)).toContainEqual(
      expect.objectContaining({ operation: series, keyword: 'not-available', severity: 'warning' }),
    );
  });

  test('403 from a proxy is a warning for every caller', async () => {
    const blocked: ReferenceResponse = { ...notFound, status: 403, text: '<html><title>403 Forbidden</title></html>' };
    const report = await checkReferenceServer(
      'chatwoot',
      at(channels, () => blocked),
    );
    expect(summaryOf(report)).toEqual([
      expect.objectContaining({
        severity: 'warning',
        message: expect.stringMatching(/^Expected 200 for GET \S+\. Got 403 for every caller\.$/),
      }),
    ]);
    expect(report.exitCode).toBe(0);
  });

  test('404 is a known deviation if the ledger has an entry for it', async () => {
    const report = await checkReferenceServer(
      'chatwoot',
      at(eventList, () => plain),
    );
    expect(report.summary.violations).toBe(0);
    expect(findingsOf(report).map(({ deviation }) => deviation?.id)).toContain('chatwoot-events-enterprise-only');
    expect(findingsOf(report).map(({ keyword }) => keyword)).not.toContain('not-available');
  });
});

describe.concurrent('An operation without a licence', () => {
  const statistics = 'get-api-v1-statistics';
  const unlicensed: ReferenceResponse = {
    status: 400,
    body: {
      success: false,
      error: 'This is an enterprise feature [error-action-not-allowed]',
      errorType: 'error-action-not-allowed',
    },
  };

  test('is skipped with the reason, live and in a replay', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'chatpact-absence-'));
    const record = join(folder, 'recording');
    try {
      const live = await checkChat(toAdministrator('/statistics', unlicensed), { record });
      const replayed = await checkChat(() => undefined, { replay: record });
      for (const report of [live, replayed]) {
        const reasons = casesOf(report, statistics).filter(({ reason }) => reason?.startsWith('Not available here'));
        expect(reasons.map(({ verdict }) => verdict)).toContain('skipped');
        expect(
          findingsOf(report).filter(({ operation, check }) => operation === statistics && check !== 'relation'),
        ).toEqual([]);
      }
      expect(casesOf(live, statistics).find(({ verdict }) => verdict === 'skipped')?.reason).toContain('no licence');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('is a violation if only the type of the error matches', async () => {
    const other = {
      ...unlicensed,
      body: { success: false, error: 'Not allowed', errorType: 'error-action-not-allowed' },
    };
    const report = await checkChat(toAdministrator('/statistics', other));
    expect(summaryOf(report)).toContainEqual(expect.objectContaining({ operation: statistics, severity: 'violation' }));
  });
});

describe.concurrent('An operation that answers only some callers with', () => {
  test('404 is a violation in every case if callers with the permission get it', async () => {
    const report = await checkReferenceServer(
      'chatwoot',
      at(series, (_, healthy) => (healthy.status === 200 ? plain : healthy)),
    );
    expect(findingsOf(report).length).toBeGreaterThan(5);
    expect(new Set(findingsOf(report).map(({ keyword }) => keyword))).toEqual(new Set(['success']));
  });

  test('an HTML page is a violation, not ignored authorization, if callers without the permission get it', async () => {
    const report = await checkReferenceServer(
      'chatwoot',
      at(series, (_, healthy) => (healthy.status === 401 ? shell : healthy)),
    );
    const keywords = new Set(findingsOf(report).map(({ keyword }) => keyword));
    expect(keywords).toEqual(new Set(['refusal:unauthenticated', 'refusal:unrecognised']));
    expect(report.exitCode).toBe(1);
  });
});
