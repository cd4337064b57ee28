import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { type Contract, loadContract } from '../../../specs/contract.ts';
import { listViolations } from '../judge-answer.ts';
import { ask, startMock } from '../start-mock.ts';
import { type Client, createClient } from './client.ts';

// Accepted forms of a login, and its errors (source code of Rocket.Chat 6.14, app/api/server/api.ts, and Meteor 2.16).

const password = 'Correct horse!';
const toSha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hashed = { digest: toSha256(password), algorithm: 'sha-256' };

let mock: Mock;
let contract: Contract;
let admin: Client;
let ann: string;

beforeAll(async () => {
  const versions = { rocketchat: '6.14.0' };
  mock = await startMock({ profile: 'observed', scale: 0, versions });
  contract = await loadContract({ vendor: 'rocketchat', profile: 'observed' });
  admin = createClient(mock, 'admin');
  ann = await hire('Ann.Roe', {});
  await hire('gone', { active: false });
});

async function hire(username: string, more: object): Promise<string> {
  const about = { username, name: username, email: `${username}@Roe.example`, password, ...more };
  return (await admin.write<{ user: { _id: string } }>('users.create', about)).user._id;
}

const logIn = (body: unknown) => createClient(mock, {}).post('login', body);

/** Login bodies that identify Ann. */
const forms: [what: string, body: () => object][] = [
  ['user with a name', () => ({ user: 'Ann.Roe', password })],
  ['user with a name in another case', () => ({ user: 'aNN.rOE', password })],
  ['user with an address', () => ({ user: 'Ann.Roe@Roe.example', password })],
  ['user with an address in another case', () => ({ user: 'ann.roe@roe.EXAMPLE', password })],
  ['username', () => ({ username: 'Ann.Roe', password })],
  ['email', () => ({ email: 'Ann.Roe@Roe.example', password })],
  ['a user object with a name', () => ({ user: { username: 'Ann.Roe' }, password })],
  ['a user object with an address', () => ({ user: { email: 'Ann.Roe@Roe.example' }, password })],
  ['a user object with an id', () => ({ user: { id: ann }, password })],
  ['a hashed password', () => ({ user: 'Ann.Roe', password: hashed })],
  ['a user object and a hashed password', () => ({ user: { username: 'Ann.Roe' }, password: hashed })],
  ['a second-factor code although none is required', () => ({ user: 'Ann.Roe', password, code: '224610' })],
  ['a second factor', () => ({ totp: { code: '1', login: { user: { username: 'Ann.Roe' }, password: hashed } } })],
  ['LDAP, which is disabled', () => ({ ldap: true, username: 'Ann.Roe', ldapPass: password, ldapOptions: {} })],
  ['LDAP, by address', () => ({ ldap: true, username: 'ann.roe@roe.example', ldapPass: password, ldapOptions: {} })],
  ['Crowd, which is disabled', () => ({ crowd: true, username: 'Ann.Roe', crowdPassword: password })],
];

test.each(forms)('accepts a login by %s', async (_, toBody) => {
  const answer = await logIn(toBody());
  expect(answer.body).toMatchObject({ status: 'success', data: { userId: ann, me: { _id: ann } } });
  expect(listViolations(contract, 'post-api-v1-login', answer)).toEqual([]);
  const { authToken } = (answer.body as { data: { authToken: string } }).data;
  const me = createClient(mock, { 'X-Auth-Token': authToken, 'X-User-Id': ann });
  expect(await me.read('me')).toMatchObject({ _id: ann });
});

const unauthorized = { error: 'Unauthorized', message: 'Unauthorized' };
const incorrect = { error: 403, message: 'Incorrect password' };
const loggedOut = { error: 403, message: "You've been logged out by the server. Please log in again." };
const unrecognised = { error: 400, message: 'Unrecognized options for login request' };
const match = (sentence: string) => ({ message: `Match error: ${sentence}` });
const noPassword = match('Failed Match.OneOf, Match.Maybe or Match.Optional validation in field password');

