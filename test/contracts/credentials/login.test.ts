import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { diagnoseTarget } from '../../../cli/doctor/target.ts';
import { loginVariables } from '../../../cli/flags/credential-variables.ts';
import {
  type CheckEvent,
  checkContract,
  planCheck,
  reporters,
  runCheck,
  vendorChecks,
} from '../../../contracts/index.ts';
import type { Mock } from '../../../mock/server.ts';
import { writeReferenceDocument } from '../../faulty/reference-document.ts';
import { startReferenceServer } from '../../faulty/reference-server.ts';
import { startMock } from '../../mock/start-mock.ts';
import { type Served, serve } from '../../serve.ts';
import { referenceCredentials } from '../check-reference-server.ts';
import { standBefore } from '../obstacles/stand-before.ts';

const password = 'canary-Pass word/77b1';
let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});

const only = ['*messages-sent/success', '*messages-sent/refusal/forbidden', '*messages-sent/refusal/unauth*'];

/** Creates two users of the mock with this password: one with and one without access to reports. */
async function createUsers(): Promise<void> {
  const { CHATPACT_ROCKETCHAT_TOKEN: token = '', CHATPACT_ROCKETCHAT_USER_ID: id = '' } = mock.credentials;
  for (const [username, roles] of [
    ['login.admin', ['admin']],
    ['login.user', ['user']],
  ] as const) {
    const body = { username, name: username, email: `${username}@roe.example`, password, roles, verified: true };
    const answer = await fetch(`${mock.url}/api/v1/users.create`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-auth-token': token, 'x-user-id': id },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(200);
  }
}

const withPassword = {
  CHATPACT_ROCKETCHAT_USER: 'login.admin',
  CHATPACT_ROCKETCHAT_PASSWORD: password,
  CHATPACT_ROCKETCHAT_LOW_USER: 'login.user@roe.example',
  CHATPACT_ROCKETCHAT_LOW_PASSWORD: password,
};

const withoutTokens = Object.fromEntries(
  ['TOKEN', 'USER_ID', 'LOW_TOKEN', 'LOW_USER_ID'].map((name) => [`CHATPACT_ROCKETCHAT_${name}`, undefined]),
);

describe('A login at Rocket.Chat', () => {
  beforeAll(createUsers);

  test('is named by doctor as the source of the credentials', async () => {
    const said: string[] = [];
    const credentials = { ...mock.credentials, ...withPassword, ...withoutTokens };
    for await (const { message } of diagnoseTarget({ url: mock.url, vendor: 'rocketchat', credentials }))
      said.push(message);
    expect(said).toContain('the login of CHATPACT_ROCKETCHAT_USER may read reports');
    expect(said.join()).not.toContain('CHATPACT_ROCKETCHAT_TOKEN');
  });

  test('replaces the token, and the sessions are closed at the end', async () => {
    const seen: { url?: string; token?: string }[] = [];
    const proxy = await serve((request, response) => {
      seen.push({ url: request.url, token: request.headers['x-auth-token'] as string | undefined });
      forward(mock.url, request).then(({ status, text, type, date }) =>
        response.writeHead(status, { 'content-type': type, date }).end(text),
      );
    });
    const credentials = { ...withPassword };
    const report = await checkContract({ url: proxy.url, vendor: 'rocketchat', credentials, only });
    await proxy.close();
    expect([report.exitCode, new Set(report.cases.map(({ verdict }) => verdict))]).toEqual([0, new Set(['pass'])]);
    expect(report.cases).toHaveLength(5);
    const urls = seen.map(({ url }) => url);
    expect(urls.filter((url) => url === '/api/v1/login')).toHaveLength(2);
    expect(urls.slice(-2)).toEqual(['/api/v1/logout', '/api/v1/logout']);
    for (const { token = '' } of seen.slice(-2)) {
      expect(token).toMatch(/./);
      const me = await fetch(`${mock.url}/api/v1/me`, { headers: { 'x-auth-token': token, 'x-user-id': 'x' } });
      expect(me.status).toBe(401);
    }
  });

  test('shows neither password nor token in a report', async () => {
    const tokens: string[] = [];
    const proxy = await serve((request, response) => {
      forward(mock.url, request).then(({ status, text, type }) => {
        const [, token] = /"authToken":"([^"]+)"/.exec(text) ?? [];
        if (token) tokens.push(token);
        const said = request.url?.includes('messages-sent')
          ? JSON.stringify({ success: true, echo: [request.headers['x-auth-token'], password], [password]: 1 })
          : text;
        response.writeHead(status, { 'content-type': type }).end(said);
      });
    });
    const written: string[] = [];
    const listening = reporters.map((each) => each.create({ write: (text: string) => written.push(text) }));
    const events: CheckEvent[] = [];
    for await (const event of runCheck({ url: proxy.url, vendor: 'rocketchat', credentials: withPassword, only })) {
      events.push(event);
      for (const reporter of listening) reporter.on(event);
    }
    await proxy.close();
    const everything = written.join('') + JSON.stringify(events);
    expect(everything).toContain('$CHATPACT_ROCKETCHAT_TOKEN');
    expect(tokens).toHaveLength(2);
    for (const secret of [...tokens, 'canary']) expect(everything).not.toContain(secret);
  });

  test('is assumed to succeed in a plan, and not used if a token is set', async () => {
    const plan = (credentials: Record<string, string>) =>
      planCheck({ url: mock.url, vendor: 'rocketchat', credentials, only });
    expect((await plan(withPassword)).filter(({ skip }) => skip !== undefined)).toEqual([]);
    const credentials = { ...mock.credentials, ...withPassword, CHATPACT_ROCKETCHAT_PASSWORD: 'wrong' };
    expect((await checkContract({ url: mock.url, vendor: 'rocketchat', credentials, only })).exitCode).toBe(0);
  });

  test.each<[what: string, variables: Record<string, string>, said: RegExp]>([
    [
      'a wrong password',
      { CHATPACT_ROCKETCHAT_PASSWORD: 'canary-wrong' },
      /^The user in CHATPACT_ROCKETCHAT_USER or the password in CHATPACT_ROCKETCHAT_PASSWORD is wrong \(401 "/,
    ],
    ['an unknown user', { CHATPACT_ROCKETCHAT_USER: 'nobody' }, /is wrong \(401 "Unauthorized"\)\.$/],
    [
      'a wrong password of the second caller',
      { CHATPACT_ROCKETCHAT_LOW_PASSWORD: 'canary-wrong' },
      /^The user in CHATPACT_ROCKETCHAT_LOW_USER/,
    ],
  ])('with %s ends the check with exit code 3', async (_, variables, said) => {
    const credentials = { ...withPassword, ...variables };
    const report = await checkContract({ url: mock.url, vendor: 'rocketchat', credentials, only });
    expect(report).toMatchObject({
      exitCode: 3,
      cases: [],
      failure: { kind: 'refused', message: expect.stringMatching(said) },
    });
    expect(JSON.stringify(report)).not.toContain('canary');
  });

  test('leaves no timer behind if it fails', async () => {
    const credentials = { ...withPassword, CHATPACT_ROCKETCHAT_PASSWORD: 'wrong' };
    const timers = () => process.getActiveResourcesInfo().filter((each) => each === 'Timeout').length;
    const before = timers();
    const report = await checkContract({
      url: mock.url,
      vendor: 'rocketchat',
      credentials,
      only,
      timeoutMs: 80_000_000,
    });
    expect(report.exitCode).toBe(3);
    await expect.poll(timers).toBeLessThanOrEqual(before);
  });

  test('needs a password for a user', async () => {
    const credentials = { CHATPACT_ROCKETCHAT_USER: 'ann' };
    await expect(checkContract({ url: mock.url, vendor: 'rocketchat', credentials })).rejects.toMatchObject({
      code: 'MISSING_CREDENTIALS',
      message: 'CHATPACT_ROCKETCHAT_USER is set, but not its password. Set CHATPACT_ROCKETCHAT_PASSWORD too.',
    });
  });
});

