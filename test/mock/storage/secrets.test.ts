import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@redis/client';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { createMock, type Mock } from '../../../mock/server.ts';
import { startRedis, testWithRedis } from '../../redis.ts';
import {
  administrator,
  chatAdmin,
  ownTokens,
  password,
  post,
  sendAllSecrets,
  sha256,
} from '../journal/secret-requests.ts';
import { ask } from '../start-mock.ts';
import { logIn } from '../workspaces/admin-call.ts';

// A log contains requests, since a mock is restored by performing them again. That needs no secrets.

const canary = /canary/;
/** The document defines passwords as texts and does not mention the other forms. */
const otherForms = [400, 400, 401, 401, 401, 401, 401];

interface Kept {
  address: string;
  /** The complete content of the log, in any format. */
  read(): Promise<string>;
}

function keepInFolder(): Kept {
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const read = async () => readFolder(folder);
  return { address: `file:${folder}`, read };
}

const readFolder = (folder: string) =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('');

async function keepInRedis(): Promise<Kept> {
  const redis = await startRedis();
  return {
    address: redis.log(),
    async read() {
      const client = await createClient({ url: redis.log().replace(/\/log$/, '') }).connect();
      const entries = await client.xRange('log', '-', '+');
      client.destroy();
      return JSON.stringify(entries);
    },
  };
}

async function open({ address }: Kept): Promise<Mock> {
  const mock = await createMock({ scale: 0, tokens: ownTokens, log: address, logger: pino({ level: 'silent' }) });
  onTestFinished(() => mock.close());
  return mock;
}

async function expectNoSecret(log: Kept): Promise<void> {
  const first = await open(log);
  expect(await sendAllSecrets(first)).toEqual([200, 401, 401, 200, 200, 401, 200, 401, ...otherForms, 401]);
  const resumed = await post(first, '/api/v1/login', {}, { resume: ownTokens.CHATPACT_ROCKETCHAT_TOKEN });
  expect(resumed.body).toMatchObject({ data: { authToken: ownTokens.CHATPACT_ROCKETCHAT_TOKEN } });
  await first.close();
  const text = await log.read();
  // Everything except the secrets is in the log.
  expect([text.includes('Ann'), text.includes('bo@roe.example'), canary.test(text)]).toEqual([true, true, false]);
  expect(text).not.toContain(sha256);

  const second = await open(log);
  expect((await ask(second, '/api/v1/profile', { headers: administrator })).status).toBe(200);
  expect((await ask(second, '/api/v1/me', { headers: chatAdmin(second) })).status).toBe(200);
  expect((await logIn(second, { user: 'bo', password })).status).toBe(200);
  expect((await logIn(second, { user: 'bo', password: 'canary-mistyped' })).status).toBe(401);

  // Nothing in the log is valid as a credential.
  const words = new Set(text.match(/[\w-]{43}/g));
  expect(words.size).toBeGreaterThan(4);
  for (const word of words) {
    const responses = [
      await ask(second, '/api/v1/profile', { headers: { api_access_token: word } }),
      await logIn(second, { user: 'bo', password: word }),
      await post(second, '/api/v1/login', {}, { resume: word }),
    ];
    // Except tokens that the mock itself has generated.
    const isMade = second.identities.some(({ headers }) => headers['X-Auth-Token'] === word);
    expect([word, ...responses.map(({ status }) => status)]).toEqual([word, 401, 401, isMade ? 200 : 401]);
  }
}

test('a log in a folder contains no tokens or passwords, and all credentials work after a restart', () =>
  expectNoSecret(keepInFolder()));

testWithRedis('a log in Redis contains no tokens or passwords, and all credentials work after a restart', async () =>
  expectNoSecret(await keepInRedis()),
);

test('a compacted log contains none of the user’s own tokens', async () => {
  const log = keepInFolder();
  const mock = await open(log);
  await sendAllSecrets(mock);
  const large = 'x'.repeat(900_000);
  for (let count = 0; count < 10; count++) {
    await post(mock, '/api/v1/accounts/1/contacts', administrator, {
      inbox_id: 1,
      name: 'Cy',
      custom_attributes: { large },
    });
  }
  await mock.close();
  const folder = log.address.slice('file:'.length);
  expect(readdirSync(folder)).toContain('000002.state');
  expect(canary.test(await log.read())).toBe(false);
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  const again = await open(log);
  expect((await ask(again, '/api/v1/profile', { headers: administrator })).status).toBe(200);
  expect((await logIn(again, { user: 'bo', password })).status).toBe(200);
});

test('reads a log of an earlier version that contains secrets', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(new URL('log-1/', import.meta.url), folder, { recursive: true });
  const options = { scale: 0.02, log: `file:${folder}`, logger: pino({ level: 'silent' }) };
  // It was created with the default version of that time.
  const mock = await createMock({ ...options, versions: { chatwoot: '4.11.0' } });
  onTestFinished(() => mock.close());
  const token = mock.credentials.CHATPACT_CHATWOOT_TOKEN ?? '';
  expect(readFolder(folder)).toContain(token);
  const answer = await ask(mock, '/api/v1/accounts/1/conversations/1/messages', {
    headers: { api_access_token: token },
  });
  expect(answer.text).toContain('Written after it.');
});
