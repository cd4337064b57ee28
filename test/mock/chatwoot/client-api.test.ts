import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { toHmacToken } from '../../../mock/vendors/chatwoot/views/inbox-secrets.ts';
import { type Contract, loadContract } from '../../../specs/contract.ts';
import { profiles } from '../../../specs/profiles.ts';
import { listViolations } from '../judge-answer.ts';
import { type Answer, ask, headersOf, startMock } from '../start-mock.ts';
import { bodyOf, type ChatwootClient, createClient } from './client.ts';
import { recordOf } from './resources/read-records.ts';

interface Contact {
  id: number;
  source_id: string;
  name: string;
  email: string | null;
}
interface Message {
  id: number;
  content: string;
  message_type: number;
  content_attributes: object;
  status?: string;
}
interface Conversation {
  id: number;
  status: string;
  contact_last_seen_at: number;
  messages: Message[];
}

describe.each(profiles)('as %s,', (profile) => {
  let mock: Mock;
  let contract: Contract;
  let desk: ChatwootClient;
  let inbox: { id: number; inbox_identifier: string; hmac_token?: string };
  /** Sends a request without a token, and validates the response. */
  let visit: <Body>(operation: string, method: string, path: string, body?: object) => Promise<Body>;
  let send: (method: string, path: string, body?: object) => Promise<Answer>;

  beforeAll(async () => {
    mock = await startMock({ profile });
    contract = await loadContract({ vendor: 'chatwoot', profile });
    desk = createClient(mock);
    inbox = bodyOf(await desk.post('/inboxes', { name: 'App', channel: { type: 'api' } }));
    send = (method, path, body) =>
      ask(mock, `/public/api/v1/inboxes/${inbox.inbox_identifier}${path}`, {
        method,
        ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
    visit = async (operation, method, path, body) => {
      const answer = await send(method, path, body);
      expect(answer.status, answer.text).toBe(200);
      expect(listViolations(contract, operation, answer)).toEqual([]);
      return bodyOf(answer);
    };
  });

  const arrive = (fields: object = {}) => visit<Contact>('create-a-contact', 'POST', '/contacts', fields);
  const start = async (fields: object = {}) => {
    const contact = await arrive(fields);
    const path = `/contacts/${contact.source_id}/conversations`;
    const { id } = await visit<Conversation>('create-a-conversation', 'POST', path, { custom_attributes: { page: 1 } });
    return { contact, id, path, conversation: `${path}/${id}` };
  };
  const say = (conversation: string, content: string) =>
    visit<Message>('create-a-message', 'POST', `${conversation}/messages`, { content });
  const textsOf = (messages: readonly Message[]) => messages.map(({ content }) => content);

  test('an API inbox has an identifier, by which clients read it', async () => {
    const shown = await visit<object>('get-details-of-a-inbox', 'GET', '');
    expect(shown).toMatchObject({
      identifier: inbox.inbox_identifier,
      name: 'App',
      identity_validation_enabled: false,
    });
    expect(inbox.hmac_token).toBe(profile === 'observed' ? toHmacToken(inbox) : undefined);
    const agent = createClient(mock, { role: 'agent' });
    expect((await agent.get('/inboxes')).text).not.toContain(toHmacToken(inbox));
    const mail = bodyOf<object>(
      await desk.post('/inboxes', { name: 'Mail', channel: { type: 'email', email: 'a@b.c' } }),
    );
    expect(mail).not.toHaveProperty('inbox_identifier');
  });

  test('a conversation of a contact is the same conversation for agents', async () => {
    const { contact, id, conversation } = await start({ name: 'Ada Quill', email: `ada-${profile}@quill.example` });
    await say(conversation, 'Where is my order?');
    await desk.post(`/conversations/${id}/messages`, { content: 'On its way.' });
    await desk.post(`/conversations/${id}/messages`, { content: 'Check the address', private: true });
    const seen = await visit<Message[]>('list-all-conversation-messages', 'GET', `${conversation}/messages`);
    expect(textsOf(seen)).toEqual(['Where is my order?', 'On its way.']);

    const { meta, ...whole } = bodyOf<{ meta: { sender: object }; custom_attributes: object }>(
      await desk.get(`/conversations/${id}`),
    );
    expect(meta.sender).toMatchObject({ id: contact.id, name: 'Ada Quill' });
    expect(whole).toMatchObject({ custom_attributes: { page: 1 }, inbox_id: inbox.id, status: 'open' });
  });

  test('responses list the attachments of agents, and name only deviations that they have', async () => {
    const { id, conversation } = await start();
    const form = new FormData();
    form.append('attachments[]', new Blob(['hello'], { type: 'text/plain' }), 'note.txt');
    const headers = headersOf(mock, 'chatwoot', 'administrator', 1);
    const path = `/api/v1/accounts/1/conversations/${id}/messages`;
    expect((await ask(mock, path, { method: 'POST', headers, body: form })).status).toBe(200);
    for (const [operation, at] of [
      ['get-single-conversation', conversation],
      ['list-all-conversation-messages', `${conversation}/messages`],
      ['get-details-of-a-inbox', ''],
    ] as const) {
      const answer = await send('GET', at);
      expect(listViolations(contract, operation, answer)).toEqual([]);
      expect([operation, answer.headers.get('x-chatpact-deviation')]).toEqual([operation, null]);
      if (at !== '') expect(answer.text).toContain('"attachments":[{');
    }
  });

  test('a contact resolves its conversation, which a message of the contact opens again', async () => {
    const { id, conversation } = await start({ name: 'Bo' });
    const resolved = await visit<Conversation>('resolve-conversation', 'POST', `${conversation}/toggle_status`);
    expect(resolved.status).toBe('resolved');
    await visit('resolve-conversation', 'POST', `${conversation}/toggle_status`);
    const { payload } = bodyOf<{ payload: Message[] }>(await desk.get(`/conversations/${id}/messages`));
    expect(textsOf(payload)).toEqual(['Conversation was resolved by Bo']);
    await say(conversation, 'One more thing');
    expect(await visit('get-single-conversation', 'GET', conversation)).toMatchObject({ status: 'open' });
  });

  test('automation rules run for conversations and messages of contacts', async () => {
    const add = async (event_name: string, conditions: object[], priority: string) => {
      const actions = [{ action_name: 'change_priority', action_params: [priority] }];
      const rule = { name: event_name, event_name, conditions, actions };
      return recordOf((await desk.post('/automation_rules', rule)).body).id;
    };
    const says = { attribute_key: 'content', filter_operator: 'contains', values: ['urgent'] };
    const rules = [await add('conversation_created', [], 'low'), await add('message_created', [says], 'urgent')];
    const { id, conversation } = await start();
    const priority = async () => bodyOf<{ priority: string }>(await desk.get(`/conversations/${id}`)).priority;
    expect(await priority()).toBe('low');
    await say(conversation, 'It is urgent');
    expect(await priority()).toBe('urgent');
    for (const rule of rules) await desk.delete(`/automation_rules/${rule}`);
  });

  test('messages are read once their contact has seen the conversation', async () => {
    const { id, conversation } = await start();
    await say(conversation, 'Hello');
    await desk.post(`/conversations/${id}/messages`, { content: 'Hi' });
    const list = async () => bodyOf<{ payload: Message[] }>(await desk.get(`/conversations/${id}/messages`)).payload;
    expect((await list()).map(({ status }) => status)).toEqual(['sent', 'sent']);
    await visit('update-last-seen', 'POST', `${conversation}/update_last_seen`);
    expect((await list()).map(({ status }) => status)).toEqual(['sent', 'read']);
    const seen = await visit<Conversation>('get-single-conversation', 'GET', conversation);
    expect(seen.contact_last_seen_at).toBeGreaterThan(0);
    await visit('toggle-typing-status', 'POST', `${conversation}/toggle_typing?typing_status=on`, {
      typing_status: 'on',
    });
  });

  test('a contact answers the form in a message', async () => {
    const { id, conversation } = await start();
    const form = {
      content: 'Your size?',
      content_type: 'input_select',
      content_attributes: { items: [{ title: 'S', value: 's' }] },
    };
    const { id: message } = bodyOf<Message>(await desk.post(`/conversations/${id}/messages`, form));
    const submitted_values = { title: 'S', value: 's' };
    const path = `${conversation}/messages/${message}`;
    const answered = await visit<Message>('update-a-message', 'PATCH', path, { submitted_values });
    expect(answered.content_attributes).toEqual({ ...form.content_attributes, submitted_values });
    await desk.delete(`/conversations/${id}/messages/${message}`);
    const [deleted] = await visit<Message[]>('list-all-conversation-messages', 'GET', `${conversation}/messages`);
    expect(deleted?.content_attributes).toEqual({ deleted: true });
  });

  test('finds the contact with the source id, identifier, address or number, and does not change it', async () => {
    const identity = {
      email: `cy-${profile}@quill.example`,
      phone_number: profile === 'observed' ? '+15559990001' : '+15559990002',
      identifier: `cy-${profile}`,
    };
    const cy = await arrive({ name: 'Cy Stone', ...identity, source_id: `cy-source-${profile}` });
    expect(cy).toMatchObject({ name: 'Cy Stone', source_id: `cy-source-${profile}` });
    for (const [name, value] of Object.entries({ ...identity, source_id: cy.source_id })) {
      const again = await arrive({ name: 'Someone', [name]: value });
      expect([name, again.id, again.name]).toEqual([name, cy.id, 'Cy Stone']);
      expect([name, again.source_id === cy.source_id]).toEqual([name, name === 'source_id']);
    }
    const unnamed = await arrive();
    expect(unnamed.name).toMatch(/^[a-z]+-[a-z]+-\d+$/);
    expect(unnamed.id).not.toBe(cy.id);
  });

  test('a contact changes itself; blank values change nothing', async () => {
    const { source_id, id } = await arrive({ name: 'Di Moss', custom_attributes: { plan: 'pro' } });
    const path = `/contacts/${source_id}`;
    const changed = await visit<Contact>('update-a-contact', 'PATCH', path, {
      name: '',
      email: `di-${profile}@quill.example`,
      custom_attributes: { size: 3 },
    });
    expect(changed).toMatchObject({ id, name: 'Di Moss', custom_attributes: { plan: 'pro', size: 3 } });
    expect(await visit('get-details-of-a-contact', 'GET', path)).toMatchObject({
      email: `di-${profile}@quill.example`,
    });
    const { payload } = bodyOf<{ payload: Contact }>(await desk.get(`/contacts/${id}`));
    expect(payload.email).toBe(`di-${profile}@quill.example`);
  });

  test('a contact who gives the address of another contact is merged into it', async () => {
    const email = `fay-${profile}@quill.example`;
    const known = await arrive({ name: 'Fay', email, custom_attributes: { plan: 'pro' } });
    const { contact, path, id } = await start({ name: 'Visitor' });
    const at = `/contacts/${contact.source_id}`;
    const merged = await visit<Contact>('update-a-contact', 'PATCH', at, { email, custom_attributes: { size: 3 } });
    expect(merged).toMatchObject({ id: known.id, name: 'Fay', email, custom_attributes: { plan: 'pro', size: 3 } });
    expect((await desk.get(`/contacts/${contact.id}`)).status).toBe(404);
    // The source id leads to the remaining contact, who has the conversation.
    expect(await visit('get-details-of-a-contact', 'GET', at)).toMatchObject({ id: known.id });
    const rows = await visit<Conversation[]>('list-all-contact-conversations', 'GET', path);
    expect(rows.map((row) => row.id)).toEqual([id]);
  });

  test('a change that is refused merges no contacts', async () => {
    const email = `hal-${profile}@quill.example`;
    const known = await arrive({ name: 'Hal', email });
    const { source_id, id } = await arrive({ name: 'Visitor' });
    const refused = await send('PATCH', `/contacts/${source_id}`, { email, phone_number: 'no number' });
    expect(refused.status).toBe(422);
    for (const each of [known.id, id]) expect((await desk.get(`/contacts/${each}`)).status).toBe(200);
  });

  test('an identifier counts as proved only with its hash', async () => {
    const identifier = `ed-${profile}`;
    const identifier_hash = createHmac('sha256', toHmacToken(inbox)).update(identifier).digest('hex');
    const one = await start({ identifier, name: 'Ed Vale' });
    const two = await arrive({ identifier });
    expect(two.id).toBe(one.contact.id);
    const list = async () => {
      const path = `/contacts/${two.source_id}/conversations`;
      const rows = await visit<Conversation[]>('list-all-contact-conversations', 'GET', path);
      return rows.map(({ id }) => id);
    };
    expect(await list()).toEqual([]);

    const wrong = await send('PATCH', `/contacts/${two.source_id}`, { identifier, identifier_hash: 'f'.repeat(64) });
    expect(wrong.status).toBe(profile === 'observed' ? 500 : 401);
    expect(wrong.text).not.toContain('f'.repeat(64));
    expect(listViolations(contract, 'update-a-contact', wrong)).toEqual([]);
    expect(await list()).toEqual([]);

    const proof = `identifier=${identifier}&identifier_hash=${identifier_hash}`;
    await visit('get-details-of-a-contact', 'GET', `/contacts/${two.source_id}?${proof}`);
    expect(await list()).toEqual([one.id]);
  });

  test('the next contact with the source id of a removed one has not proved its identity', async () => {
    const source_id = `gus-${profile}`;
    const identifier_hash = createHmac('sha256', toHmacToken(inbox)).update(source_id).digest('hex');
    const gus = await arrive({ identifier: source_id, source_id });
    const path = `/contacts/${source_id}`;
    await visit('update-a-contact', 'PATCH', path, { identifier: source_id, identifier_hash });
    await desk.delete(`/contacts/${gus.id}`);
    const next = await arrive({ source_id });
    expect(next.id).not.toBe(gus.id);
    const { id } = await visit<Conversation>('create-a-conversation', 'POST', `${path}/conversations`, {});
    const { meta } = bodyOf<{ meta: { hmac_verified: boolean } }>(await desk.get(`/conversations/${id}`));
    expect(meta.hmac_verified).toBe(false);
  });

  test('refuses what does not exist, and what belongs to another contact', async () => {
    const { conversation, path, id } = await start();
    const other = await arrive();
    const { id: message } = await say(conversation, 'Mine');
    const foreign = (await start()).conversation;
    const cases: [operation: string, method: string, path: string, body?: object][] = [
      ['get-details-of-a-contact', 'GET', '/contacts/unknown'],
      ['list-all-contact-conversations', 'GET', '/contacts/unknown/conversations'],
      ['get-single-conversation', 'GET', `${path}/999999`],
      ['get-single-conversation', 'GET', `/contacts/${other.source_id}/conversations/${id}`],
      ['list-all-conversation-messages', 'GET', `/contacts/${other.source_id}/conversations/${id}/messages`],
      ['resolve-conversation', 'POST', `/contacts/${other.source_id}/conversations/${id}/toggle_status`],
      ['create-a-message', 'POST', `/contacts/${other.source_id}/conversations/${id}/messages`, { content: 'x' }],
      ['update-a-message', 'PATCH', `${foreign}/messages/${message}`, { submitted_values: {} }],
    ];
    for (const [operation, method, at, body] of cases) {
      const answer = await send(method, at, body);
      expect([method, at, answer.status]).toEqual([method, at, 404]);
      expect(listViolations(contract, operation, answer)).toEqual([]);
    }
    const invalid = await send('POST', '/contacts', { email: 'no address' });
    expect([invalid.status, listViolations(contract, 'create-a-contact', invalid)]).toEqual([422, []]);
    const long = await send('POST', `${conversation}/messages`, { content: 'x'.repeat(150_001) });
    expect([long.status, listViolations(contract, 'create-a-message', long)]).toEqual([422, []]);
  });
});
