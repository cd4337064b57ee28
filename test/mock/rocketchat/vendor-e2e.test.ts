import { beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';
import { createClient } from './client.ts';

// Runs expectations of the vendor's own API tests of the dashboard's list of channels (Rocket.Chat 6.14,
// apps/meteor/tests/end-to-end/api/34-engagement-dashboard.ts) against the mock.

const day = 86_400_000;
let mock: Mock;
let channel: { _id: string; name: string; ts: string };

beforeAll(async () => {
  mock = await startMock({ profile: 'observed' });
  const body = await createClient(mock, 'admin').write<{ channel: typeof channel }>('channels.create', { name: 'e2e' });
  channel = body.channel;
});

const at = (days: number) => new Date(mock.now() + days * day).toISOString();
const permit = (roles: string[]) =>
  createClient(mock, 'admin').write('permissions.update', {
    permissions: [{ _id: 'view-engagement-dashboard', roles }],
  });

async function list(query: Record<string, string>) {
  const path = `/api/v1/engagement-dashboard/channels/list?${new URLSearchParams(query)}`;
  const { status, body, headers } = await ask(mock, path, { headers: headersOf(mock, 'rocketchat', 'admin') });
  expect(headers.get('content-type')).toBe('application/json');
  return { status, body: body as { error?: string; channels: Row[] } };
}
interface Row {
  room: typeof channel & { t: string; _updatedAt: string };
  messages: number;
  lastWeekMessages: number;
  diffFromLastWeek: number;
}
const week = () => ({ start: at(-7), end: at(0) });
const rowOf = async (query: Record<string, string>) =>
  (await list({ count: '0', ...query })).body.channels.find(({ room }) => room._id === channel._id);
const room = () => ({ _id: channel._id, name: channel.name, ts: channel.ts, t: 'c' });

describe('refuses', () => {
  test('a user without the permission', async () => {
    await permit([]);
    expect(await list({ ...week(), offset: '0', count: '25' })).toMatchObject({
      status: 403,
      body: {
        success: false,
        error: 'User does not have the permissions required for this action [error-unauthorized]',
      },
    });
    await permit(['admin']);
  });

  test.each([
    ['start', 'invalid', 'Match error: Failed Match.Where validation in field start'],
    ['end', 'invalid', 'Match error: Failed Match.Where validation in field end'],
    ['start', undefined, "Match error: Missing key 'start'"],
    ['end', undefined, "Match error: Missing key 'end'"],
  ])('%s that is %s', async (name, value, error) => {
    const query = Object.entries({ ...week(), [name]: value === undefined ? undefined : 'invalid-date' });
    const sent = Object.fromEntries(query.filter((entry): entry is [string, string] => entry[1] !== undefined));
    expect(await list(sent)).toMatchObject({ status: 400, body: { success: false, error } });
  });
});

describe('counts', () => {
  test('returns rooms with their figures', async () => {
    const { status, body } = await list(week());
    expect([status, body]).toMatchObject([
      200,
      { success: true, offset: 0, count: expect.any(Number), total: expect.any(Number) },
    ]);
    const figure = expect.any(Number);
    expect(body.channels[0]).toMatchObject({ messages: figure, lastWeekMessages: figure, diffFromLastWeek: figure });
    expect(Object.keys(body.channels[0]?.room ?? {})).toEqual(expect.arrayContaining(['_id', 'ts', 't', '_updatedAt']));
  });

  test('omits an idle room if requested, and returns it with zeros otherwise', async () => {
    expect(await rowOf({ ...week(), hideRoomsWithNoActivity: 'true' })).toBeUndefined();
    expect(await rowOf(week())).toMatchObject({ messages: 0, lastWeekMessages: 0, diffFromLastWeek: 0, room: room() });
  });

  test.each(['true', undefined])(
    'a message in this week, and in the previous week as seen from the next; idle rooms hidden: %s',
    async (hide) => {
      const more: Record<string, string> = hide === undefined ? {} : { hideRoomsWithNoActivity: hide };
      if (hide) await createClient(mock, 'admin').write('chat.postMessage', { roomId: channel._id, text: 'one' });
      const now = { messages: 1, lastWeekMessages: 0, diffFromLastWeek: 1, room: room() };
      expect(await rowOf({ ...week(), ...more })).toMatchObject(now);
      const next = { messages: 0, lastWeekMessages: 1, diffFromLastWeek: -1, room: room() };
      expect(await rowOf({ start: at(1), end: at(8), ...more })).toMatchObject(next);
    },
  );
});
