import { describe, expect, test } from 'vitest';
import { judgeObserved } from '../../../contracts/judge/judge-observed.ts';
import { judgeResponse } from '../../../contracts/judge/judge-response.ts';
import { listPropertyNames } from '../../../contracts/judge/property-names.ts';
import { withGivenValues } from '../../../contracts/options/operation-options.ts';
import { findVacuousReason } from '../../../contracts/run/vacuity.ts';
import { loadContract } from '../../../specs/contract.ts';
import { type Answer, loadSmall, toExchange } from '../run/small-world.ts';

describe('An observed response', () => {
  const judge = async (answer: Answer, id = 'report') => {
    const contract = await loadSmall();
    const operation = contract.findOperation(id);
    if (!operation) throw new Error(`There is no ${id}.`);
    const findings = judgeObserved(
      { operation, exchange: toExchange(answer), url: '/' },
      { contract, ledger: [] },
      'here',
    );
    return findings.map(({ check, keyword, message }) => `${check} ${keyword}: ${message}`);
  };

  test.each<[answer: Answer, findings: string[]]>([
    [{ json: { figure: 1 } }, []],
    [{ json: { figure: 'x' } }, ['schema type: Expected an integer at /figure. Got a string.']],
    [{ status: 401, json: { error: 'no' } }, []],
    [{ status: 401, json: { error: 1 } }, ['schema type: Expected a string at /error. Got an integer.']],
    [{ status: 401, body: { kind: 'empty' } }, ['content-type empty: Expected a body of application/json. Got none.']],
    [{ status: 404, json: {} }, ['status undocumented: Expected 200 or 401. Got 404.']],
    [{ status: 500, json: {} }, ['status server-error: Expected 200. Got 500.']],
    [{ status: 304, body: { kind: 'empty' } }, []],
    [{ status: 429, body: { kind: 'empty' } }, []],
  ])('%j is judged by the document for its status: %j', async (answer, findings) => {
    expect(await judge(answer)).toEqual(findings);
  });

  test('gives a finding with its case and its curl command', async () => {
    const contract = await loadSmall();
    const operation = contract.findOperation('report');
    const exchange = toExchange({ status: 404, json: {} }, 'curl https://small.example/');
    const [finding] = operation
      ? judgeObserved({ operation, exchange, url: '/' }, { contract, ledger: [] }, 'here')
      : [];
    expect(finding).toMatchObject({
      ...{
        caseId: 'here',
        operation: 'report',
        curl: 'curl https://small.example/',
        fingerprint: 'status|report||undocumented',
      },
      ...{ expected: ['200', '401'], actual: 404, severity: 'violation', pointer: '' },
    });
  });
});

test.each([
  ['metric=conversations_count&type=account', 'violation'],
  ['metric=conversations_count&type=account&since=1767139200', 'violation'],
  ['metric=conversations_count&type=account&since=yesterday', 'warning'],
  ['metric=conversations_count&type=nothing', 'warning'],
  ['metric=conversations_count', 'warning'],
])('a server error for %s is a %s', async (query, severity) => {
  const contract = await loadContract({ vendor: 'chatwoot' });
  const operation = contract.findOperation('list-all-conversation-statistics');
  if (!operation) throw new Error('There are no statistics.');
  const answered = { operation, exchange: toExchange({ status: 500, json: {} }), url: `/reports?${query}` };
  const [finding] = judgeObserved(answered, { contract, ledger: [] }, 'here');
  expect(finding).toMatchObject({ keyword: 'server-error', severity });
});

describe('A fetch Response', () => {
  const respond = (body: string, init: ResponseInit = {}) =>
    new Response(body, { headers: { 'content-type': 'Application/JSON; charset=utf-8' }, ...init });

  test('is judged by the vendor that has the operation', async () => {
    const [finding] = await judgeResponse(respond('{}', { status: 500 }), 'get-api-v1-me');
    expect(finding).toMatchObject({
      check: 'status',
      keyword: 'server-error',
      caseId: 'response',
      curl: 'curl -X GET ',
    });
    expect(await judgeResponse(respond('[]'), 'get-account-agents')).toEqual([]);
    const [wrong] = await judgeResponse(respond('{}'), 'get-account-agents');
    expect(wrong?.message).toBe('Expected an array as the body. Got an empty object.');
  });

  test('must be unread, and can still be read afterwards', async () => {
    const response = respond('[]');
    await judgeResponse(response, 'get-account-agents');
    expect(await response.text()).toBe('[]');
    await expect(judgeResponse(response, 'get-account-agents')).rejects.toMatchObject({
      ...{
        code: 'BODY_ALREADY_READ',
        message: expect.stringContaining('was read before. Pass response.clone() instead.'),
      },
    });
    await expect(judgeResponse(respond('[]'), 'no-such')).rejects.toMatchObject({
      ...{ code: 'UNKNOWN_OPERATION', message: 'No vendor has an operation "no-such". `chatpact specs` lists them.' },
    });
  });
});

