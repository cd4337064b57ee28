import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CheckEvent, checkContract, reporters, runCheck } from '../../../contracts/index.ts';
import { serve } from '../../serve.ts';

const canaries = {
  CHATPACT_CHATWOOT_TOKEN: 'canary+full/9f2c==',
  CHATPACT_CHATWOOT_LOW_TOKEN: 'canary"low"\\81aa',
  CHATPACT_CHATWOOT_OTHER_TOKEN: 'canary-other-77b1',
  CHATPACT_ROCKETCHAT_TOKEN: 'canary-chat-0c44',
  CHATPACT_ROCKETCHAT_USER_ID: 'canary-user-5d0e',
};

/** Starts a server that echoes the credentials in keys, values, media types and redirects. */
function startEcho() {
  return serve((request, response) => {
    const token = String(request.headers.api_access_token ?? request.headers['x-auth-token'] ?? 'none');
    const user = String(request.headers['x-user-id'] ?? 'none');
    if (request.url === '/api' || request.url === '/api/info') return response.end('{"version":"9.9.9"}');
    if (/missing|channel/.test(request.url ?? '')) {
      return response.writeHead(302, { location: `/login?${'x'.repeat(180)}=${encodeURIComponent(token)}` }).end();
    }
    response.writeHead(200, { 'content-type': request.url?.includes('group_by') ? token : 'application/json' });
    return response.end(JSON.stringify([{ [token]: user, value: token }]));
  });
}

describe('Secrets', () => {
  test.each(['chatwoot', 'rocketchat'])(
    'are in no report of a check of %s, even if the server echoes them',
    async (vendor) => {
      const echo = await startEcho();
      const written: string[] = [];
      const sink = { write: (text: string) => written.push(text) };
      const listening = reporters.map((each) => each.create(sink));
      const events: CheckEvent[] = [];
      for await (const event of runCheck({ url: echo.url, vendor, credentials: canaries })) {
        events.push(event);
        for (const reporter of listening) reporter.on(event);
      }
      await echo.close();
      const everything = written.join('') + JSON.stringify(events);
      expect(everything).toContain('$CHATPACT_');
      expect(everything).not.toMatch(/canary/i);
    },
  );

  test('are not quoted in errors about options', async () => {
    const wrong = [
      ['CREDENTIALS_IN_URL', 'http://ada:canary-in-url@127.0.0.1', canaries],
      ['INVALID_URL', 'http://127.0.0.1?token=canary-in-url', canaries],
      ['INVALID_CREDENTIAL', 'http://127.0.0.1', { CHATPACT_CHATWOOT_TOKEN: 'canary with blanks' }],
    ] as const;
    for (const [code, url, credentials] of wrong) {
      const options = { url, vendor: 'chatwoot', credentials };
      const error: unknown = await checkContract(options).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ name: 'UsageError', code });
      expect(String(error)).not.toContain('canary');
    }
  });
});

describe('Credentials', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chatpact-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('come from a file, but the environment takes precedence', async () => {
    const tokens: string[] = [];
    const server = await serve((request, response) => {
      tokens.push(String(request.headers.api_access_token));
      response.writeHead(request.url === '/api' ? 200 : 401).end('{}');
    });
    const file = join(folder, 'some.env');
    await writeFile(file, "# staging\nCHATPACT_CHATWOOT_TOKEN='from-the-file'\nCHATPACT_CHATWOOT_ACCOUNT_ID=7\n");
    const check = (credentials: Record<string, string>) =>
      checkContract({ url: server.url, vendor: 'chatwoot', credentials, credentialsFile: file });
    await check({});
    await check({ CHATPACT_CHATWOOT_TOKEN: 'from-the-environment' });
    await server.close();
    expect(new Set(tokens)).toEqual(new Set(['undefined', 'from-the-file', 'from-the-environment']));
  });

  test('stop the check if they are missing, and the error names the variables to set', async () => {
    const check = checkContract({ url: 'http://127.0.0.1:9', vendor: 'rocketchat', credentials: {} });
    await expect(check).rejects.toMatchObject({
      code: 'MISSING_CREDENTIALS',
      message: expect.stringContaining('CHATPACT_ROCKETCHAT_TOKEN and CHATPACT_ROCKETCHAT_USER_ID'),
    });
  });

  test('stop the check if their file does not exist', async () => {
    const credentialsFile = join(folder, 'none.env');
    const check = checkContract({ url: 'http://127.0.0.1:9', vendor: 'chatwoot', credentials: {}, credentialsFile });
    await expect(check).rejects.toMatchObject({ code: 'UNREADABLE_FILE' });
  });
});
