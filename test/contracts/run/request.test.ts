import { describe, expect, test } from 'vitest';
import { BlockedRequest, NetworkFailure } from '../../../contracts/exchanges/exchange.ts';
import type { RequestCase } from '../../../contracts/plan/case.ts';
import { type Answerer, loadSmall, runSmall } from './small-world.ts';

const edge = (name: 'from' | 'to') => ({ edge: name, window: 'usual' as const });

describe('A request', () => {
  const report: RequestCase = {
    ...{ kind: 'request', id: 'report/success', title: 'report answers', operation: 'report' },
    request: { path: {}, query: { since: edge('from'), until: edge('to') }, role: 'full' },
    expect: { kind: 'success' },
  };
  const refused: RequestCase = {
    ...{ ...report, id: 'report/refusal/unauthenticated', request: { ...report.request, role: 'none' } },
    expect: { kind: 'refusal', refusal: 'unauthenticated' },
  };

  test('is sent to its path under the path of the target, with its window and credentials', async () => {
    const { verdict, findings, reason, sent } = await runSmall(report, () => ({ json: { figure: 4 } }));
    expect({ verdict, findings, reason }).toEqual({ verdict: 'pass', findings: [], reason: undefined });
    expect(sent).toEqual([
      {
        method: 'GET',
        url: 'https://small.example/api/report?since=1767225600&until=1769817600',
        headers: { api_access_token: 'a-secret' },
        body: undefined,
        mayBeCached: true,
        curl: `curl -sS -i -H "api_access_token: $CHATPACT_CHATWOOT_TOKEN" 'https://small.example/api/report?since=1767225600&until=1769817600'`,
      },
    ]);
  });

  test('encodes ids in its path, and is skipped with the name of a missing id', async () => {
    const thing: RequestCase = {
      ...{ ...report, operation: 'thing' },
      request: { path: { thing_id: { entity: 'thing' } }, query: {}, role: 'full' },
    };
    const ids = { find: async () => ({ id: 'a/b' }) };
    const { sent } = await runSmall(thing, () => ({ json: { id: 1 } }), { ids });
    expect(sent[0]?.url).toBe('https://small.example/api/things/a%2Fb');
    const given = await runSmall(thing, () => ({ json: { id: 1 } }), {
      operations: { thing: { parameters: { thing_id: 9 } } },
    });
    expect(given.sent[0]?.url).toBe('https://small.example/api/things/9');
    const lacking = { ...thing, request: { ...thing.request, path: { thing_id: { entity: 'nothing' } } } };
    expect(await runSmall(lacking, () => ({ json: {} }))).toMatchObject({
      ...{ verdict: 'skipped', reason: 'no nothing is known', sent: [] },
    });
  });

  test('sends a body as JSON, and omits the header in without', async () => {
    const make: RequestCase = {
      ...{ ...report, operation: 'make' },
      request: { path: {}, query: {}, role: 'full', body: { a: 1 }, without: 'api_access_token' },
    };
    const { sent } = await runSmall(make, () => ({ json: { id: 1 } }));
    expect(sent[0]).toEqual({
      ...{ method: 'POST', url: 'https://small.example/api/things', headers: { 'content-type': 'application/json' } },
      body: '{"a":1}',
      curl: `curl -sS -i -X POST -H "content-type: application/json" --data-raw '{"a":1}' 'https://small.example/api/things'`,
    });
  });

  test.each<[answer: ReturnType<Answerer>, verdict: string, keywords: string[]]>([
    [{ json: { figure: '4' } }, 'violation', ['schema type']],
    [{ json: {} }, 'violation', ['schema required']],
    [{ json: { figure: 4, more: 1 } }, 'pass', ['schema undocumented-field']],
    [{ status: 500, json: {} }, 'violation', ['status server-error']],
    [{ status: 302, headers: { location: '/x?token=1' }, json: {} }, 'violation', ['status redirect']],
    [{ status: 204, json: {} }, 'violation', ['status success']],
    [{ status: 401, json: { error: 'no' } }, 'violation', ['status success']],
    [{ body: { kind: 'empty' } }, 'violation', ['content-type empty']],
    [{ body: { kind: 'broken', message: 'breaks off' } }, 'violation', ['content-type unreadable']],
    [{ body: { kind: 'other', isHtml: true }, mediaType: 'text/html' }, 'violation', ['content-type html']],
    [{ body: { kind: 'other', isHtml: false }, mediaType: 'text/csv' }, 'violation', ['content-type media-type']],
  ])('with the response %j is a %s', async (answer, verdict, keywords) => {
    expect(await runSmall(report, () => answer)).toMatchObject({ verdict, keywords });
  });

  test('reports a known deviation with its ledger entry and its case', async () => {
    const { ledger } = await loadSmall();
    const outcome = await runSmall(report, () => ({ json: { figure: '4' } }), { ledger });
    expect(outcome).toMatchObject({
      ...{ verdict: 'known-deviation', reason: undefined },
      findings: [
        {
          ...{ operation: 'report', caseId: 'report/success', fingerprint: 'schema|report|/figure|type' },
          ...{ deviation: { id: 'figure-is-text', excused: true }, curl: outcome.sent[0]?.curl },
        },
      ],
    });
  });

  test('shows field names in findings, but no keys that are data', async () => {
    const { findings } = await runSmall(report, () => ({ json: { figure: 4, 'Ada Quill': 1 } }));
    expect(findings.map(({ fingerprint }) => fingerprint)).toEqual(['schema|report|/…|undocumented-field']);
  });

  test.each<[answer: ReturnType<Answerer>, verdict: string, messages: string[]]>([
    [{ status: 401, json: { error: 'no' } }, 'pass', []],
    [{ json: { figure: 4 } }, 'violation', ['Expected 401 for a request without credentials. Got 200 with data.']],
    [
      { status: 403, json: { error: 'no' } },
      'violation',
      ['Expected 401 for a request without credentials. Got 403 "no".'],
    ],
    [{ status: 503, json: {} }, 'violation', ['Expected 401 for a request without credentials. Got 503.']],
    [
      { status: 302, headers: { location: 'https://ada:word@sso.example/in?token=1#x' }, json: {} },
      'violation',
      ['Expected 401 for a request without credentials. Got 302 to https://sso.example/in.'],
    ],
  ])('that must be refused, with the response %j, is a %s', async (answer, verdict, messages) => {
    const { findings, ...outcome } = await runSmall(refused, () => answer);
    expect([outcome.verdict, findings.map(({ message }) => message)]).toEqual([verdict, messages]);
  });

  test('with an undocumented refusal accepts any refusal, but no success', async () => {
    const bot: RequestCase = { ...refused, expect: { kind: 'refusal', refusal: 'bot' } };
    expect((await runSmall(bot, () => ({ status: 404, json: {} }))).verdict).toBe('pass');
    expect((await runSmall(bot, () => ({ status: 204, json: {} }))).keywords).toEqual(['auth ignored:bot']);
    const invalid: RequestCase = { ...bot, expect: { kind: 'refusal', refusal: 'invalid', parameter: 'since' } };
    expect(await runSmall(invalid, () => ({ json: { figure: 4 } }))).toMatchObject({
      findings: [
        {
          ...{ check: 'status', keyword: 'refusal:invalid:since', expected: 'a refusal', actual: 200 },
          message: 'Expected a refusal for a missing or invalid since. Got 200 with data.',
        },
      ],
    });
  });

  test('is vacuous if its response holds no data', async () => {
    const things = { ...report, operation: 'things', request: { path: {}, query: {}, role: 'full' as const } };
    expect(await runSmall(things, () => ({ json: [] }))).toMatchObject({
      ...{ verdict: 'vacuous', reason: 'the response holds no data to judge' },
    });
    expect(await runSmall(things, () => ({ json: [{ id: 1 }] }))).toMatchObject({ verdict: 'pass', reason: undefined });
  });

  test('is inconclusive without a response or after an internal error, and skipped if it is blocked', async () => {
    const failing = (error: Error) =>
      runSmall(report, () => {
        throw error;
      });
    expect(await failing(new NetworkFailure('it hung up', true))).toMatchObject({
      ...{ verdict: 'inconclusive', reason: 'it hung up' },
    });
    expect(await failing(new BlockedRequest('no writes'))).toMatchObject({ verdict: 'skipped', reason: 'no writes' });
    expect(await failing(new RangeError('stack'))).toMatchObject({
      ...{ verdict: 'inconclusive', reason: 'the response is too large to be judged' },
    });
    expect(await failing(new TypeError('a bug'))).toMatchObject({
      ...{ verdict: 'inconclusive', reason: expect.stringMatching(/^a bug of chatpact, .*TypeError/) },
    });
  });

  test('is skipped if a later version added its operation, unless the version is unknown', async () => {
    const late = { ...report, operation: 'late', request: { path: {}, query: {}, role: 'full' as const } };
    const of = (version?: string) => runSmall(late, () => ({ json: { id: 1 } }), { version });
    expect(await of('9.0.9')).toMatchObject({
      ...{ verdict: 'skipped', reason: 'late was added in version 9.1.0; the server runs 9.0.9' },
    });
    for (const version of ['9.1.0', 'v10', undefined, 'develop']) expect((await of(version)).verdict).toBe('pass');
  });

  test('is skipped for a missing operation or with a reason to skip', async () => {
    expect(await runSmall({ ...report, operation: 'gone' }, () => ({ json: {} }))).toMatchObject({
      ...{ verdict: 'skipped', reason: 'the document has no operation gone', sent: [] },
    });
    expect(await runSmall({ ...report, skip: 'we lack it' }, () => ({ json: {} }))).toMatchObject({
      ...{ verdict: 'skipped', reason: 'we lack it', sent: [] },
    });
  });
});
