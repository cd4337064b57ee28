import { describe, expect, test } from 'vitest';
import type { Stage, Step } from '../../../contracts/stories/story.ts';
import { vendorChecks } from '../../../contracts/vendors/index.ts';
import type { VendorName } from '../../../specs/vendors.ts';

// The stories that a check plays where it may write, before a server that is a function of what was asked so far.

const now = new Date('2026-01-31T15:00:00Z');
const series = 'list-all-conversation-statistics';

async function play(vendor: VendorName, answer: (step: Step, before: readonly Step[]) => unknown) {
  const [story] = vendorChecks[vendor].stories;
  const asked: Step[] = [];
  const due: [what: string, actual: number | undefined, is: object][] = [];
  const places: string[] = [];
  const undone: [what: string, step: Step][] = [];
  const left: string[] = [];
  const stage: Stage = {
    ...{ tag: 'chatpact-1', now },
    async ask(step) {
      const body = answer(step, asked);
      asked.push(step);
      return body;
    },
    expect(what, pointer, actual, is) {
      due.push([what, actual, is]);
      places.push(pointer);
    },
    undo: (what, step) => void undone.push([what, step]),
    leave: (what) => void left.push(what),
  };
  await story?.play(stage);
  const operations = [...new Set(asked.map(({ operation }) => operation))];
  return { story, asked, due, places, undone, left, operations };
}

const has = (steps: readonly Step[], operation: string) => steps.some((each) => each.operation === operation);