describe('A failed login', () => {
  test.each<[status: number, body: unknown, code: string | undefined, said: RegExp]>([
    [
      401,
      { status: 'error', error: 'totp-required', message: 'TOTP Required' },
      undefined,
      /has a second factor \(401 "totp-required"\)\. Set CHATPACT_ROCKETCHAT_CODE/,
    ],
    [
      401,
      { status: 'error', error: 'totp-required', message: 'TOTP Required' },
      '123456',
      /The code in CHATPACT_ROCKETCHAT_CODE is wrong/,
    ],
    [
      401,
      { status: 'error', error: 'totp-invalid', message: 'x' },
      '123456',
      /The code in CHATPACT_ROCKETCHAT_CODE is wrong/,
    ],
    [
      401,
      { status: 'error', error: 'error-login-blocked-for-user', message: 'x' },
      undefined,
      /^The server temporarily blocks CHATPACT_ROCKETCHAT_USER after too many login attempts/,
    ],
    [
      401,
      { status: 'error', error: 'error-login-blocked-for-ip', message: 'x' },
      undefined,
      /^The server temporarily blocks CHATPACT_ROCKETCHAT_USER after too many login attempts/,
    ],
    [401, { status: 'error', error: 403, message: 'Incorrect password' }, undefined, /is wrong/],
    [401, { status: 'error', message: 'User is not activated' }, undefined, /is not active/],
    [
      500,
      { error: `boom ${password}` },
      undefined,
      /^The server refused the login of CHATPACT_ROCKETCHAT_USER \(500 "boom \$CHATPACT_ROCKETCHAT_LOW_PASSWORD"\)\.$/,
    ],
    [200, { status: 'success', data: { authToken: 'a b', userId: 'x' } }, undefined, /refused the login/],
  ])('with the response %i %j is explained', async (status, body, code, said) => {
    const server = await serve((_, response) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
    );
    const credentials = { ...withPassword, CHATPACT_ROCKETCHAT_CODE: code };
    const report = await checkContract({ url: server.url, vendor: 'rocketchat', credentials, retries: 0 });
    await server.close();
    expect(report.failure?.message).toMatch(said);
    expect([report.exitCode, JSON.stringify(report).includes('canary')]).toEqual([3, false]);
  });

  test('at an unreachable server ends the check with exit code 3', async () => {
    const report = await checkContract({ url: 'http://127.0.0.1:1', vendor: 'rocketchat', credentials: withPassword });
    expect(report).toMatchObject({ exitCode: 3, failure: { kind: 'unreachable' } });
  });
});

