import { beforeEach, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { startMock } from '../start-mock.ts';
import { callAdmin } from '../workspaces/admin-call.ts';
import { bodyOf, createClient } from './client.ts';

let mock: Mock;

beforeEach(async () => {
  mock = await startMock({ scale: 0 });
});

type Written = Record<string, unknown>;
const append = (...events: Written[]) =>
  callAdmin(mock, '/events', { body: events.map((event) => ({ vendor: 'chatwoot', ...event })) });
const eventsOf = (answer: { body: unknown }) =>
  (answer.body as { events: { event: Written }[] }).events.map(({ event }) => event);

const at = '2026-01-10T10:00:00Z';
const conversation = { type: 'conversation.created', at, account: 1, inbox: 2 };

test('fills in omitted values of an event: ids, the status, the contact, the sender', async () => {
  const answer = await append(
    conversation,
    { ...conversation, inbox: 1 },
    { type: 'message.created', at, account: 1, conversation: 1, direction: 'incoming' },
    { type: 'conversation.assigned', at, account: 1, conversation: 1, assignee: 3 },
    { type: 'message.created', at: '2026-01-10T12:00:00+01:00', account: 1, conversation: 1, direction: 'outgoing' },
    { type: 'conversation.resolved', at: Date.UTC(2026, 0, 10, 12), account: 1, conversation: 1 },
  );
  const start = Date.UTC(2026, 0, 10, 10);
  expect(answer.status).toBe(200);
  expect(eventsOf(answer)).toMatchObject([
    { at: start, conversation: 1, display_id: 1, contact: 1, status: 'open' },
    // The first inbox has a bot.
    { conversation: 2, display_id: 2, contact: 2, status: 'pending' },
    { message: 1, sender: { kind: 'contact', id: 1 }, private: false },
    { assignee: 3 },
    { at: start + 3_600_000, message: 2, sender: { kind: 'user', id: 3 } },
    { at: start + 7_200_000, by: { kind: 'system', id: 0 } },
  ]);
  const { payload } = bodyOf<{ payload: Written[] }>(await createClient(mock).get('/reporting_events'));
  expect(payload.map(({ name, value }) => `${name} ${value}`)).toEqual([
    'conversation_resolved 7200',
    'first_response 3600',
  ]);
});

test('accepts events that create users, inboxes, teams, labels, contacts and bots', async () => {
  const answer = await append(
    { type: 'user.created', at, name: 'Max', email: 'max@max.example' },
    { type: 'agent.added', at, account: 1, user: 18, role: 'agent' },
    {
      type: 'inbox.created',
      at,
      account: 1,
      name: 'Line',
      channel: 'Channel::Line',
      workingHours: { 1: { open: 0, close: 60 } },
    },
    { type: 'team.created', at, account: 1, name: 'late' },
    { type: 'label.created', at, account: 1, title: 'late' },
    { type: 'contact.created', at, account: 1, name: 'Cy', details: { email: 'cy@cy.example' } },
    { type: 'bot.created', at, account: 1, name: 'Beep' },
  );
  expect(answer.status).toBe(200);
  const [user, , inbox] = eventsOf(answer);
  expect(user).toMatchObject({ user: 18, token: expect.stringMatching(/^\w{24}$/) });
  expect(inbox).toMatchObject({ timezone: 'UTC' });
  const headers = { api_access_token: String(user?.token) };
  expect((await createClient(mock, { headers }).read('/api/v1/profile')).body).toMatchObject({ name: 'Max' });
  expect((await createClient(mock).get(`/inboxes/${inbox?.inbox}`)).body).toMatchObject({
    channel_type: 'Channel::Line',
  });
});

// biome-ignore format: one event a line
const wrong: [event: Written, status: number, field: string, message: RegExp][] = [
  [{ type: 'conversation.exploded', at }, 400, 'type', /must be one of account\.created/],
  [{ ...conversation, at: 'yesterday' }, 400, 'at', /ISO 8601 with a time zone/],
  [{ ...conversation, at: '2026-01-10T10:00:00' }, 400, 'at', /ISO 8601 with a time zone/],
  [{ ...conversation, at: 1e17 }, 400, 'at', /outside the range of dates/],
  [{ ...conversation, inbox: undefined }, 400, 'inbox', /is missing/],
  [{ ...conversation, inbox: '2' }, 400, 'inbox', /must be an integer/],
  [{ ...conversation, colour: 'red' }, 400, 'colour', /is not documented/],
  [{ ...conversation, status: 'asleep' }, 400, 'status', /must be one of open/],
  [{ ...conversation, conversation: 4_000_000 }, 400, 'conversation', /must be at most/],
  [{ ...conversation, display_id: 4_000_000 }, 400, 'display_id', /must be at most/],
  [{ ...conversation, account: 9 }, 404, 'account', /does not exist/],
  [{ ...conversation, inbox: 99 }, 404, 'inbox', /does not exist/],
  [{ type: 'conversation.resolved', at, account: 1, conversation: 99 }, 404, 'conversation', /does not exist/],
  [{ type: 'contact.linked', at, account: 1, contact: 99, inbox: 1, source: 'a' }, 404, 'contact', /does not exist/],
  [{ type: 'user.created', at, name: 'A', email: 'a' }, 400, 'email', /must be a string that matches/],
  [{ type: 'agent.added', at, account: 1, user: 3, role: 'agent' }, 400, 'user', /is already a member of the account/],
  [{ type: 'agent.added', at, account: 1, user: 99, role: 'agent' }, 404, 'user', /does not exist/],
  [{ type: 'agent.removed', at, account: 1, user: 16 }, 400, 'user', /is not a member of the account/],
  [{ type: 'inbox.created', at, account: 1, name: 'A', channel: 'Channel::Fax' }, 400, 'channel', /must be one of/],
  [{ type: 'inbox.created', at, account: 1, name: 'A', channel: 'Channel::Api', timezone: 'Mars' }, 400, 'timezone', /not an IANA time zone/],
  [{ type: 'inbox.created', at, account: 1, name: 'A', channel: 'Channel::Api', workingHours: { 1: { open: 9, close: 9 } } }, 400, 'workingHours', /close later than open/],
  [{ type: 'team.created', at, account: 1, name: 'Billing' }, 400, 'name', /is already taken/],
  [{ type: 'label.created', at, account: 1, title: 'a b' }, 400, 'title', /must be a string that matches/],
  [{ type: 'token.changed', at, owner: { kind: 'user', id: 99 }, token: 'a' }, 400, 'owner', /does not exist/],
  [{ type: 'message.created', at, account: 1, conversation: 1, direction: 'outgoing' }, 400, 'sender', /has no assignee/],
  [{ type: 'message.created', at, account: 1, conversation: 1, direction: 'outgoing', sender: { kind: 'contact', id: 1 } }, 400, 'sender', /must be a user or bot for an outgoing/],
  [{ type: 'message.created', at, account: 1, conversation: 1, direction: 'outgoing', sender: { kind: 'user', id: 16 } }, 404, 'sender', /does not exist/],
  [{ type: 'message.created', at, account: 1, conversation: 1, direction: 'incoming', message: 1 }, 400, 'message', /must be larger than the latest id, 1/],
  [{ type: 'message.created', at: '2026-01-01T00:00:00Z', account: 1, conversation: 1, direction: 'incoming' }, 400, 'at', /must not be before the creation of the conversation/],
  [{ type: 'conversation.created', at, account: 1, inbox: 2, conversation: 1 }, 400, 'conversation', /is already taken/],
  [{ type: 'conversation.created', at, account: 1, inbox: 2, display_id: 1 }, 400, 'display_id', /is already taken/],
  [{ type: 'conversation.created', at, account: 2, inbox: 11, contact: 1 }, 400, 'contact', /belongs to another account/],
  [{ type: 'conversation.labelled', at, account: 1, conversation: 1, labels: [1, 99] }, 404, 'labels', /does not exist/],
  [{ type: 'conversation.opened', at, account: 1, conversation: 1, by: { kind: 'system', id: 4 } }, 404, 'by', /must have the id 0/],
];

test.each(wrong)('rejects %j', async (event, status, field, message) => {
  const first = await append(conversation, {
    type: 'message.created',
    at,
    account: 1,
    conversation: 1,
    direction: 'incoming',
  });
  expect(first.status).toBe(200);
  const before = await callAdmin(mock, '/state');
  const answer = await append({ ...conversation, inbox: 3 }, event);
  expect(answer.body).toMatchObject({ problems: [{ field: `1.${field}`, message: expect.stringMatching(message) }] });
  expect(answer.status).toBe(status);
  // All or nothing: the valid event before it is not applied.
  expect((await callAdmin(mock, '/state')).body).toEqual(before.body);
});

test('the name of a removed agent is missing in reports, and returns with the agent', async () => {
  const agent = 3;
  const window = 'since=1767225600&until=1769731200';
  const chart = () =>
    desk().read(`/api/v2/accounts/1/reports?metric=outgoing_messages_count&type=agent&id=${agent}&${window}`);
  const groups = async () =>
    bodyOf<{ id: number; name: string }[]>(
      await desk().read(`/api/v2/accounts/1/reports/outgoing_messages_count?group_by=agent&${window}`),
    );
  const desk = () => createClient(mock);
  const written = await append(
    conversation,
    { type: 'conversation.assigned', at, account: 1, conversation: 1, assignee: agent },
    {
      type: 'message.created',
      at,
      account: 1,
      conversation: 1,
      direction: 'outgoing',
    },
  );
  expect(written.status).toBe(200);
  const before = await chart();
  const named = await groups();
  expect(named).toEqual([{ id: agent, name: expect.stringMatching(/\w/), outgoing_messages_count: 1 }]);

  await append({ type: 'agent.removed', at, account: 1, user: agent });
  expect((await chart()).status).toBe(404);
  expect(await groups()).toEqual([{ ...named[0], name: '' }]);
  expect(bodyOf<{ id: number }[]>(await desk().get('/agents')).map(({ id }) => id)).not.toContain(agent);

  await append({ type: 'agent.added', at, account: 1, user: agent, role: 'agent' });
  expect((await chart()).body).toEqual(before.body);
  expect(await groups()).toEqual(named);
});

test('reports all problems of an event at once', async () => {
  const answer = await append({ type: 'message.created', at: 'x', account: '1', direction: 'sideways' });
  const { problems } = answer.body as { problems: { field: string }[] };
  expect(problems.map(({ field }) => field).sort()).toEqual(['0.account', '0.at', '0.conversation', '0.direction']);
});
