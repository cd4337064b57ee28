import { describe, expect, test } from 'vitest';
import type { ScenarioContext, ScenarioRequest } from '../../../contracts/scenario-tests/scenario-test.ts';
import { vendorChecks } from '../../../contracts/vendors/index.ts';
import type { BuiltInVendorName } from '../../../specs/vendors.ts';

// The scenario tests that a check runs if writes are allowed. The server is a function of the request and earlier ones.

const now = new Date('2026-01-31T15:00:00Z');
const series = 'list-all-conversation-statistics';

async function run(
  vendor: BuiltInVendorName,
  answer: (request: ScenarioRequest, before: readonly ScenarioRequest[]) => unknown,
) {
  const [scenarioTest] = vendorChecks[vendor].scenarioTests;
  const sent: ScenarioRequest[] = [];
  const expectations: [what: string, actual: number | undefined, is: object][] = [];
  const pointers: string[] = [];
  const undone: [what: string, request: ScenarioRequest][] = [];
  const left: string[] = [];
  const context: ScenarioContext = {
    ...{ tag: 'chatpact-1', now },
    async send(request) {
      const body = answer(request, sent);
      sent.push(request);
      return body;
    },
    expect(what, pointer, actual, is) {
      expectations.push([what, actual, is]);
      pointers.push(pointer);
    },
    cleanUp: (what, request) => void undone.push([what, request]),
    leave: (what) => void left.push(what),
    stop(reason) {
      throw new Error(reason);
    },
  };
  await scenarioTest?.run(context);
  const operations = [...new Set(sent.map(({ operation }) => operation))];
  return { scenarioTest, sent, expectations, pointers, undone, left, operations };
}

const has = (requests: readonly ScenarioRequest[], operation: string) =>
  requests.some((each) => each.operation === operation);

describe("Chatwoot's scenario test of a conversation", () => {
  const answers: Record<string, unknown> = {
    listAllInboxes: {
      payload: [
        { id: 1, channel_type: 'Channel::Email' },
        { id: 2, channel_type: 'Channel::Api' },
        { id: 3, channel_type: 'Channel::Api' },
      ],
    },
    contactCreate: { payload: { contact: { id: 5 }, contact_inbox: { source_id: 's-5' } } },
    newConversation: { id: 9 },
    'get-conversation-reporting-events': [
      { name: 'first_response' },
      { name: 'reply_time' },
      { name: 'conversation_resolved' },
    ],
  };
  const changes: Record<string, string> = {
    conversations_count: 'newConversation',
    outgoing_messages_count: 'create-a-new-message-in-a-conversation',
    resolutions_count: 'toggle-status-of-a-conversation',
  };
  const counted: Record<string, number> = {
    conversations_count: 1,
    outgoing_messages_count: 10,
    resolutions_count: 100,
  };
  /** Each series has 3 in another bucket, and one more for each item that the test created. */
  const server = ({ operation, query }: ScenarioRequest, before: readonly ScenarioRequest[]) => {
    if (operation !== series) return answers[operation] ?? {};
    const metric = String(query?.metric);
    return [{ value: '3' }, { value: (counted[metric] ?? 0) + Number(has(before, changes[metric] ?? '')) }];
  };

  test('opens, answers and resolves a conversation in an API inbox, and counts before and after each request', async () => {
    const { expectations, pointers, sent, scenarioTest, operations } = await run('chatwoot', server);
    expect(expectations).toEqual([
      ['Conversations of today', 5, { atLeast: 5 }],
      ['Outgoing messages of today', 14, { atLeast: 14 }],
      ['Resolutions of today', 104, { atLeast: 104 }],
      ['conversation_resolved events of the conversation', 1, { exactly: 1 }],
    ]);
    expect(pointers).toEqual(['/0/value', '/0/value', '/0/value', '/0/name']);
    const path = { conversation_id: '9' };
    expect(sent.filter(({ body }) => body)).toEqual([
      { operation: 'contactCreate', body: { inbox_id: 2, name: 'chatpact-1', identifier: 'chatpact-1' } },
      { operation: 'newConversation', body: { source_id: 's-5', inbox_id: 2, contact_id: 5 } },
      {
        ...{ operation: 'create-a-new-message-in-a-conversation', path },
        body: { content: 'chatpact-1', message_type: 'outgoing' },
      },
      { operation: 'toggle-status-of-a-conversation', path, body: { status: 'resolved' } },
    ]);
    expect(sent.at(-1)).toEqual({ operation: 'get-conversation-reporting-events', path });
    const [since, until] = ['2026-01-31', '2026-02-02'].map((date) => String(Date.parse(date) / 1000));
    for (const { operation, query } of sent.filter((each) => each.operation === series))
      expect([operation, query]).toEqual([series, { metric: query?.metric, type: 'account', since, until }]);
    expect([...operations].sort()).toEqual([...(scenarioTest?.operations ?? [])].sort());
  });

  test('leaves a contact and a conversation, and always resolves the conversation', async () => {
    const { left, undone } = await run('chatwoot', server);
    expect(left).toEqual(['contact 5 (chatpact-1)', 'conversation 9 (chatpact-1), resolved']);
    expect(undone).toEqual([
      [
        'conversation 9 (chatpact-1), still open',
        {
          ...{ operation: 'toggle-status-of-a-conversation', path: { conversation_id: '9' } },
          body: { status: 'resolved' },
        },
      ],
    ]);
  });

  test('takes missing figures before the test as 0', async () => {
    const withoutFigures = (request: ScenarioRequest) =>
      request.operation === series ? null : answers[request.operation];
    const { expectations } = await run('chatwoot', withoutFigures);
    expect(expectations.slice(0, 3)).toEqual([
      ['Conversations of today', undefined, { atLeast: 1 }],
      ['Outgoing messages of today', undefined, { atLeast: 1 }],
      ['Resolutions of today', undefined, { atLeast: 1 }],
    ]);
  });

  test('counts 0 events if the events are unreadable', async () => {
    const withoutEvents = (request: ScenarioRequest, before: readonly ScenarioRequest[]) =>
      request.operation === 'get-conversation-reporting-events' ? {} : server(request, before);
    expect((await run('chatwoot', withoutEvents)).expectations.at(-1)).toEqual([
      'conversation_resolved events of the conversation',
      0,
      { exactly: 1 },
    ]);
  });

  test.each<[what: string, inboxes: unknown]>([
    ['email inboxes', { payload: [{ id: 1, channel_type: 'Channel::Email' }] }],
    ['unreadable inboxes', {}],
  ])('writes nothing if there are only %s', async (_, inboxes) => {
    const sent: string[] = [];
    const running = run('chatwoot', ({ operation }) => {
      sent.push(operation);
      return inboxes;
    });
    await expect(running).rejects.toThrow('there is no inbox of the type Channel::Api to use');
    expect(sent).toEqual(['listAllInboxes']);
  });
});

