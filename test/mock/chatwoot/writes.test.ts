import { beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { type Contract, loadContract } from '../../../specs/contract.ts';
import { profiles } from '../../../specs/profiles.ts';
import { listViolations } from '../judge-answer.ts';
import { startMock } from '../start-mock.ts';
import { createApiConversation, createClient } from './client.ts';

const reads: [operation: string, path: string][] = [
  ['conversationList', '/conversations'],
  ['conversationList', '/conversations?status=all&assignee_type=unassigned&page=2'],
  ['conversationListMeta', '/conversations/meta?status=all'],
  ['get-details-of-a-conversation', '/conversations/1'],
  ['list-all-messages', '/conversations/1/messages'],
  ['list-all-labels-of-a-conversation', '/conversations/1/labels'],
  ['get-account-agents', '/agents'],
  ['listAllInboxes', '/inboxes'],
  ['GetInbox', '/inboxes/1'],
  ['GetInbox', '/inboxes/2'],
  ['list-all-teams', '/teams'],
  ['get-details-of-a-single-team', '/teams/1'],
  ['list-all-labels', '/labels'],
  ['get-details-of-a-single-label', '/labels/1'],
  ['contactList', '/contacts'],
  ['contactList', '/contacts?page=2&sort=-last_activity_at'],
  ['contactDetails', '/contacts/1'],
];

// CASE is replaced by a conversation of an API inbox.
const writes: [operation: string, path: string, body: object][] = [
  ['create-a-new-message-in-a-conversation', 'CASE/messages', { content: 'Is it there?', message_type: 'incoming' }],
  ['create-a-new-message-in-a-conversation', 'CASE/messages', { content: 'It is.', content_attributes: { a: 1 } }],
  ['create-a-new-message-in-a-conversation', 'CASE/messages', { content: 'Odd.', private: true }],
  ['assign-a-conversation', 'CASE/assignments', { assignee_id: 3 }],
  ['assign-a-conversation', 'CASE/assignments', { team_id: 1 }],
  ['conversation-add-labels', 'CASE/labels', { labels: ['bug', 'vip'] }],
  ['toggle-status-of-a-conversation', 'CASE/toggle_status', { status: 'snoozed', snoozed_until: 1_900_000_000 }],
  ['toggle-status-of-a-conversation', 'CASE/toggle_status', { status: 'pending' }],
  ['toggle-status-of-a-conversation', 'CASE/toggle_status', { status: 'resolved' }],
  ['toggle-status-of-a-conversation', 'CASE/toggle_status', { status: 'open' }],
  ['assign-a-conversation', 'CASE/assignments', { assignee_id: 0 }],
  ['assign-a-conversation', 'CASE/assignments', { team_id: 0 }],
  ['assign-a-conversation', 'CASE/assignments', {}],
  ['add-new-agent-to-account', '/agents', { name: 'Jo Roe', email: 'jo@roe.example', role: 'agent' }],
  ['inboxCreation', '/inboxes', { name: 'Site', channel: { type: 'web_widget', website_url: 'https://a.example' } }],
  ['inboxCreation', '/inboxes', { name: 'Bot', channel: { type: 'telegram', bot_token: 'x' }, timezone: 'Asia/Tokyo' }],
  ['create-a-team', '/teams', { name: 'Night Shift', description: 'From ten to six' }],
  ['create-a-label', '/labels', { title: 'Wärme_1', color: '#ff0000', description: 'Warm' }],
  ['contactCreate', '/contacts', { inbox_id: 1, name: 'Bo', phone_number: '+4930123456', identifier: 'b-1' }],
  ['newConversation', '/conversations', { source_id: 'bo', inbox_id: 1, contact_id: 1, custom_attributes: { a: 'b' } }],
];

describe.each(profiles)('as %s,', (profile) => {
  let mock: Mock;
  let contract: Contract;
  let path: string;

  beforeAll(async () => {
    mock = await startMock({ profile });
    contract = await loadContract({ vendor: 'chatwoot', profile });
    path = (await createApiConversation(createClient(mock))).path;
  });

  test.each(reads)('%s matches the contract: %s', async (operation, where) => {
    const answer = await createClient(mock).get(where);
    expect(answer.status).toBe(200);
    expect(listViolations(contract, operation, answer)).toEqual([]);
  });

  test.each(writes)('%s matches the contract, and so do its changes: %s %j', async (operation, where, body) => {
    const desk = createClient(mock);
    const answer = await desk.post(where.replace('CASE', path), body);
    expect(answer.status).toBe(200);
    expect(listViolations(contract, operation, answer)).toEqual([]);
    for (const [read, there] of [
      ['get-details-of-a-conversation', path],
      ['list-all-messages', `${path}/messages`],
      ['conversationList', '/conversations?status=all'],
      ['contactList', '/contacts'],
      ['listAllInboxes', '/inboxes'],
      ['list-all-labels', '/labels'],
    ] as const) {
      expect(listViolations(contract, read, await desk.get(there)), read).toEqual([]);
    }
  });

  test('the profile of every member matches the contract', async () => {
    for (const { headers } of mock.identities.filter(({ vendor, role }) => vendor === 'chatwoot' && role !== 'bot')) {
      const answer = await createClient(mock, { headers }).read('/api/v1/profile');
      expect(listViolations(contract, 'fetchProfile', answer)).toEqual([]);
      expect(answer.body).toMatchObject({ access_token: headers.api_access_token });
    }
  });
});
