import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { ask, startMock } from '../start-mock.ts';

let mocks: readonly Mock[];

beforeAll(async () => {
  mocks = [await startMock({ port: null }), await startMock({ port: null, profile: 'observed' })];
});

const json = { 'content-type': 'application/json' };
type Body = string | Uint8Array<ArrayBuffer>;

const bytes = (text: string) => new TextEncoder().encode(text);
const credentials = '{"user":"s3cr3t","password":"s3cr3t"}';
const remedy = 'Send it with Content-Type: application/json.';
const fields = 'The operation reads these fields: user, password, resume, code.';

const login = (mock: Mock, headers: Record<string, string>, body?: Body) =>
  ask(mock, '/api/v1/login', { method: 'POST', headers, ...(body !== undefined && { body }) });

test.each<[mistake: string, headers: Record<string, string>, body: Body | undefined, hint: string]>([
  ['without a Content-Type', {}, bytes(credentials), `The body has no Content-Type, so it was not read. ${remedy}`],
  [
    'as text/plain',
    { 'content-type': 'text/plain' },
    credentials,
    `Rocket.Chat does not read a body of the type text/plain, as fetch sends a text by default. ${remedy}`,
  ],
  [
    'without a body',
    {},
    undefined,
    `The request has no body. The operation expects JSON, with Content-Type: application/json.`,
  ],
  ['without fields', json, '{}', `The body has no password. ${fields}`],
  ['without a password', json, '{"user":"s3cr3t"}', `The body has no password. ${fields}`],
  ['without a user', json, '{"password":"s3cr3t"}', `The body has no user. ${fields}`],
])('explains a login %s', async (_, headers, body, hint) => {
  for (const mock of mocks) {
    const answer = await login(mock, headers, body);
    expect([answer.status, answer.headers.get('x-chatpact-hint')]).toEqual([401, hint]);
    expect((await ask(mock, '/__admin/requests')).text).not.toContain('s3cr3t');
  }
});

test('explains a login whose JSON is sent as a form', async () => {
  for (const mock of mocks) {
    const answer = await login(mock, { 'content-type': 'application/x-www-form-urlencoded' }, credentials);
    expect(answer.headers.get('x-chatpact-hint')).toMatch(/^The body looks like JSON, but was sent as a form/);
  }
});

test.each([
  ['a wrong password', credentials],
  ['an unknown user name', '{"username":"s3cr3t","password":"s3cr3t"}'],
  ['an unknown address', '{"email":"a@b.example","password":"s3cr3t"}'],
  ['an expired token', '{"resume":"s3cr3t"}'],
])('does not call %s a mistake in the request', async (_, body) => {
  for (const mock of mocks) {
    const answer = await login(mock, json, body);
    expect([answer.status, answer.headers.get('x-chatpact-hint')]).toEqual([401, null]);
  }
});