const refusals: [what: string, body: unknown, words: object][] = [
  ['an unknown name', { user: 'nobody', password }, unauthorized],
  ['an unknown address', { user: 'nobody@roe.example', password }, unauthorized],
  ['an address given as a name', { username: 'Ann.Roe@Roe.example', password }, unauthorized],
  ['a name given as an address', { email: 'Ann.Roe', password }, unauthorized],
  ['a wrong password', { user: 'Ann.Roe', password: 'wrong' }, incorrect],
  ['a wrong hashed password', { user: 'Ann.Roe', password: { ...hashed, digest: toSha256('x') } }, incorrect],
  ['a hash as a string', { user: 'Ann.Roe', password: hashed.digest }, incorrect],
  ['a wrong password of LDAP', { ldap: 1, username: 'Ann.Roe', ldapPass: 'wrong', ldapOptions: {} }, incorrect],
  ['a short hash', { user: 'Ann.Roe', password: { ...hashed, digest: 'abc' } }, noPassword],
  ['another algorithm', { user: 'Ann.Roe', password: { ...hashed, algorithm: 'md5' } }, noPassword],
  ['the old form of hashes', { user: 'Ann.Roe', password: { hashed: hashed.digest } }, noPassword],
  ['a password that is a number', { user: 'Ann.Roe', password: 5 }, noPassword],
  ['an empty password', { user: 'Ann.Roe', password: '' }, unrecognised],
  ['no password', { user: 'Ann.Roe' }, unrecognised],
  ['nothing', {}, unrecognised],
  ['LDAP without options', { ldap: true, username: 'Ann.Roe', ldapPass: password }, unrecognised],
  ['an unknown login token', { loginToken: 'x' }, unrecognised],
  ['a password alone', { password }, match("Missing key 'user'")],
  ['an empty name', { user: '', password }, match('Failed Match.Where validation in field username')],
  ['an unknown field', { user: 'Ann.Roe', password, remember: true }, match('Expected object, got string')],
  [
    'an unknown field next to an object',
    { user: { username: 'Ann.Roe' }, password, remember: true },
    match('Unknown key in field remember'),
  ],
  ['an empty user object', { user: {}, password }, match('User property must have exactly one field')],
  [
    'a user object with two fields',
    { user: { username: 'Ann.Roe', email: 'Ann.Roe@Roe.example' }, password },
    match('User property must have exactly one field'),
  ],
  ['a user by their real name', { user: { name: 'Ann.Roe' }, password }, match('Unknown key in field name')],
  ['a name that is a number', { user: { username: 5 }, password }, match('Expected string, got number')],
  ['a service without a name', { accessToken: 'x' }, match("Missing key 'serviceName'")],
  [
    'a service that is not configured',
    { accessToken: 'x', serviceName: 'facebook' },
    { message: 'Unexpected AccessToken service facebook' },
  ],
  ['an unknown token', { resume: 'x' }, loggedOut],
  ['a token that is a number', { resume: 5 }, match('Expected string, got number')],
  ['an empty token', { resume: '' }, unrecognised],
  ['a wrong password of an inactive user', { user: 'gone', password: 'wrong' }, incorrect],
  [
    'an inactive user',
    { user: 'gone', password },
    {
      error: 'error-user-is-not-activated',
      details: { function: 'Accounts.validateLoginAttempt' },
      message: 'User is not activated',
    },
  ],
  ['a list', [], match('Expected plain object')],
];

test.each(refusals)('refuses %s', async (_, body, words) => {
  const answer = await logIn(body);
  expect([answer.status, answer.body]).toEqual([401, { status: 'error', ...words }]);
  expect(listViolations(contract, 'post-api-v1-login', answer)).toEqual([]);
});

