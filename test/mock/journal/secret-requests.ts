import { createHash } from 'node:crypto';
import type { Mock } from '../../../mock/server.ts';
import { ask } from '../start-mock.ts';
import { logIn } from '../workspaces/admin-call.ts';

/** The user's own tokens, with which a mock is started. */
export const ownTokens = {
  CHATPACT_CHATWOOT_TOKEN: 'canary-chatwoot-0c44f1b8',
  CHATPACT_CHATWOOT_LOW_TOKEN: 'canary-agent-81aa55d0',
  CHATPACT_ROCKETCHAT_TOKEN: 'canary-chat-9f2c7e31',
};
/** Password of a user that {@link sendAllSecrets} creates. */
export const password = 'canary-password';
/** The password's digest, as Meteor clients send it. */
export const sha256 = createHash('sha256').update(password).digest('hex');

export const post = (mock: Mock, path: string, headers: Record<string, string>, body: object) =>
  ask(mock, path, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

export const administrator = { api_access_token: ownTokens.CHATPACT_CHATWOOT_TOKEN };
export const chatAdmin = (mock: Mock) => ({
  'X-Auth-Token': ownTokens.CHATPACT_ROCKETCHAT_TOKEN,
  'X-User-Id': mock.credentials.CHATPACT_ROCKETCHAT_USER_ID ?? '',
});

/** Sends every kind of secret in every place that accepts one, and in some that do not. */
export async function sendAllSecrets(mock: Mock): Promise<number[]> {
  const elsewhere = {
    cookie: 'session=canary',
    authorization: 'Bearer canary',
    'x-api-key': 'canary',
    referer: 'https://canary.example',
  };
  const responses = [
    await post(
      mock,
      '/api/v1/accounts/1/contacts?token=canary&api_key[]=canary',
      { ...administrator, ...elsewhere },
      { inbox_id: 1, name: 'Ann' },
    ),
    await post(
      mock,
      '/api/v1/accounts/1/contacts',
      { 'api-access-token': 'canary-of-another-server' },
      { inbox_id: 1 },
    ),
    await post(
      mock,
      '/api/v1/accounts/1/labels',
      { api_access_token: ownTokens.CHATPACT_CHATWOOT_LOW_TOKEN },
      { title: 'a' },
    ),
    await post(mock, '/api/v1/users.create', chatAdmin(mock), {
      name: 'Bo',
      email: 'bo@roe.example',
      username: 'bo',
      password,
    }),
    await logIn(mock, { user: 'bo', password }),
    await logIn(mock, { user: 'bo', password: 'canary-mistyped' }),
    await post(mock, '/api/v1/login', {}, { resume: ownTokens.CHATPACT_ROCKETCHAT_TOKEN }),
    await post(mock, '/api/v1/login', {}, { resume: 'canary-of-another-server' }),
    await logIn(mock, { user: 'bo', password: { digest: sha256, algorithm: 'sha-256' } }),
    await logIn(mock, { user: 'bo', password: { hashed: 'canary', salt: 'canary' } }),
    await logIn(mock, { totp: { code: 'canary', login: { user: { username: 'bo' }, password: 'canary-mistyped' } } }),
    await logIn(mock, { ldap: true, username: 'bo', ldapPass: 'canary-mistyped', ldapOptions: {} }),
    await logIn(mock, { crowd: true, username: 'bo', crowdPassword: 'canary-mistyped' }),
    await logIn(mock, { accessToken: 'canary', secret: 'canary', serviceName: 'facebook' }),
    await logIn(mock, { loginToken: 'canary', oauth: { credentialToken: 'canary', credentialSecret: 'canary' } }),
    await post(mock, '/api/v1/logout', { 'X-Auth-Token': 'canary-of-another-server', 'X-User-Id': 'canary-user' }, {}),
  ];
  return responses.map(({ status }) => status);
}
