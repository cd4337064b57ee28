import { expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { UsageError } from '../../../usage-error.ts';
import { ask, startMock } from '../start-mock.ts';
import { callAdmin } from '../workspaces/admin-call.ts';

const own = { CHATPACT_CHATWOOT_TOKEN: 'a-token-of-my-own', CHATPACT_ROCKETCHAT_TOKEN: 'another-of-my-own' };

async function statusOf(mock: Mock, prefix: string): Promise<number> {
  const headers = { api_access_token: own.CHATPACT_CHATWOOT_TOKEN };
  return (await ask(mock, `${prefix}/api/v1/accounts/1/reporting_events`, { headers })).status;
}

test('the user’s own tokens are valid in every workspace', async () => {
  const mock = await startMock({ tokens: own });
  expect(mock.credentials).toMatchObject(own);
  expect(await statusOf(mock, '')).toBe(200);
  expect(await statusOf(mock, '/@forked')).toBe(200);
  for (const body of [{ seed: 9 }, { now: '2025-06-01T00:00:00Z' }, { scale: 0 }]) {
    const made = await callAdmin(mock, '/workspaces', { body: { name: 'other', ...body } });
    expect([body, made.status, await statusOf(mock, '/@other')]).toEqual([body, 200, 200]);
    expect(made.body).toMatchObject({ credentials: own });
  }
});

test('the user’s own tokens are valid in a scenario and after a reset', async () => {
  const mock = await startMock({ tokens: own, scenario: 'two-labels' });
  expect(await statusOf(mock, '')).toBe(200);
  expect((await callAdmin(mock, '/scenarios/bot-only', { method: 'POST' })).status).toBe(200);
  expect(await statusOf(mock, '')).toBe(200);
  await mock.reset();
  expect(await statusOf(mock, '')).toBe(200);
});

test('a fixture contains no own tokens, and they are valid after it is imported', async () => {
  const mock = await startMock({ tokens: own });
  const { text } = await callAdmin(mock, '/export');
  for (const token of Object.values(own)) expect(text).not.toContain(token);
  expect((await callAdmin(mock, '/import', { body: text })).status).toBe(200);
  expect(await statusOf(mock, '')).toBe(200);
  expect(await statusOf(await startMock({ fixture: text, tokens: own }), '')).toBe(200);
  expect(await statusOf(await startMock({ fixture: text }), '')).toBe(401);
});

test('refuses a workspace whose seed lacks the user of an own token', async () => {
  const { credentials } = await startMock();
  const user = credentials.CHATPACT_ROCKETCHAT_USER_ID;
  const mock = await startMock({ tokens: { ...own, CHATPACT_ROCKETCHAT_USER_ID: user } });
  const answer = await callAdmin(mock, '/workspaces', { body: { seed: 9 } });
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ problems: [{ field: 'UNKNOWN_USER' }] });
});

test('the library accepts events like the admin API, and names their problems', async () => {
  const mock = await startMock();
  const at = '2026-01-29T10:00:00Z';
  const [made] = await mock.append('chatwoot', { type: 'conversation.created', at, account: 1, inbox: 2 });
  expect(made).toMatchObject({ at: Date.parse(at), conversation: expect.any(Number), status: 'open' });
  const before = await callAdmin(mock, '/state');
  const mistake = () =>
    mock.append(
      'chatwoot',
      { type: 'conversation.created', at, account: 1, inbox: 2 },
      { type: 'conversation.created', at, account: 1, inbox: 99 },
    );
  await expect(mistake()).rejects.toThrow(UsageError);
  await expect(mistake()).rejects.toThrow('Nothing was changed: 1.inbox does not exist.');
  expect((await callAdmin(mock, '/state')).body).toEqual(before.body);
});
