import { beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { type Contract, loadContract } from '../../../specs/contract.ts';
import { profiles } from '../../../specs/profiles.ts';
import { listViolations } from '../judge-answer.ts';
import { headersOf, startMock } from '../start-mock.ts';
import { bodyOf, createClient } from './client.ts';

/** `taken`: real servers accept the request, and the response contains the given values. */
type Refusal = [
  operation: string,
  path: string,
  body: unknown,
  documented: number,
  observed: number | 'taken',
  said: unknown,
];

const missing = (name: string) => ({ error: `param is missing or the value is empty: ${name}` });
const unstored = (message: string, ...attributes: string[]) => ({ message, attributes });
const nowhere = { error: 'Resource could not be found' };
const agent = { name: 'Jo', email: 'jo@roe.example', role: 'agent' };

// biome-ignore format: one refusal a line
const refusals: Refusal[] = [
  ['create-a-new-message-in-a-conversation', '/conversations/1/messages', {}, 422, 'taken', { content: null }],
  ['create-a-new-message-in-a-conversation', '/conversations/1/messages', { content: 5 }, 422, 'taken', { content: '5' }],
  ['create-a-new-message-in-a-conversation', '/conversations/1/messages', { content: 'a', message_type: 'nope' }, 422, 422, { error: "'nope' is not a valid message_type" }],
  ['create-a-new-message-in-a-conversation', '/conversations/999999/messages', { content: 'a' }, 404, 404, nowhere],
  ['create-a-new-message-in-a-conversation', '/conversations/4294967297/messages', { content: 'a' }, 404, 404, nowhere],
  ['toggle-status-of-a-conversation', '/conversations/1/toggle_status', { status: 'closed' }, 422, 500, { status: 500, error: 'Internal Server Error' }],
  ['toggle-status-of-a-conversation', '/conversations/0/toggle_status', { status: 'open' }, 404, 404, nowhere],
  ['assign-a-conversation', '/conversations/1/assignments', { assignee_id: 'me' }, 422, 'taken', null],
  ['conversation-add-labels', '/conversations/1/labels', { labels: 'bug' }, 422, 'taken', { payload: [] }],
  ['conversation-add-labels', '/conversations/1/labels', {}, 422, 'taken', { payload: [] }],
  ['add-new-agent-to-account', '/agents', {}, 422, 422, missing('name')],
  ['add-new-agent-to-account', '/agents', { ...agent, email: 'jo' }, 422, 422, unstored('Email is invalid', 'email')],
  ['add-new-agent-to-account', '/agents', { ...agent, role: 'owner' }, 422, 422, unstored('Role must be one of agent, administrator', 'role')],
  ['inboxCreation', '/inboxes', { name: 'A' }, 422, 422, missing('channel')],
  ['inboxCreation', '/inboxes', { channel: { type: 'api' } }, 422, 422, unstored("Name can't be blank", 'name')],
  ['inboxCreation', '/inboxes', { name: 'a@b', channel: { type: 'api' } }, 422, 422, unstored('Name is invalid', 'name')],
  ['inboxCreation', '/inboxes', { name: 'A', timezone: 'Mars', channel: { type: 'api' } }, 422, 422, unstored('Timezone is not included in the list', 'timezone')],
  ['create-a-team', '/teams', {}, 422, 422, missing('team')],
  ['create-a-team', '/teams', { name: 'BILLING' }, 422, 422, unstored('Name has already been taken', 'name')],
  ['create-a-label', '/labels', {}, 422, 422, missing('label')],
  ['create-a-label', '/labels', { color: '#fff' }, 422, 422, unstored('Title must not be blank, Title is invalid', 'title')],
  ['create-a-label', '/labels', { title: 'two words' }, 422, 422, unstored('Title is invalid', 'title')],
  ['create-a-label', '/labels', { title: 'Bug' }, 422, 422, unstored('Title has already been taken', 'title')],
  ['contactCreate', '/contacts', { name: 'A' }, 400, 'taken', { payload: { contact_inbox: { inbox: null, source_id: null } } }],
  ['contactCreate', '/contacts', { inbox_id: 99 }, 404, 404, nowhere],
  ['contactCreate', '/contacts', { inbox_id: 1, email: 'a' }, 400, 422, unstored('Email Invalid email', 'email')],
  ['contactCreate', '/contacts', { inbox_id: 1, phone_number: '0123' }, 400, 422, unstored('Phone number should be in e164 format', 'phone_number')],
  ['newConversation', '/conversations', { source_id: 'nobody' }, 404, 404, nowhere],
  ['newConversation', '/conversations', { source_id: 'a', inbox_id: 99, contact_id: 1 }, 404, 404, nowhere],
  ['newConversation', '/conversations', { source_id: 'a', inbox_id: 1, contact_id: 2 ** 32 + 1 }, 404, 404, nowhere],
  ['newConversation', '/conversations', { source_id: 'a', inbox_id: 1, contact_id: 1, message: {} }, 422, 'taken', { messages: [] }],
  ['newConversation', '/conversations', [], 422, 404, nowhere],
];

describe.each(profiles)('as %s,', (profile) => {
  let mock: Mock;
  let contract: Contract;

  beforeAll(async () => {
    mock = await startMock({ profile });
    contract = await loadContract({ vendor: 'chatwoot', profile });
  });

  test.each(refusals)('%s rejects %s %j', async (operation, path, body, documented, observed, said) => {
    const before = await createClient(mock).read('/__admin/state');
    const answer = await createClient(mock).post(path, body);
    const isTaken = profile === 'observed' && observed === 'taken';
    expect(answer.status).toBe(profile === 'documented' ? documented : isTaken ? 200 : observed);
    expect(listViolations(contract, operation, answer)).toEqual([]);
    if (isTaken) {
      if (said === null) expect(answer.body).toBeNull();
      else expect(answer.body).toMatchObject(said as object);
      expect(answer.headers.get('x-chatpact-deviation')).toContain('chatwoot-requests-are-unchecked');
      return;
    }
    if (profile === 'observed') expect(answer.body).toEqual(said);
    else expect(bodyOf<{ errors: unknown[] }>(answer).errors.length).toBeGreaterThan(0);
    // A rejected request changes nothing.
    expect((await createClient(mock).read('/__admin/state')).body).toEqual(before.body);
  });

  test('accepts an unknown agent or team in a new conversation', async () => {
    const desk = createClient(mock);
    for (const unknown of [{ assignee_id: 99 }, { team_id: 99 }]) {
      const body = {
        source_id: `for-unknown-${profile}-${Object.keys(unknown)}`,
        inbox_id: 1,
        contact_id: 1,
        ...unknown,
      };
      const answer = await desk.post('/conversations', body);
      expect(answer.status).toBe(200);
      expect(listViolations(contract, 'newConversation', answer)).toEqual([]);
      const { id } = bodyOf<{ id: number }>(answer);
      expect(bodyOf<{ meta: object }>(await desk.get(`/conversations/${id}`)).meta).not.toHaveProperty('assignee');
    }
  });

  const administrators = [
    ['add-new-agent-to-account', 'POST', '/agents', 403],
    ['inboxCreation', 'POST', '/inboxes', 403],
    ['create-a-team', 'POST', '/teams', 401],
    ['create-a-label', 'POST', '/labels', 401],
    ['get-details-of-a-single-label', 'GET', '/labels/1', 401],
  ] as const;
  test.each(administrators)('%s requires an administrator', async (operation, method, path, documented) => {
    const desk = createClient(mock, { role: 'agent' });
    const answer = method === 'GET' ? await desk.get(path) : await desk.post(path, { name: 'x' });
    expect(answer.status).toBe(profile === 'documented' ? documented : 401);
    expect(listViolations(contract, operation, answer)).toEqual([]);
  });

  test('a bot may write in conversations only', async () => {
    const desk = createClient(mock, { role: 'bot' });
    expect((await desk.post('/conversations/1/messages', { content: 'Beep.' })).status).toBe(200);
    expect((await desk.post('/conversations/1/toggle_status', { status: 'open' })).status).toBe(200);
    expect((await desk.post('/conversations/1/assignments', { assignee_id: 3 })).status).toBe(200);
    for (const [operation, path] of [
      ['conversationList', '/conversations'],
      ['get-account-agents', '/agents'],
      ['list-all-labels-of-a-conversation', '/conversations/1/labels'],
    ] as const) {
      const answer = await desk.get(path);
      expect([401, 403]).toContain(answer.status);
      expect(listViolations(contract, operation, answer)).toEqual([]);
    }
    const answer = await desk.read('/api/v1/profile');
    expect(answer.status).toBe(401);
    expect(listViolations(contract, 'fetchProfile', answer)).toEqual([]);
  });

  test('rejects writes to an account that the caller does not belong to', async () => {
    const headers = headersOf(mock, 'chatwoot', 'administrator', 2);
    const answer = await createClient(mock, { headers }).post('/conversations/1/messages', { content: 'a' });
    expect(answer.status).toBe(profile === 'documented' ? 403 : 401);
    expect(listViolations(contract, 'create-a-new-message-in-a-conversation', answer)).toEqual([]);
    expect((await createClient(mock, { account: 9 }).post('/labels', { title: 'a' })).status).toBe(404);
  });
});
