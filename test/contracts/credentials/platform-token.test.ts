import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkContract } from '../../../contracts/index.ts';
import { serve } from '../../serve.ts';

// A document for Chatwoot in which two kinds of tokens use the same header: users' tokens and platform apps' tokens.

const json = (schema: object) => ({ description: 'OK', content: { 'application/json': { schema } } });
const named = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] };
const scheme = { type: 'apiKey', in: 'header', name: 'api_access_token' };
const operation = (operationId: string, ...schemes: string[]) => ({
  get: {
    operationId,
    security: schemes.map((name) => ({ [name]: [] })),
    responses: { 200: json(named), 401: json({ type: 'object' }) },
  },
});
const document = {
  ...{ openapi: '3.1.0', info: { title: 'Two kinds', version: '1' } },
  paths: {
    '/profile': operation('profile', 'userApiKey'),
    '/platform/app': operation('platform-app', 'platformAppApiKey'),
    '/both': operation('both', 'platformAppApiKey', 'userApiKey'),
    '/bots': operation('bots', 'agentBotApiKey'),
  },
  components: { securitySchemes: { userApiKey: scheme, platformAppApiKey: scheme, agentBotApiKey: scheme } },
};
const user = 'token-of-a-user-1';
const app = 'token-of-an-app-1';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-platform-'));
  await writeFile(join(folder, 'two.json'), JSON.stringify(document));
});
afterAll(() => rm(folder, { recursive: true }));

async function check(platform?: string) {
  const server = await serve((request, response) => {
    const token = request.headers.api_access_token;
    const isApp = request.url?.startsWith('/platform');
    const isRight = token === (isApp ? app : user);
    const body = isRight ? { name: 'Acme' } : { error: 'Invalid access_token' };
    response.writeHead(isRight ? 200 : 401, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  try {
    const credentials = { CHATPACT_CHATWOOT_TOKEN: user, CHATPACT_CHATWOOT_PLATFORM_TOKEN: platform };
    const options = { url: server.url, vendor: 'chatwoot', document: join(folder, 'two.json'), retries: 0 };
    const report = await checkContract({ ...options, credentials });
    return { report, of: (id: string) => report.cases.find((each) => each.id === `${id}/success`) };
  } finally {
    await server.close();
  }
}

describe('The token of a platform app', () => {
  test('is sent only to operations that accept it', async () => {
    const { report, of } = await check(app);
    expect(['profile', 'platform-app', 'both'].map((id) => of(id)?.verdict)).toEqual(['pass', 'pass', 'pass']);
    expect(report.exitCode).toBe(0);
  });

  test('is named in the reason for skipped operations if it is missing', async () => {
    const { of } = await check();
    expect(of('profile')?.verdict).toBe('pass');
    expect(of('platform-app')).toMatchObject({
      verdict: 'skipped',
      reason: 'no credentials for it: set CHATPACT_CHATWOOT_PLATFORM_TOKEN',
    });
  });

  test('causes a violation if the server refuses it, and is in no report', async () => {
    const { report, of } = await check('token-of-nobody-1');
    expect(of('platform-app')).toMatchObject({ verdict: 'violation', findings: [{ check: 'status' }] });
    expect(JSON.stringify(report)).not.toContain('token-of-nobody-1');
  });

  test('is not sent to operations with an unsupported security scheme', async () => {
    const { of } = await check(app);
    expect(of('bots')).toMatchObject({ verdict: 'skipped', reason: expect.stringContaining('agentBotApiKey') });
  });
});
