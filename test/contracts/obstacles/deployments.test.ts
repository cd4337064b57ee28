import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../../contracts/index.ts';
import { at, eventList, outgoing, series } from '../../faulty/fault.ts';
import type { Fault, TwinAnswer, TwinRequest } from '../../faulty/reference-server.ts';
import { checkTwin } from '../check-reference-server.ts';
import { gateway, loginRedirect, maintenance, notFound, shell, standing } from './answers.ts';

const violationsOf = ({ summary }: CheckReport) => summary.violations;
const reasonsOf = ({ cases }: CheckReport) =>
  new Set(cases.filter(({ verdict }) => verdict === 'inconclusive').map(({ reason }) => reason));

/** A healthy server, in front of which something else answers some requests: those with these ordinals, from 1. */
function meets(answer: TwinAnswer, when: (ordinal: number, request: TwinRequest) => boolean): Fault {
  let ordinal = 0;
  return (request, healthy) => (when(++ordinal, request) ? answer : healthy);
}

const isAnonymous = ({ headers }: TwinRequest) => headers.api_access_token === undefined;

describe.concurrent('Around a healthy server', () => {
  test.each(standing.filter(({ name }) => name !== 'not-served' && name !== 'blocked'))(
    '$what in place of every answer ends the check with 3 and one sentence',
    async ({ answer, said }) => {
      const report = await checkTwin('chatwoot', () => answer);
      expect(report).toMatchObject({ exitCode: 3, cases: [], failure: { kind: 'unreachable' } });
      expect(report.failure?.message).toMatch(said);
    },
  );

  test.each(standing)('$what before all that needs credentials ends the check with 3', async ({ answer, said }) => {
    const report = await checkTwin('chatwoot', (request, healthy) => (request.path === '/api' ? healthy : answer));
    expect(report).toMatchObject({ exitCode: 3, cases: [], failure: { kind: 'unreachable' } });
    expect(report.failure?.message).toMatch(said);
  });

  test.each(standing)(
    '$what on the way ends the check with 4, and nothing is a violation',
    async ({ answer, said }) => {
      const report = await checkTwin(
        'chatwoot',
        meets(answer, (ordinal) => ordinal > 40),
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
  ])('%s in place of one answer in twenty changes no verdict', async (_, answer) => {
    const healthy = await checkTwin('chatwoot');
    const report = await checkTwin(
      'chatwoot',
      meets(answer, (ordinal) => ordinal % 20 === 5),
    );
    expect(report.summary.verdicts).toEqual(healthy.summary.verdicts);
    expect(report.exitCode).toBe(0);
  });

  test('a login that stands before callers without credentials leaves their cases inconclusive', async () => {
    const report = await checkTwin('chatwoot', (request, healthy) =>
      isAnonymous(request) && request.path !== '/api' ? loginRedirect : healthy,
    );
    expect(violationsOf(report)).toBe(0);
    expect(report.exitCode).toBe(4);
    expect([...reasonsOf(report)]).toEqual([
      expect.stringContaining('https://sso.example.com/realms/acme/login (302)'),
    ]);
  });
});

describe.concurrent('Of a server that is wrong itself', () => {
  const faults: [what: string, fault: Fault, operation: string, keyword: string][] = [
    [
      'an operation answers HTML',
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
      'an operation is answered 502',
      at(series, (_, healthy) => (healthy.status === 200 ? gateway : healthy)),
      series,
      'server-error',
    ],
    [
      'an operation is not found',
      at(series, (_, healthy) => (healthy.status === 200 ? notFound : healthy)),
      series,
      'success',
    ],
    [
      'an operation calls the account suspended',
      at(series, (_, healthy) =>
        healthy.status === 200 ? { status: 401, body: { error: 'Account is suspended' } } : healthy,
      ),
      series,
      'success',
    ],
    [
      'an operation answers anybody',
      at(outgoing, (request, healthy, ask) =>
        healthy.status === 401
          ? ask({ headers: { ...request.headers, api_access_token: 'x' } }) && { status: 200, body: [] }
          : healthy,
      ),
      outgoing,
      'ignored:unauthenticated',
    ],
  ];

  test.each(faults)('it is a violation that %s', async (_, fault, operation, keyword) => {
    const report = await checkTwin('chatwoot', fault);
    expect(report.exitCode).toBe(1);
    const findings = report.cases.flatMap((each) => each.findings);
    expect(findings).toContainEqual(expect.objectContaining({ operation, keyword, severity: 'violation' }));
    expect(findings.filter((each) => each.check !== 'relation' && each.operation !== operation)).toEqual([]);
  });
});
