import { beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../../mock/server.ts';
import { type Contract, loadContract } from '../../../../specs/contract.ts';
import { profiles } from '../../../../specs/profiles.ts';
import { listViolations } from '../../judge-answer.ts';
import { headersOf, startMock } from '../../start-mock.ts';
import { bodyOf, createClient } from '../client.ts';

interface Bot {
  id: number;
  name?: string | null;
  access_token: string;
  secret?: string;
}

const reset = 'reset-access-token-of-account-agent-bot';

describe.each(profiles)('as %s,', (profile) => {
  let mock: Mock;
  let contract: Contract;

  beforeAll(async () => {
    mock = await startMock({ profile });
    contract = await loadContract({ vendor: 'chatwoot', profile });
  });

  const asBot = (token: string) => createClient(mock, { headers: { api_access_token: token } });
  const add = async (body: object = { name: 'Helper' }) =>
    bodyOf<Bot>(await createClient(mock).post('/agent_bots', body));
  const list = async () => bodyOf<Bot[]>(await createClient(mock).get('/agent_bots'));

  test('the list has the seeded bot with the token that it calls with', async () => {
    const [seeded] = await list();
    expect(seeded?.access_token).toBe(headersOf(mock, 'chatwoot', 'bot', 1).api_access_token);
  });

  test('a bot needs no field, and a missing one is absent or null', async () => {
    const answer = await createClient(mock).post('/agent_bots', {});
    expect(answer.status).toBe(200);
    expect(listViolations(contract, 'create-an-account-agent-bot', answer)).toEqual([]);
    expect(bodyOf<Bot>(answer).name).toBe(profile === 'observed' ? null : undefined);
  });

  test('a new bot can call with its token, until the token is replaced or the bot is removed', async () => {
    const admin = createClient(mock);
    const { id, access_token: first } = await add();
    const tryToken = async (token: string) => (await asBot(token).post('/conversations/1/labels', {})).status;
    const write = async (token: string) =>
      (await asBot(token).post('/conversations/1/messages', { content: 'Hi' })).status;
    expect(await write(first)).toBe(200);
    expect([401, 403]).toContain(await tryToken(first));

    const answer = await admin.post(`/agent_bots/${id}/reset_access_token`);
    expect(listViolations(contract, reset, answer)).toEqual([]);
    const { access_token: second } = bodyOf<Bot>(answer);
    expect(second).not.toBe(first);
    expect([await write(first), await write(second)]).toEqual([401, 200]);
    const { access_token: third } = bodyOf<Bot>(await admin.post(`/agent_bots/${id}/reset_access_token`));
    expect(new Set([first, second, third]).size).toBe(3);

    await admin.delete(`/agent_bots/${id}`);
    expect(await write(third)).toBe(401);
  });

  test('a message of a removed bot has no sender', async () => {
    const admin = createClient(mock);
    const { id, access_token: token } = await add();
    const { id: message } = bodyOf<Bot>(await asBot(token).post('/conversations/2/messages', { content: 'Hi' }));
    const senderOf = async () => {
      const answer = await admin.get('/conversations/2/messages');
      expect(listViolations(contract, 'list-all-messages', answer)).toEqual([]);
      const { payload } = bodyOf<{ payload: { id: number; sender?: object }[] }>(answer);
      return payload.find((each) => each.id === message)?.sender;
    };
    expect(await senderOf()).toMatchObject({ id });
    await admin.delete(`/agent_bots/${id}`);
    expect(await senderOf()).toEqual(profile === 'observed' ? undefined : {});
  });

  test('only administrators see the secret, which the document does not have, and can replace it', async () => {
    const admin = createClient(mock);
    const { id, secret } = await add();
    const seen = bodyOf<Bot>(await createClient(mock, { role: 'agent' }).get(`/agent_bots/${id}`));
    expect(seen.secret).toBeUndefined();
    const answer = await admin.post(`/agent_bots/${id}/reset_secret`);
    expect(listViolations(contract, 'reset-secret-of-account-agent-bot', answer)).toEqual([]);
    const { secret: next } = bodyOf<Bot>(answer);
    if (profile === 'documented') expect([secret, next]).toEqual([undefined, undefined]);
    else expect([typeof secret, secret === next]).toEqual(['string', false]);
  });

  test.each([
    ['DELETE', 'avatar', 'delete-avatar-of-account-agent-bot'],
    ['POST', 'reset_access_token', reset],
    ['POST', 'reset_secret', 'reset-secret-of-account-agent-bot'],
  ] as const)('%s %s is for administrators, and for bots of the account', async (method, action, operation) => {
    const { id } = await add();
    const ask = (client: ReturnType<typeof createClient>, bot: number) => {
      const path = `/agent_bots/${bot}/${action}`;
      return method === 'POST' ? client.post(path) : client.delete(path);
    };
    const stranger = createClient(mock, { headers: headersOf(mock, 'chatwoot', 'administrator', 2), account: 2 });
    for (const [client, bot, status] of [
      [createClient(mock), id, 200],
      [createClient(mock, { role: 'agent' }), id, 401],
      [createClient(mock, { role: 'bot' }), id, 401],
      [createClient(mock), 99_999, 404],
      [stranger, id, 404],
    ] as const) {
      const answer = await ask(client, bot);
      expect(answer.status).toBe(status);
      expect(listViolations(contract, operation, answer)).toEqual([]);
    }
  });

  test('a URL of more than 2048 characters is refused', async () => {
    const answer = await createClient(mock).post('/agent_bots', {
      outgoing_url: `https://a.example/${'a'.repeat(2048)}`,
    });
    expect(answer.status).toBe(422);
    expect(listViolations(contract, 'create-an-account-agent-bot', answer)).toEqual([]);
    const message = 'Outgoing url is too long (maximum is 2048 characters)';
    if (profile === 'observed') expect(answer.body).toEqual({ message, attributes: ['outgoing_url'] });
  });

  test('an unknown type is refused, on servers with a crash', async () => {
    const answer = await createClient(mock).post('/agent_bots', { bot_type: 7 });
    expect(answer.status).toBe(profile === 'observed' ? 500 : 422);
    expect(listViolations(contract, 'create-an-account-agent-bot', answer)).toEqual([]);
  });
});