describe("Rocket.Chat's scenario test of a message", () => {
  const [messagesSent, list] = ['messages-messages-sent', 'channels-list'].map(
    (name) => `get-api-v1-engagement-dashboard-${name}`,
  );
  const server = ({ operation }: ScenarioRequest, before: readonly ScenarioRequest[]) => {
    const isSent = has(before, 'post-api-v1-chat.postMessage');
    const isDeleted = has(before, 'post-api-v1-chat.delete');
    const answers: Record<string, unknown> = {
      'post-api-v1-channels.create': { channel: { _id: 'r1' } },
      'post-api-v1-chat.postMessage': { message: { _id: 'm1' } },
      [messagesSent ?? '']: { period: { count: isSent ? 8 : 7 } },
      [list ?? '']: {
        channels: [
          { room: { _id: 'other' }, messages: 40 },
          ...(isDeleted ? [] : [{ room: { _id: 'r1' }, messages: 1 }]),
        ],
      },
    };
    return answers[operation] ?? {};
  };

  test('sends a message to a new room, counts it, and deletes it', async () => {
    const { expectations, pointers, sent, operations, scenarioTest } = await run('rocketchat', server);
    expect(pointers).toEqual(['/period/count', '/channels/0/messages']);
    expect(expectations).toEqual([
      ['Messages sent', 8, { atLeast: 8 }],
      ['Messages of the room', 1, { exactly: 1 }],
    ]);
    expect(sent.filter(({ body }) => body)).toEqual([
      { operation: 'post-api-v1-channels.create', body: { name: 'chatpact-1' } },
      { operation: 'post-api-v1-chat.postMessage', body: { roomId: 'r1', text: 'chatpact-1' } },
      { operation: 'post-api-v1-chat.delete', body: { roomId: 'r1', msgId: 'm1' } },
    ]);
    // The server's day may start before or after the UTC day.
    const days = { start: '2026-01-30T00:00:00.000Z', end: '2026-02-01T00:00:00.000Z' };
    expect(sent.filter(({ query }) => query).map(({ query }) => query)).toEqual([
      ...[days, days, { ...days, count: '100' }],
    ]);
    // The cleanup deletes the room.
    expect([...operations, 'post-api-v1-channels.delete'].sort()).toEqual([...(scenarioTest?.operations ?? [])].sort());
  });

  test('always deletes its room, and leaves nothing', async () => {
    const { left, undone } = await run('rocketchat', server);
    const request = { operation: 'post-api-v1-channels.delete', body: { roomId: 'r1' } };
    expect([left, undone]).toEqual([[], [['channel chatpact-1', request]]]);
  });

  test('takes missing figures before the test as 0, and a missing room as empty', async () => {
    const withoutFigures = (request: ScenarioRequest) =>
      [messagesSent, list].includes(request.operation) ? {} : server(request, []);
    expect((await run('rocketchat', withoutFigures)).expectations).toEqual([
      ['Messages sent', undefined, { atLeast: 1 }],
      ['Messages of the room', 0, { exactly: 1 }],
    ]);
  });
});
