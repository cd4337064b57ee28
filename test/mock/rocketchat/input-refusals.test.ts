import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { type Contract, loadContract } from '../../../specs/contract.ts';
import { type Profile, profiles } from '../../../specs/profiles.ts';
import { listViolations } from '../judge-answer.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';

const started = new Map<Profile, { mock: Mock; contract: Contract }>();

beforeAll(async () => {
  for (const profile of profiles) {
    const contract = await loadContract({ vendor: 'rocketchat', profile });
    started.set(profile, { mock: await startMock({ profile, scale: 0 }), contract });
  }
});

function getProfile(profile: Profile): { mock: Mock; contract: Contract } {
  const found = started.get(profile);
  if (!found) throw new Error('not started');
  return found;
}

const sent = 'get-api-v1-engagement-dashboard-messages-messages-sent';
const login = 'post-api-v1-login';
const path = '/api/v1/engagement-dashboard/messages/messages-sent';
const start = '2026-01-01T00:00:00.000Z';
const end = '2026-01-30T00:00:00.000Z';
const span = `?start=${start}&end=${end}`;
const admin = (mock: Mock) => headersOf(mock, 'rocketchat', 'admin');

interface Refusal {
  situation: string;
  as(mock: Mock): Record<string, string>;
  query?: string;
  documented: { status: number; body: unknown };
  observed: { status: number; body: unknown; deviation: string };
}

const loggedOut = {
  documented: { status: 401, body: { status: 'error', message: 'You must be logged in to do this.' } },
  observed: {
    status: 401,
    body: {
      success: false,
      status: 'error',
      message: 'You must be logged in to do this.',
      error: 'You must be logged in to do this.',
    },
    deviation: 'rocketchat-unauthenticated-adds-success',
  },
};
const missing = (field: string) => ({
  documented: { status: 400, body: { success: false, error: `Missing ${field}` } },
  observed: {
    status: 400,
    body: { success: false, error: `Match error: Missing key '${field}'` },
    deviation: 'rocketchat-missing-date-is-match-error',
  },
});
const malformed = (field: string) => ({
  documented: { status: 400, body: { success: false, error: `Invalid Date: ${field}` } },
  observed: {
    status: 400,
    body: { success: false, error: `Match error: Failed Match.Where validation in field ${field}` },
    deviation: 'rocketchat-invalid-date-is-match-error',
  },
});

const refusals: Refusal[] = [
  { situation: 'no headers', as: () => ({}), ...loggedOut },
  {
    situation: 'a token without a user id',
    as: (mock) => ({ 'X-Auth-Token': admin(mock)['X-Auth-Token'] ?? '' }),
    ...loggedOut,
  },
  {
    situation: 'a user id without a token',
    as: (mock) => ({ 'X-User-Id': admin(mock)['X-User-Id'] ?? '' }),
    ...loggedOut,
  },
  { situation: 'a wrong token', as: (mock) => ({ ...admin(mock), 'X-Auth-Token': 'wrong' }), ...loggedOut },
  {
    situation: "one user's token with another user's id",
    as: (mock) => ({ ...admin(mock), 'X-User-Id': headersOf(mock, 'rocketchat', 'user')['X-User-Id'] ?? '' }),
    ...loggedOut,
  },
  {
    situation: 'a user without the permission',
    as: (mock) => headersOf(mock, 'rocketchat', 'user'),
    documented: { status: 403, body: { success: false, error: 'unauthorized' } },
    observed: {
      status: 403,
      body: {
        success: false,
        error: 'User does not have the permissions required for this action [error-unauthorized]',
      },
      deviation: 'rocketchat-forbidden-error-text',
    },
  },
  { situation: 'no start', as: admin, query: `?end=${end}`, ...missing('start') },
  { situation: 'no end', as: admin, query: `?start=${start}`, ...missing('end') },
  { situation: 'a date for start', as: admin, query: `?start=2026-01-01&end=${end}`, ...malformed('start') },
  {
    situation: 'an end without milliseconds',
    as: admin,
    query: `?start=${start}&end=2026-01-30T00:00:00Z`,
    ...malformed('end'),
  },
  { situation: 'an empty end', as: admin, query: `?start=${start}&end=`, ...malformed('end') },
  {
    situation: 'a day that does not exist',
    as: admin,
    query: `?start=2026-02-30T00:00:00.000Z&end=${end}`,
    ...malformed('start'),
  },
];

const both = refusals.flatMap((refusal) => profiles.map((profile) => ({ ...refusal, profile })));

test.each(both)('$profile: messages-sent refuses $situation', async ({ profile, as, query, documented, observed }) => {
  const { mock, contract } = getProfile(profile);
  const answer = await ask(mock, path + (query ?? span), { headers: as(mock) });
  const expected = profile === 'documented' ? documented : observed;
  expect([answer.status, answer.body]).toEqual([expected.status, expected.body]);
  const deviation = profile === 'observed' ? observed.deviation : null;
  expect(answer.headers.get('x-chatpact-deviation')).toBe(deviation);
  expect(listViolations(contract, sent, answer)).toEqual([]);
});

test('documented: names both of two invalid dates', async () => {
  const { mock } = getProfile('documented');
  const { status, text } = await ask(mock, `${path}?start=soon`, { headers: admin(mock) });
  expect(status).toBe(400);
  expect(text).toContain('start');
  expect(text).toContain('end');
});