describe('A login at Chatwoot', () => {
  let server: Served;
  let proxy: Served;
  let document: string;
  let bodies: Record<string, string>[] = [];
  let loggedOut: NodeJS.Dict<string | string[]>[] = [];
  const session = { 'access-token': 'canary-session', client: 'canary-client', uid: 'ann@roe.example' };

  beforeAll(async () => {
    document = await writeReferenceDocument('chatwoot');
    server = await startReferenceServer();
    const forwarding = await standBefore(server.url, () => undefined);
    proxy = await serve((request, response) => {
      if (request.url === '/auth/sign_out') {
        loggedOut.push({ method: request.method, ...request.headers });
        return response.writeHead(200, { 'content-type': 'application/json' }).end('{"success":true}');
      }
      if (request.url !== '/auth/sign_in') {
        return forward(forwarding.url, request).then(({ status, text, type, date }) =>
          response.writeHead(status, { 'content-type': type, date }).end(text),
        );
      }
      return read(request).then((text) => {
        const body = JSON.parse(text);
        bodies.push(body);
        const [status, said] = answerLogin(body);
        response.writeHead(status, { 'content-type': 'application/json', ...(status === 200 ? session : {}) });
        response.end(JSON.stringify(said));
      });
    });
    return () => forwarding.close();
  });
  afterAll(async () => {
    await proxy.close();
    await server.close();
  });
  beforeEach(() => {
    bodies = [];
    loggedOut = [];
  });

  /** Responds like `devise_overrides/sessions_controller.rb` of Chatwoot 4.13.0 (from its source code). */
  function answerLogin({
    email,
    password: given,
    mfa_token: factor,
    otp_code: code,
  }: Record<string, string>): [number, unknown] {
    const user = { data: { email, access_token: referenceCredentials.CHATPACT_CHATWOOT_TOKEN } };
    if (factor) return code === '123456' ? [200, user] : [400, { error: 'Invalid verification code' }];
    if (given !== password) return [401, { success: false, errors: ['Invalid login credentials. Please try again.'] }];
    return email === 'mfa@roe.example' ? [206, { mfa_required: true, mfa_token: 'canary-factor' }] : [200, user];
  }

  const check = (email: string, more: Record<string, string> = {}) =>
    checkContract({
      ...{ url: proxy.url, vendor: 'chatwoot', document, retries: 0, only: ['*outgoing*/success*'] },
      credentials: { CHATPACT_CHATWOOT_EMAIL: email, CHATPACT_CHATWOOT_PASSWORD: password, ...more },
    });

  test('returns the token for a password, and the session is closed', async () => {
    const report = await check('ann@roe.example');
    expect([report.exitCode, report.summary.verdicts.pass > 0]).toEqual([0, true]);
    expect(bodies).toEqual([{ email: 'ann@roe.example', password }]);
    expect(loggedOut).toEqual([expect.objectContaining({ method: 'DELETE', ...session })]);
    expect(JSON.stringify(report)).not.toMatch(/canary|twin-admin-token/);
  });

  test('sends the code of the second factor', async () => {
    expect((await check('mfa@roe.example', { CHATPACT_CHATWOOT_CODE: '123456' })).exitCode).toBe(0);
    expect(bodies.at(-1)).toEqual({ mfa_token: 'canary-factor', otp_code: '123456' });
    const without = await check('mfa@roe.example');
    expect(without.failure?.message).toMatch(/second factor \(206 "mfa_required"\)\. Set CHATPACT_CHATWOOT_CODE/);
    const wrong = await check('mfa@roe.example', { CHATPACT_CHATWOOT_CODE: '000000' });
    expect(wrong.failure?.message).toMatch(/^The code in CHATPACT_CHATWOOT_CODE is wrong/);
    expect([without.exitCode, wrong.exitCode]).toEqual([3, 3]);
  });

  test('quotes the refusal of a wrong password', async () => {
    const report = await check('ann@roe.example', { CHATPACT_CHATWOOT_PASSWORD: 'canary-wrong' });
    expect(report.failure?.message).toMatch(/is wrong \(401 "Invalid login credentials\. Please try again\."\)\.$/);
    expect(loggedOut).toEqual([]);
  });
});

test('--help lists the login variables of all vendors', () => {
  for (const { name, login } of Object.values(vendorChecks)) {
    const known = Object.values(login?.variables ?? {}).map(({ user, password: secret, code }) => [user, secret, code]);
    expect(loginVariables.filter(({ vendor }) => vendor === name).map(({ names }) => names)).toEqual(known);
  }
});

async function read(request: IncomingMessage): Promise<string> {
  return Buffer.concat(await request.toArray()).toString();
}

/** Forwards a request to another server. */
async function forward(url: string, request: IncomingMessage) {
  const { url: path = '/', method = 'GET', headers } = request;
  const body = method === 'POST' ? await read(request) : undefined;
  const kept = Object.entries(headers).filter(([name]) => /^(x-|api_|content-type)/.test(name)) as [string, string][];
  const answer = await fetch(`${url}${path}`, { method, headers: kept, body: body || undefined });
  const [type, date] = ['content-type', 'date'].map((name) => answer.headers.get(name) ?? '');
  return { status: answer.status, text: await answer.text(), type: type ?? '', date: date ?? '' };
}
