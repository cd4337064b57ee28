import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../mock/server.ts';
import { sendRaw } from '../mock/pipeline/raw-request.ts';
import { createClient } from '../mock/rocketchat/client.ts';
import { startMock } from '../mock/start-mock.ts';

// The requests of the REST client of @rocket.chat/sdk 0.2.9, recorded byte for byte from dist/lib/api.js. The package is
// not installed, since its dependency asteroid is a repository rather than a package, and node-rest-client is unmaintained.

let mock: Mock;
let port: number;

beforeAll(async () => {
  mock = await startMock({ profile: 'observed', scale: 0.02, versions: { rocketchat: '6.14.0' } });
  port = Number(new URL(mock.url).port);
  const about = { username: 'ann', name: 'Ann', email: 'ann@roe.example', password: 'pass' };
  await createClient(mock, 'admin').write('users.create', about);
});

type Headers = [name: string, value: string][];
const json: Headers = [['Content-Type', 'application/json']];

async function send(method: 'GET' | 'POST', target: string, headers: Headers, body = '') {
  // The client sends Content-Length with GET too.
  const length: Headers = body === '' ? [['Content-Length', '0']] : [];
  const {
    status,
    text,
    headers: answered,
  } = await sendRaw(port, { method, target, headers: [...headers, ...length], body });
  expect(answered.get('content-type')).toBe('application/json');
  return { status, body: JSON.parse(text) as unknown };
}

async function logIn(): Promise<Headers> {
  const answer = await send('POST', '/api/v1/login', json, '{"username":"ann","password":"pass"}');
  expect(answer).toMatchObject({ status: 200, body: { status: 'success', data: { me: { username: 'ann' } } } });
  const { data } = answer.body as { data: { authToken: string; userId: string } };
  return [...json, ['X-Auth-Token', data.authToken], ['X-User-Id', data.userId]];
}

/** The responses that the client's `success` accepts. It throws for all others. */
const isSuccess = ({ status, success }: { status?: string; success?: boolean }) =>
  status === 'success' || success === true;

test('logs in by user name, posts a message, and logs out by GET', async () => {
  const headers = await logIn();
  const posted = await send('POST', '/api/v1/chat.postMessage', headers, '{"channel":"#general","text":"hi"}');
  expect(posted).toMatchObject({
    status: 200,
    body: { success: true, channel: '#general', message: { rid: 'GENERAL', msg: 'hi', u: { username: 'ann' } } },
  });
  const { channel } = await createClient(mock, 'admin').read<{ channel: object }>('channels.info?roomName=general');
  expect(channel).toMatchObject({ lastMessage: { msg: 'hi', u: { username: 'ann' } } });

  const left = await send('GET', '/api/v1/logout', headers);
  expect([left.status, isSuccess(left.body as object)]).toEqual([200, true]);
  const refused = await send('POST', '/api/v1/chat.postMessage', headers, '{"channel":"#general","text":"hi"}');
  expect([refused.status, isSuccess(refused.body as object)]).toEqual([401, false]);
});

test('lists users with its own fields; the query for online users is refused', async () => {
  const headers = await logIn();
  const fields = 'fields=%7B%22name%22:1,%22username%22:1,%22status%22:1,%22type%22:1%7D';
  const all = await send('GET', `/api/v1/users.list?${fields}`, headers);
  const { users } = all.body as { users: object[] };
  expect(users.length).toBeGreaterThan(10);
  expect(Object.keys(users[0] ?? {})).toEqual(expect.arrayContaining(['_id', 'name', 'username', 'status', 'type']));

  const query = 'query=%7B%22status%22:%7B%22$ne%22:%22offline%22%7D%7D';
  expect(await send('GET', `/api/v1/users.list?${fields}&${query}`, headers)).toEqual({
    status: 400,
    body: {
      success: false,
      error: 'Invalid attribute: status.$ne [error-invalid-query]',
      errorType: 'error-invalid-query',
    },
  });
  expect(await send('GET', '/api/v1/users.info?username=ann', headers)).toMatchObject({
    status: 200,
    body: { user: { username: 'ann' } },
  });
});

test('throws for a wrong password', async () => {
  const { status, body } = await send('POST', '/api/v1/login', json, '{"username":"ann","password":"wrong"}');
  expect([status, isSuccess(body as object)]).toEqual([401, false]);
});
