import { beforeEach, describe, expect, test } from 'vitest';
import type { Mock } from '../../../../mock/server.ts';
import { type Contract, loadContract } from '../../../../specs/contract.ts';
import { profiles } from '../../../../specs/profiles.ts';
import { listViolations } from '../../judge-answer.ts';
import { headersOf, startMock } from '../../start-mock.ts';
import { bodyOf, type ChatwootClient, createApiConversation, createClient } from '../client.ts';

interface App {
  id: string;
  enabled: boolean;
  hooks: object[];
  [name: string]: unknown;
}
interface Hook {
  id: number | string;
  status: boolean;
}

const list = 'get-details-of-all-integrations';
const create = 'create-an-integration-hook';
const dialogflow = { project_id: 'p', credentials: {} };

describe.each(profiles)('as %s,', (profile) => {
  let mock: Mock;
  let contract: Contract;
  let admin: ChatwootClient;
  beforeEach(async () => {
    mock = await startMock({ profile, scale: 0 });
    contract = await loadContract({ vendor: 'chatwoot', profile });
    admin = createClient(mock);
  });
  const isObserved = profile === 'observed';

  const listApps = async (client = admin) => {
    const answer = await client.get('/integrations/apps');
    expect(answer.status).toBe(200);
    expect(listViolations(contract, list, answer)).toEqual([]);
    return bodyOf<{ payload: App[] }>(answer).payload;
  };
  const findApp = async (id: string, client = admin) => (await listApps(client)).find((app) => app.id === id);
  const add = async (body: object, client = admin) => {
    const answer = await client.post('/integrations/hooks', body);
    expect(listViolations(contract, create, answer)).toEqual([]);
    return answer;
  };

  test('lists what a new server can use, for administrators with its setup', async () => {
    const ids = ['webhook', 'dashboard_apps', 'openai', 'dialogflow', 'google_translate', 'dyte'];
    expect((await listApps()).map(({ id, enabled }) => [id, enabled])).toEqual(ids.map((id) => [id, false]));
    const seen = await findApp('openai', createClient(mock, { role: 'agent' }));
    const own = await findApp('openai');
    if (isObserved) {
      expect([seen?.logo, own?.logo, own?.button]).toEqual([undefined, 'openai.png', '/openai']);
      expect(seen?.hook_type).toBeUndefined();
      expect((await findApp('dashboard_apps'))?.action).toBeNull();
    } else expect(seen).toEqual(own);
  });

  test('bots and strangers see no integrations', async () => {
    const stranger = createClient(mock, { headers: headersOf(mock, 'chatwoot', 'administrator', 2) });
    for (const client of [createClient(mock, { role: 'bot' }), stranger]) {
      const answer = await client.get('/integrations/apps');
      expect(answer.status).toBe(401);
      expect(listViolations(contract, list, answer)).toEqual([]);
    }
  });

  test('the integration for webhooks is enabled if the account has a webhook', async () => {
    await admin.post('/webhooks', { url: 'https://hook.example/' });
    expect((await findApp('webhook'))?.enabled).toBe(true);
  });

  // The document has an integer, which names no integration.
  const app = isObserved ? 'openai' : 1;
  const settings = { api_key: 'secret' };

  test('a hook can be added, changed and removed', async () => {
    const answer = await add({ app_id: app, settings });
    expect(answer.status).toBe(200);
    const { id, status } = bodyOf<Hook>(answer);
    expect(status).toBe(true);
    if (isObserved) {
      expect(answer.body).toMatchObject({ hook_type: 'account', inbox: null, settings });
      expect(await findApp('openai')).toMatchObject({ enabled: true, hooks: [answer.body] });
      const seen = await findApp('openai', createClient(mock, { role: 'agent' }));
      expect(seen?.hooks).toEqual([expect.not.objectContaining({ settings })]);
    }
    const changed = await admin.patch(`/integrations/hooks/${id}`, { status: 0, app_id: 'dyte' });
    expect(listViolations(contract, 'update-an-integrations-hook', changed)).toEqual([]);
    expect(changed.body).toMatchObject({ id, status: false, app_id: String(app) });
    for (const status of [200, 404]) {
      const removal = await admin.delete(`/integrations/hooks/${id}`);
      expect(removal.status).toBe(status);
      expect(listViolations(contract, 'delete-an-integration-hook', removal)).toEqual([]);
    }
  });

  test('agents, bots and other accounts cannot write hooks', async () => {
    const { id } = bodyOf<Hook>(await add({ app_id: app, settings }));
    for (const role of ['agent', 'bot'] as const) {
      const client = createClient(mock, { role });
      expect((await add({ app_id: app, settings }, client)).status).toBe(401);
      expect((await client.patch(`/integrations/hooks/${id}`, { status: 0 })).status).toBe(401);
      expect((await client.delete(`/integrations/hooks/${id}`)).status).toBe(401);
    }
    const stranger = createClient(mock, { headers: headersOf(mock, 'chatwoot', 'administrator', 2), account: 2 });
    expect((await stranger.delete(`/integrations/hooks/${id}`)).status).toBe(404);
  });

  test('a body without parameters is refused', async () => {
    const answer = await add({});
    expect(answer.status).toBe(422);
    const error = 'param is missing or the value is empty: hook';
    if (isObserved) expect(answer.body).toEqual({ error });
  });
});

