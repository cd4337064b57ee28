import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../../contracts/index.ts';
import { at, eventList, outgoing, series } from '../../faulty/fault.ts';
import type { Fault, ReferenceRequest, ReferenceResponse } from '../../faulty/reference-server.ts';
import { checkReferenceServer } from '../check-reference-server.ts';
import { gateway, loginRedirect, maintenance, notFound, shell, standing } from './answers.ts';

const violationsOf = ({ summary }: CheckReport) => summary.violations;
const reasonsOf = ({ cases }: CheckReport) =>
  new Set(cases.filter(({ verdict }) => verdict === 'inconclusive').map(({ reason }) => reason));

/** A healthy server behind a proxy that answers some requests itself, chosen by their ordinal (from 1). */
function replaceSome(answer: ReferenceResponse, when: (ordinal: number, request: ReferenceRequest) => boolean): Fault {
  let ordinal = 0;
  return (request, healthy) => (when(++ordinal, request) ? answer : healthy);
}

const isAnonymous = ({ headers }: ReferenceRequest) => headers.api_access_token === undefined;

describe.concurrent('Before a healthy server', () => {
  test.each(standing.filter(({ name }) => name !== 'not-served' && name !== 'blocked'))(
    '$what in place of every response ends the check with exit code 3 and one sentence',
    async ({ answer, said }) => {
      const report = await checkReferenceServer('chatwoot', () => answer);
      expect(report).toMatchObject({ exitCode: 3, cases: [], failure: { kind: 'unreachable' } });
      expect(report.failure?.message).toMatch(said);
    },
  );

  test.each(standing)(
    '$what for all requests with credentials ends the check with exit code 3',
    async ({ answer, said }) => {
      const report = await checkReferenceServer('chatwoot', (request, healthy) =>
        request.path === '/api' ? healthy : answer,
      );
      expect(report).toMatchObject({ exitCode: 3, cases: [], failure: { kind: 'unreachable' } });
      expect(report.failure?.message).toMatch(said);
    },
  );

  test.each(standing)(
    '$what from the 41st request on ends the check with exit code 4 and no violations',
    async ({ answer, said }) => {
      const report = await checkReferenceServer(
        'chatwoot',
        replaceSome(answer, (ordinal) => ordinal > 40),
      );
      expect(violationsOf(report)).toBe(0);
      expect(report).toMatchObject({ exitCode: 4, failure: { kind: 'stopped' } });
      expect(report.failure?.message).toMatch(/^The server went away during the check: /);
      expect(report.failure?.message).toMatch(said);
      expect(report.summary.verdicts.inconclusive).toBeGreaterThan(20);
    },
  );

  test.each([
    ['a 502', gateway],
    ['a maintenance page', maintenance],
    ['a redirect to single sign-on', loginRedirect],
    ['a page', shell],
  ])('%s in place of one response in twenty changes no verdict', async (_, answer) => {
    const healthy = await checkReferenceServer('chatwoot');
    const report = await checkReferenceServer(
      'chatwoot',
      replaceSome(answer, (ordinal) => ordinal % 20 === 5),
    );
    expect(report.summary.verdicts).toEqual(healthy.summary.verdicts);
    expect(report.exitCode).toBe(0);
  });

  test('a login page for callers without credentials makes their cases inconclusive', async () => {
    const report = await checkReferenceServer('chatwoot', (request, healthy) =>
      isAnonymous(request) && request.path !== '/api' ? loginRedirect : healthy,
    );
    expect(violationsOf(report)).toBe(0);
    expect(report.exitCode).toBe(4);
    expect([...reasonsOf(report)]).toEqual([
      expect.stringContaining('https://sso.example.com/realms/acme/login (302)'),
    ]);
  });
});

describe.concurrent('On a faulty server', () => {
  const faults: [what: string, fault: Fault, operation: string, keyword: string][] = [
    [
      'an operation returns HTML',
      at(outgoing, (_, healthy) => (healthy.status === 200 ? shell : healthy)),
      outgoing,
      'html',
    ],
    [
      'an operation redirects to the login',
      at(eventList, (_, healthy) => (healthy.status === 401 ? loginRedirect : healthy)),
      eventList,
      'redirect',
    ],
    [
      'an operation returns 502',
      at(series, (_, healthy) => (healthy.status === 200 ? gateway : healthy)),
      series,
      'server-error',
    ],
    [
      'an operation returns 404',
      at(series, (_, healthy) => (healthy.status === 200 ? notFound : healthy)),
      series,
      'success',
    ],
    [
      'an operation reports a suspended account',
      at(series, (_, healthy) =>
        healthy.status === 200 ? { status: 401, body: { error: 'Account is suspended' } } : healthy,
      ),
      series,
      'success',
    ],
    [
      'an operation answers callers without credentials',
      at(outgoing, (request, healthy, ask) =>
        healthy.status === 401
          ? ask({ headers: { ...request.headers, api_access_token: 'x' } }) && { status: 200, body: [] }
          : healthy,
      ),
      outgoing,
      'ignored:unauthenticated',
    ],
  ];

  test.each(faults)('reports a violation if %s', async (_, fault, operation, keyword) => {
    const report = await checkReferenceServer('chatwoot', fault);
    expect(report.exitCode).toBe(1);
    const findings = report.cases.flatMap((each) => each.findings);
    expect(findings).toContainEqual(expect.objectContaining({ operation, keyword, severity: 'violation' }));
    expect(findings.filter((each) => each.check !== 'relation' && each.operation !== operation)).toEqual([]);
  });
});