describe("Chatwoot's story of a conversation", () => {
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
  /** Has three more of everything in another bucket, and one more of what the story made. */
  const server = ({ operation, query }: Step, before: readonly Step[]) => {
    if (operation !== series) return answers[operation] ?? {};
    const metric = String(query?.metric);
    return [{ value: '3' }, { value: (counted[metric] ?? 0) + Number(has(before, changes[metric] ?? '')) }];
  };

  test('opens, answers and resolves one, where nobody gets mail, and counts today before and after each', async () => {
    const { due, places, asked, story, operations } = await play('chatwoot', server);
    expect(due).toEqual([
      ['Conversations of today', 5, { atLeast: 5 }],
      ['Outgoing messages of today', 14, { atLeast: 14 }],
      ['Resolutions of today', 104, { atLeast: 104 }],
      ['Events that say so', 1, { exactly: 1 }],
    ]);
    expect(places).toEqual(['/0/value', '/0/value', '/0/value', '/0/name']);
    const path = { conversation_id: '9' };
    expect(asked.filter(({ body }) => body)).toEqual([
      { operation: 'contactCreate', body: { inbox_id: 2, name: 'chatpact-1', identifier: 'chatpact-1' } },
      { operation: 'newConversation', body: { source_id: 's-5', inbox_id: 2, contact_id: 5 } },
      {
        ...{ operation: 'create-a-new-message-in-a-conversation', path },
        body: { content: 'chatpact-1', message_type: 'outgoing' },
      },
      { operation: 'toggle-status-of-a-conversation', path, body: { status: 'resolved' } },
    ]);
    expect(asked.at(-1)).toEqual({ operation: 'get-conversation-reporting-events', path });
    const [since, until] = ['2026-01-31', '2026-02-02'].map((date) => String(Date.parse(date) / 1000));
    for (const { operation, query } of asked.filter((each) => each.operation === series))
      expect([operation, query]).toEqual([series, { metric: query?.metric, type: 'account', since, until }]);
    expect([...operations].sort()).toEqual([...(story?.operations ?? [])].sort());
  });

  test('leaves a contact and a conversation, and resolves what it opened whatever happens', async () => {
    const { left, undone } = await play('chatwoot', server);
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

  test('of a server without figures takes what was before for nothing', async () => {
    const silent = (step: Step) => (step.operation === series ? null : answers[step.operation]);
    const { due } = await play('chatwoot', silent);
    expect(due.slice(0, 3)).toEqual([
      ['Conversations of today', undefined, { atLeast: 1 }],
      ['Outgoing messages of today', undefined, { atLeast: 1 }],
      ['Resolutions of today', undefined, { atLeast: 1 }],
    ]);
  });

  test('whose events can not be read has none that says so', async () => {
    const mute = (step: Step, before: readonly Step[]) =>
      step.operation === 'get-conversation-reporting-events' ? {} : server(step, before);
    expect((await play('chatwoot', mute)).due.at(-1)).toEqual(['Events that say so', 0, { exactly: 1 }]);
  });

  test.each<[what: string, inboxes: unknown]>([
    ['that people read', { payload: [{ id: 1, channel_type: 'Channel::Email' }] }],
    ['that are none', {}],
  ])('writes nothing where there are only inboxes %s', async (_, inboxes) => {
    const asked: string[] = [];
    const playing = play('chatwoot', ({ operation }) => {
      asked.push(operation);
      return inboxes;
    });
    await expect(playing).rejects.toThrow('there is no inbox of the type Channel::Api to try it in');
    expect(asked).toEqual(['listAllInboxes']);
  });
});

describe("Rocket.Chat's story of a message", () => {
  const [sent, list] = ['messages-messages-sent', 'channels-list'].map(
    (name) => `get-api-v1-engagement-dashboard-${name}`,
  );
  const server = ({ operation }: Step, before: readonly Step[]) => {
    const isSent = has(before, 'post-api-v1-chat.postMessage');
    const isGone = has(before, 'post-api-v1-chat.delete');
    const answers: Record<string, unknown> = {
      'post-api-v1-channels.create': { channel: { _id: 'r1' } },
      'post-api-v1-chat.postMessage': { message: { _id: 'm1' } },
      [sent ?? '']: { period: { count: isSent ? 8 : 7 } },
      [list ?? '']: {
        channels: [{ room: { _id: 'other' }, messages: 40 }, ...(isGone ? [] : [{ room: { _id: 'r1' }, messages: 1 }])],
      },
    };
    return answers[operation] ?? {};
  };

  test('sends one into a room of its own, counts it, and deletes it', async () => {
    const { due, places, asked, operations, story } = await play('rocketchat', server);
    expect(places).toEqual(['/period/count', '/channels/0/messages']);
    expect(due).toEqual([
      ['Messages sent', 8, { atLeast: 8 }],
      ['Messages of the room', 1, { exactly: 1 }],
    ]);
    expect(asked.filter(({ body }) => body)).toEqual([
      { operation: 'post-api-v1-channels.create', body: { name: 'chatpact-1' } },
      { operation: 'post-api-v1-chat.postMessage', body: { roomId: 'r1', text: 'chatpact-1' } },
      { operation: 'post-api-v1-chat.delete', body: { roomId: 'r1', msgId: 'm1' } },
    ]);
    // The server's day may begin before or after that of UTC.
    const days = { start: '2026-01-30T00:00:00.000Z', end: '2026-02-01T00:00:00.000Z' };
    expect(asked.filter(({ query }) => query).map(({ query }) => query)).toEqual([
      ...[days, days, { ...days, count: '100' }],
    ]);
    // The room goes by whoever cleans up.
    expect([...operations, 'post-api-v1-channels.delete'].sort()).toEqual([...(story?.operations ?? [])].sort());
  });

  test('deletes its room whatever happens, and leaves nothing', async () => {
    const { left, undone } = await play('rocketchat', server);
    const step = { operation: 'post-api-v1-channels.delete', body: { roomId: 'r1' } };
    expect([left, undone]).toEqual([[], [['channel chatpact-1', step]]]);
  });

  test('of a server without figures takes what was before for nothing, and the room for empty', async () => {
    const silent = (step: Step) => ([sent, list].includes(step.operation) ? {} : server(step, []));
    expect((await play('rocketchat', silent)).due).toEqual([
      ['Messages sent', undefined, { atLeast: 1 }],
      ['Messages of the room', 0, { exactly: 1 }],
    ]);
  });
});
