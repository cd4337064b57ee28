import { describe, expect, test } from 'vitest';
import { judgeAnswer } from '../../../contracts/checks/index.ts';
import { judgeByStatus } from '../../../contracts/judge/judge-observed.ts';
import { recallObstacle } from '../../../contracts/obstacles/find-obstacle.ts';
import type { Expectation } from '../../../contracts/plan/case.ts';
import type { Role } from '../../../contracts/vendor.ts';
import type { Behaviour } from '../../../specs/behaviour.ts';
import { type Answer, loadSmall, toExchange } from '../run/small-world.ts';

const success: Expectation = { kind: 'success' };
const refused = (refusal: 'unauthenticated' | 'forbidden' | 'foreign' | 'bot' | 'missing'): Expectation => ({
  kind: 'refusal',
  refusal,
});

/** The message and the likely cause of the finding about a response. */
async function explain(answer: Answer, expected = success, behaviour: Behaviour = {}, role: Role = 'full') {
  const contract = await loadSmall();
  const found = contract.findOperation('report');
  if (!found) throw new Error('The contract lacks the operation report.');
  const operation = { ...found, behaviour: { ...found.behaviour, ...behaviour } };
  const subject = { contract, operation, expect: expected, exchange: toExchange(answer), request: { role } };
  const [draft, ...others] = judgeAnswer(subject);
  expect(others).toEqual([]);
  return [draft?.message, draft?.cause];
}

const page = { kind: 'other', isHtml: true } as const;
const admins = { roles: ['administrator'] };

describe('A wrong status', () => {
  test.each<[what: string, answer: Answer, behaviour: Behaviour, message: string, cause: string | undefined]>([
    [
      'a refusal of the role',
      { status: 403, json: { error: 'Not authorized' } },
      admins,
      'Expected 200. Got 403 "Not authorized".',
      "The token's user does not have the role administrator.",
    ],
    [
      'a refusal of the permission',
      { status: 403, json: { success: false, error: 'unauthorized' } },
      { permissions: ['view-statistics'] },
      'Expected 200. Got 403 "unauthorized".',
      "The token's user lacks the permission view-statistics.",
    ],
    ['a refusal without a documented role', { status: 403, json: {} }, {}, 'Expected 200. Got 403.', undefined],
    [
      'a failure',
      { status: 500, json: { status: 500, error: 'Internal Server Error' } },
      {},
      'Expected 200. Got 500 "Internal Server Error".',
      'The server failed on a valid request. Its log has the reason.',
    ],
    [
      'a path that moved',
      { status: 301, headers: { location: '/v3/report?token=x' }, json: {} },
      {},
      'Expected 200. Got 301 to /v3/report.',
      'The operation has moved. The check follows no redirects.',
    ],
    [
      'a passing redirect',
      { status: 302, headers: { location: '/wait' }, json: {} },
      {},
      'Expected 200. Got 302 to /wait.',
      undefined,
    ],
    ['bad input', { status: 422, body: { kind: 'empty' } }, {}, 'Expected 200. Got 422 without a body.', undefined],
    ['a status without a known cause', { status: 404, json: {} }, admins, 'Expected 200. Got 404.', undefined],
  ])('is explained: %s', async (_, answer, behaviour, message, cause) => {
    expect(await explain(answer, success, behaviour)).toEqual([message, cause]);
  });

  test('has no cause that mentions a role if the request had no credentials', async () => {
    expect(await explain({ status: 401, json: {} }, success, admins, 'none')).toEqual([
      'Expected 200. Got 401.',
      undefined,
    ]);
  });

  test('names the proxy in front of the server, unless the response echoes a secret', async () => {
    const obstacle = { ...recallObstacle('bad-gateway'), what: 'a proxy got no answer (502 "Bad Gateway")' } as never;
    const answer = { status: 502, body: page, obstacle };
    const message = 'Expected 200. Got 502 with an HTML page.';
    expect(await explain(answer)).toEqual([message, 'A proxy got no answer (502 "Bad Gateway").']);
    expect(await explain({ ...answer, isEchoing: true })).toEqual([message, undefined]);
    const recorded = 'The server failed on a valid request. Its log has the reason.';
    expect(await explain({ ...answer, isSanitized: true })).toEqual([message, recorded]);
  });
});

describe('A response to a caller who must be refused', () => {
  test.each<[refusal: Parameters<typeof refused>[0], cause: string | undefined]>([
    ['unauthenticated', 'The server does not require credentials here, or a proxy in front of it adds its own.'],
    ['forbidden', "The server does not check the role here, or the token's user does have the permission."],
    ['foreign', "The server does not check the account here, or the token's user also belongs to this account."],
    ['bot', undefined],
    ['missing', undefined],
  ])('has a cause if the kind of refusal implies one: %s', async (refusal, cause) => {
    expect((await explain({ json: { figure: 1 } }, refused(refusal)))[1]).toBe(cause);
  });

  test('is described as with or without data', async () => {
    const due = 'Expected 401 for a request without credentials.';
    const [message] = await explain({ json: { figure: 1 } }, refused('unauthenticated'));
    expect(message).toBe(`${due} Got 200 with data.`);
    expect((await explain({ json: {} }, refused('unauthenticated')))[0]).toBe(`${due} Got 200 with an empty object.`);
    const [empty] = await explain({ body: { kind: 'empty' } }, refused('unauthenticated'));
    expect(empty).toBe(`${due} Got 200 without a body.`);
  });

  test('names the header that the request omitted', async () => {
    const contract = await loadSmall();
    const operation = contract.findOperation('report');
    if (!operation) throw new Error('The contract lacks the operation report.');
    const request = { role: 'full' as const, without: 'X-User-Id' };
    const exchange = toExchange({ json: { figure: 1 } });
    const [draft] = judgeAnswer({ contract, operation, expect: refused('unauthenticated'), exchange, request });
    expect(draft?.message).toBe('Expected 401 for a request without X-User-Id. Got 200 with data.');
  });
});

describe('A wrong body', () => {
  test.each<[answer: Answer, message: string, cause: string | undefined]>([
    [
      { body: { kind: 'broken', message: 'is JSON that breaks off after 9 characters' } },
      'Expected a readable body of application/json. Got one that is JSON that breaks off after 9 characters.',
      'A proxy or a timeout cut off the response.',
    ],
    [
      { body: { kind: 'broken', message: 'is labelled as JSON but is not valid JSON' } },
      'Expected a readable body of application/json. Got one that is labelled as JSON but is not valid JSON.',
      undefined,
    ],
    [
      { body: page, mediaType: 'text/html' },
      'Expected application/json. Got an HTML page.',
      'A login or a proxy answered in place of the API.',
    ],
  ])('is explained: %j', async (answer, message, cause) => {
    expect(await explain(answer)).toEqual([message, cause]);
  });
});

test('observed traffic is quoted only by error codes, and has no causes that need knowledge of the request', async () => {
  const contract = await loadSmall();
  const operation = contract.findOperation('report');
  if (!operation) throw new Error('The contract lacks the operation report.');
  const judge = (status: number, error: string) =>
    judgeByStatus({ operation, exchange: toExchange({ status, json: { error } }), url: '/' }, contract).map(
      ({ message, cause }) => [message, cause],
    );
  expect(judge(500, 'Ada Quill is no user')).toEqual([['Expected 200. Got 500.', undefined]]);
  expect(judge(500, 'Internal Server Error')).toEqual([['Expected 200. Got 500 "Internal Server Error".', undefined]]);
  expect(judge(403, 'error-not-allowed')).toEqual([['Expected 200 or 401. Got 403 "error-not-allowed".', undefined]]);
});