test('lists the documented property names of the responses of an operation', async () => {
  const contract = await loadSmall();
  expect([...listPropertyNames(contract, ['pages', 'report'])].sort()).toEqual(
    ['error', 'figure', 'id', 'items', 'page', 'pages', 'total'].sort(),
  );
  expect([...listPropertyNames(contract, ['gone'])]).toEqual([]);
});

describe('A vacuous response', () => {
  const why = async (id: string, answer: Answer) => {
    const contract = await loadSmall();
    const operation = contract.findOperation(id);
    if (!operation) throw new Error(`There is no ${id}.`);
    return findVacuousReason({ contract, operation, expect: { kind: 'success' }, exchange: toExchange(answer) });
  };

  test.each<[id: string, answer: Answer, reason: string | undefined]>([
    ['report', { json: { figure: 1 } }, undefined],
    ['report', { json: {} }, 'the response holds no data to judge'],
    ['things', { json: [] }, 'the response holds no data to judge'],
    ['things', { json: [{ id: 1 }] }, undefined],
    ['pages', { json: { items: [], total: 0 } }, 'the response holds no data to judge'],
    ['pages', { json: { items: [1], others: [] } }, undefined],
    ['report', { json: 4 }, undefined],
    ['report', { body: { kind: 'empty' } }, undefined],
    ['report', { json: { figure: 1 }, status: 204 }, 'the document has no schema for this response'],
  ])('of %s with %j: %s', async (id, answer, reason) => {
    expect(await why(id, answer)).toBe(reason);
  });
});

describe('Configured values of operations', () => {
  const parametersOf = async (id: string, parameters: Record<string, string | number | boolean>) => {
    const contract = withGivenValues(await loadContract({ vendor: 'chatwoot' }), { [id]: { parameters } });
    return Object.fromEntries(contract.findOperation(id)?.parameters.map(({ name, schema }) => [name, schema]) ?? []);
  };

  test('take precedence over those of the document', async () => {
    const { metric, type } = await parametersOf('list-all-conversation-statistics', { metric: 'resolutions_count' });
    const valuesOf = (schema: Record<string, unknown> = {}) => (Array.isArray(schema.enum) ? schema.enum : []);
    expect(valuesOf(metric)[0]).toBe('resolutions_count');
    expect(new Set(valuesOf(metric)).size).toBe(valuesOf(metric).length);
    expect(valuesOf(type)[0]).toBe('account');
    expect((await parametersOf('conversationList', { q: 'ada' })).q).toMatchObject({ default: 'ada' });
  });

  test('apply to the amended contract too, and do not change the original contract', async () => {
    const whole = await loadContract({ vendor: 'chatwoot' });
    const given = withGivenValues(whole, { conversationList: { parameters: { q: 'ada' } } });
    const [first] = whole.ledger;
    const amended = given.amend([first?.id ?? '']);
    const q = amended.findOperation('conversationList')?.parameters.find(({ name }) => name === 'q');
    expect(q?.schema.default).toBe('ada');
    expect(amended).toBe(given.amend([first?.id ?? '']));
    expect(
      whole.findOperation('conversationList')?.parameters.find(({ name }) => name === 'q')?.schema.default,
    ).toBeUndefined();
    expect(withGivenValues(whole, { conversationList: { skip: 'we lack it' } })).toBe(whole);
  });

  test.each<[id: string, name: string, code: string, message: string]>([
    [
      'no-such',
      'q',
      'UNKNOWN_OPERATION',
      'The document has no operation "no-such", which operations sets options for.',
    ],
    [
      'conversationList',
      'colour',
      'UNKNOWN_PARAMETER',
      'conversationList has no parameter "colour" in its path or query.',
    ],
    [
      'get-channel-summary-report',
      'since',
      'RESERVED_PARAMETER',
      '"since" of get-channel-summary-report limits the time window. Set since and until instead.',
    ],
    [
      'get-channel-summary-report',
      'until',
      'RESERVED_PARAMETER',
      '"until" of get-channel-summary-report limits the time window. Set since and until instead.',
    ],
  ])(
    'are rejected for unknown operations and parameters, and for the time window: %s %s',
    async (id, name, code, message) => {
      await expect(parametersOf(id, { [name]: 'x' })).rejects.toMatchObject({ code, message });
    },
  );
});