test('refuses a wrong password like an unknown name from version 7.0 on', async () => {
  const later = await startMock({ profile: 'observed', scale: 0, versions: { rocketchat: '7.0.0' } });
  const admin = later.identities.find(({ role, vendor }) => role === 'admin' && vendor === 'rocketchat');
  const { username } = await createClient(later, admin?.headers ?? {}).read<{ username: string }>('me');
  const { status, body } = await createClient(later, {}).post('login', { user: username, password: 'wrong' });
  expect([status, body]).toEqual([401, { status: 'error', ...unauthorized }]);
});

describe('a token', () => {
  const open = async () => {
    const { data } = (await logIn({ user: 'Ann.Roe', password })).body as { data: { authToken: string } };
    return createClient(mock, { 'X-Auth-Token': data.authToken, 'X-User-Id': ann });
  };
  const said = { status: 'success', data: { message: "You've been logged out!" } };
  const gone = { status: 'error', message: 'You must be logged in to do this.' };

  test.each(['GET', 'POST'])('is revoked by %s logout, and other tokens are not', async (method) => {
    const [one, other] = [await open(), await open()];
    const answer = await ask(mock, '/api/v1/logout', { method, headers: one.headers });
    expect([answer.status, answer.body]).toEqual([200, said]);
    expect(listViolations(contract, `${method.toLowerCase()}-api-v1-logout`, answer)).toEqual([]);
    expect((await one.get('me')).body).toEqual(gone);
    expect((await other.get('me')).status).toBe(200);
    const again = await ask(mock, '/api/v1/logout', { method, headers: one.headers });
    expect([again.status, again.body]).toEqual([401, gone]);
    const resumed = await logIn({ resume: one.headers['X-Auth-Token'] });
    expect([resumed.status, resumed.body]).toEqual([401, { status: 'error', ...loggedOut }]);
  });

  test('stays valid after HEAD and OPTIONS requests to logout', async () => {
    const session = await open();
    for (const method of ['HEAD', 'OPTIONS']) {
      expect((await ask(mock, '/api/v1/logout', { method, headers: session.headers })).headers.get('allow')).toBe(
        'GET, POST, OPTIONS',
      );
    }
    expect((await session.get('me')).status).toBe(200);
  });

  test('expires after ninety days', async () => {
    const session = await open();
    expect((await logIn({ resume: session.headers['X-Auth-Token'] })).status).toBe(200);
    await mock.clock.advance('P91D');
    expect((await session.get('me')).body).toEqual(gone);
    const resumed = await logIn({ resume: session.headers['X-Auth-Token'] });
    expect([resumed.status, resumed.body]).toEqual([401, { status: 'error', ...loggedOut }]);
  });
});

test('seeded users log in with the listed passwords', async () => {
  const seeded = await startMock({ scale: 0 });
  const people = seeded.identities.filter(({ vendor }) => vendor === 'rocketchat');
  for (const { login } of people)
    expect(login).toEqual({ user: expect.stringMatching(/./), password: expect.stringMatching(/^.{14}$/) });
  // Each login costs milliseconds, as a guess of a password does.
  for (const { headers, login } of [people.at(0), people.at(2), people.at(-1)].flatMap((each) => each ?? [])) {
    const { status, body } = await createClient(seeded, {}).post('login', login);
    expect([login?.user, status]).toEqual([login?.user, 200]);
    expect(body).toMatchObject({ status: 'success', data: { userId: headers['X-User-Id'] } });
  }
});

test('lists no password of users who were created over the API with one', async () => {
  const { body } = await logIn({ user: 'Ann.Roe', password });
  const { authToken } = (body as { data: { authToken: string } }).data;
  const own = mock.identities.filter(({ headers }) => headers['X-User-Id'] === ann);
  expect(own.map(({ headers, login }) => [headers['X-Auth-Token'] === authToken, login])).not.toEqual([]);
  for (const { login } of own) expect(login).toBeUndefined();
});