test('observed: names only the first of two invalid dates, and missing ones before it', async () => {
  const { mock } = getProfile('observed');
  const errorOf = async (query: string) =>
    ((await ask(mock, path + query, { headers: admin(mock) })).body as { error: string }).error;
  const match = (field: string) => `Match error: Failed Match.Where validation in field ${field}`;
  expect(await errorOf('?start=soon')).toBe(match('start'));
  expect(await errorOf('?end=x&start=y')).toBe(match('end'));
  expect(await errorOf('?end=x')).toBe(match('end'));
  expect(await errorOf('')).toBe("Match error: Missing key 'start'");
  // A repeated parameter is a list, and one with brackets is an object.
  expect(await errorOf(`?start=${start}&start=${start}&end=${end}`)).toBe(match('start'));
  expect(await errorOf(`?start[a]=${start}&end=${end}`)).toBe(match('start'));
});

test('returns a 405 with the allowed methods for an unsupported one, and treats paths as case-sensitive', async () => {
  for (const profile of profiles) {
    const { mock } = getProfile(profile);
    const refused = await ask(mock, path, { method: 'POST' });
    expect([refused.status, refused.body, refused.headers.get('allow')]).toEqual([
      405,
      { status: 'error', message: 'API endpoint does not exist' },
      'GET, OPTIONS',
    ]);
    expect((await ask(mock, path.replace('messages', 'Messages') + span, { headers: admin(mock) })).status).toBe(404);
    expect(refused.headers.get('content-type')).toBe('application/json');
  }
});

test('before 8.0 a 401 has only the documented fields, and permissions.update refuses as documented', async () => {
  const mock = await startMock({ profile: 'observed', scale: 0, versions: { rocketchat: '6.14.0' } });
  expect((await ask(mock, path + span)).body).toEqual(loggedOut.documented.body);
  const body = JSON.stringify({ permissions: [{ _id: 'create-c', roles: [] }] });
  const headers = { ...headersOf(mock, 'rocketchat', 'user'), 'content-type': 'application/json' };
  const answer = await ask(mock, '/api/v1/permissions.update', { method: 'POST', headers, body });
  expect([answer.status, answer.body]).toEqual([
    400,
    { success: false, error: 'Editing permissions is not allowed', errorType: 'error-edit-permissions-not-allowed' },
  ]);
});

test('before 7.0 a workspace without a licence has no dashboard; later versions refuse', async () => {
  const open = (rocketchat: string) =>
    startMock({ profile: 'observed', scale: 0, edition: 'community', versions: { rocketchat } });
  const [earlier, later] = [await open('6.14.0'), await open('7.0.0')];
  const absent = await ask(earlier, path + span, { headers: admin(earlier) });
  expect([absent.status, absent.body]).toEqual([404, { success: false, error: 'There is no such API endpoint' }]);
  expect(absent.headers.get('x-chatpact-deviation')).toBe('rocketchat-unlicensed-has-no-routes');
  const refused = await ask(later, path + span, { headers: admin(later) });
  expect([refused.status, refused.body]).toMatchObject([400, { errorType: 'error-action-not-allowed' }]);
});

const post = (body: string, type = 'application/json'): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': type },
  body,
});

const unknownUser = { error: 'Unauthorized', message: 'Unauthorized' };
const loggedOutByServer = { error: 403, message: "You've been logged out by the server. Please log in again." };
const unrecognised = { error: 400, message: 'Unrecognized options for login request' };

/** The documented status, and the observed text. Rows without a text return 400 in both profiles. */
const badLogins: [what: string, init: RequestInit, status: number, words?: object][] = [
  ['a wrong password', post('{"user":"rocket.cat","password":"wrong"}'), 401, unknownUser],
  ['an unknown user', post('{"user":"nobody","password":"x"}'), 401, unknownUser],
  ['an unknown token to resume', post('{"resume":"unknown"}'), 401, loggedOutByServer],
  ['an empty object', post('{}'), 401, unrecognised],
  ['no body at all', { method: 'POST' }, 401, unrecognised],
  ['text', post('user=a&password=b', 'text/plain'), 401, unrecognised],
  [
    'a user that is a number',
    post('{"user":5,"password":"x"}'),
    400,
    { message: 'Match error: Expected object, got number' },
  ],
  ['a list', post('[]'), 400, { message: 'Match error: Expected plain object' }],
  ['broken JSON', post('{"user":'), 400],
];

test.each(badLogins.flatMap((row) => profiles.map((profile) => ({ profile, row }))))(
  '$profile: login refuses $row.0',
  async ({ profile, row: [, init, status, words] }) => {
    const { mock, contract } = getProfile(profile);
    const answer = await ask(mock, '/api/v1/login', init);
    const isObserved = profile === 'observed' && words !== undefined;
    expect(answer.status).toBe(isObserved ? 401 : status);
    expect(listViolations(contract, login, answer)).toEqual([]);
    if (isObserved) expect(answer.body).toEqual({ status: 'error', ...words });
    else if (status === 401) expect(answer.body).toEqual({ status: 'error', message: 'Unauthorized' });
  },
);

test.each(profiles)(
  '%s: resuming with a token logs in its owner, and returns the documented response',
  async (profile) => {
    const { mock, contract } = getProfile(profile);
    const { 'X-Auth-Token': token = '', 'X-User-Id': id } = admin(mock);
    const answer = await ask(mock, '/api/v1/login', post(JSON.stringify({ resume: token })));
    expect(answer.body).toMatchObject({ status: 'success', data: { userId: id, authToken: token, me: { _id: id } } });
    expect(listViolations(contract, login, answer)).toEqual([]);
  },
);