describe('on servers,', () => {
  let admin: ChatwootClient;
  let mock: Mock;
  beforeEach(async () => {
    mock = await startMock({ profile: 'observed', scale: 0 });
    admin = createClient(mock);
  });

  // biome-ignore format: one refusal a line
  test.each<[body: object, message: string, attribute: string]>([
    [{ settings: {} }, "App can't be blank", 'app_id'],
    [{ app_id: 'dialogflow', settings: dialogflow }, "Inbox can't be blank", 'inbox_id'],
    [{ app_id: 'openai', settings: {} }, 'Settings : Invalid settings data', 'settings'],
    [{ app_id: 'openai', settings: { api_key: 1 } }, 'Settings : Invalid settings data', 'settings'],
    [{ app_id: 'openai', settings: { api_key: 'a', more: 'b' } }, 'Settings : Invalid settings data', 'settings'],
    [{ app_id: 'leadsquared', settings: { access_key: 'a', secret_key: 'b' } }, 'Feature flag Feature not enabled', 'feature_flag'],
    [{ app_id: 'dyte', settings: { api_key: 'a', organization_id: 'b' } }, 'App has already been taken', 'app_id'],
  ])('%j is refused with "%s"', async (body, message, attribute) => {
    await admin.post('/integrations/hooks', { app_id: 'dyte', settings: { api_key: 'a', organization_id: 'b' } });
    const answer = await admin.post('/integrations/hooks', { hook: body });
    expect([answer.status, answer.body]).toEqual([422, { message, attributes: [attribute] }]);
  });

  test('an inbox with Dialogflow begins conversations as pending, while the hook is enabled', async () => {
    const { inbox, source } = await createApiConversation(admin);
    const begin = async () => {
      const { id } = bodyOf<{ id: number }>(await admin.post('/conversations', { source_id: source }));
      return bodyOf<{ status: string }>(await admin.get(`/conversations/${id}`)).status;
    };
    expect(await begin()).toBe('open');
    const answer = await admin.post('/integrations/hooks', {
      app_id: 'dialogflow',
      inbox_id: inbox,
      settings: dialogflow,
    });
    expect(answer.body).toMatchObject({ hook_type: 'inbox', inbox: { id: inbox } });
    expect(await begin()).toBe('pending');
    await admin.patch(`/integrations/hooks/${bodyOf<Hook>(answer).id}`, { status: 'disabled' });
    expect(await begin()).toBe('open');
    // An integration of inboxes can have several hooks.
    const second = await admin.post('/integrations/hooks', {
      app_id: 'dialogflow',
      inbox_id: inbox,
      settings: dialogflow,
    });
    expect(second.status).toBe(200);
  });
});
