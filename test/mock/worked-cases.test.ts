import { expect, test } from 'vitest';
import type { Mock } from '../../mock/server.ts';
import type { ChatwootEvent } from '../../mock/vendors/chatwoot/events.ts';
import type { RocketChatEvent } from '../../mock/vendors/rocketchat/events.ts';
import type { Profile } from '../../specs/profiles.ts';
import { ask, headersOf, startMock } from './start-mock.ts';

// ---- Rocket.Chat's published example ----

const published = [
  ['2023-05-30', 183],
  ['2023-05-29', 101],
  ['2023-05-27', 1],
  ['2023-05-26', 114],
  ['2023-05-25', 79],
  ['2023-05-24', 126],
  ['2023-05-23', 129],
  ['2023-05-22', 22],
  ['2023-05-21', 5],
] as const;
const before = [
  ['2023-05-09', 40],
  ['2023-05-19', 4],
] as const;

/** A workspace with exactly these messages: pairs of a day and its number of messages. */
async function startWorkspace(days: readonly (readonly [string, number])[]) {
  const mock = await startMock({ scale: 0, now: '2023-06-01T08:00:00.000Z' });
  const user = headersOf(mock, 'rocketchat', 'admin')['X-User-Id'] ?? '';
  const happen = (event: RocketChatEvent) => mock.append('rocketchat', event);
  const at = Date.UTC(2023, 4, 1);
  happen({ type: 'room.created', at, room: 'worked', t: 'c', name: 'worked', usernames: [], creator: user });
  const firsts = new Map<string, number>();
  let message = 0;
  for (const [date, count] of days) {
    firsts.set(date, message + 1);
    for (let sent = 0; sent < count; sent++) {
      message += 1;
      const midnight = Date.parse(`${date}T00:00:00.000Z`);
      happen({ type: 'message.sent', at: midnight + sent * 400_000, message, room: 'worked', user });
    }
  }
  return { mock, firsts, happen };
}

const span = 'start=2023-05-20T00:00:00.000Z&end=2023-05-30T00:00:00.000Z';

async function askForMessagesSent(mock: Mock): Promise<unknown> {
  const path = `/api/v1/engagement-dashboard/messages/messages-sent?${span}`;
  return (await ask(mock, path, { headers: headersOf(mock, 'rocketchat', 'admin') })).body;
}

test("returns the exact numbers of Rocket.Chat's published example", async () => {
  const { mock } = await startWorkspace([...before, ...published]);
  expect(await askForMessagesSent(mock)).toEqual({
    days: published.map(([date, messages]) => ({ day: `${date}T00:00:00.000Z`, messages })),
    period: { count: 760, variation: 716 },
    yesterday: { count: 101, variation: 82 },
    success: true,
  });
});

test('counts a message on the first day of the earlier window, and none outside both windows', async () => {
  const outside = await startWorkspace([['2023-05-07', 9], ...before, ...published, ['2023-05-31', 9]]);
  expect(await askForMessagesSent(outside.mock)).toMatchObject({ period: { count: 760, variation: 716 } });
  const inside = await startWorkspace([['2023-05-08', 9], ...before, ...published]);
  expect(await askForMessagesSent(inside.mock)).toMatchObject({ period: { count: 760, variation: 707 } });
});

test('a deleted message still counts for its day', async () => {
  const { mock, firsts, happen } = await startWorkspace([...before, ...published]);
  const remove = (date: string) =>
    happen({ type: 'message.deleted', at: Date.UTC(2023, 5, 1), message: firsts.get(date) ?? 0 });
  remove('2023-05-29');
  remove('2023-05-27');
  remove('2023-05-09');
  expect(await askForMessagesSent(mock)).toEqual({
    days: published.map(([date, messages]) => ({ day: `${date}T00:00:00.000Z`, messages })),
    period: { count: 760, variation: 716 },
    yesterday: { count: 101, variation: 82 },
    success: true,
  });
});

test('yesterday depends neither on later days nor on the machine’s clock', async () => {
  const { mock } = await startWorkspace([...before, ...published, ['2023-05-31', 50]]);
  expect(await askForMessagesSent(mock)).toMatchObject({ yesterday: { count: 101, variation: 82 } });
});

// ---- Chatwoot's time zones ----

const january = ['2024-01-14', '2024-01-15', '2024-01-16'] as const;

/**
 * Creates six conversations on 2024-01-15, every four hours from midnight UTC, and requests their report at a time of
 * the year.
 */
async function countByDay(profile: Profile, now: string, offset: string): Promise<number[]> {
  const mock = await startMock({ scale: 0, profile, now });
  for (let index = 0; index < 6; index++) {
    const at = Date.UTC(2024, 0, 15, index * 4);
    const ids = { account: 1, conversation: index + 1, display_id: index + 1, inbox: 2, contact: 1 };
    const created: ChatwootEvent = { type: 'conversation.created', at, ...ids, status: 'open' };
    await mock.append('chatwoot', created);
  }
  const [since, until] = [Date.UTC(2024, 0, 14) / 1000, Date.UTC(2024, 0, 17) / 1000];
  const query = `metric=conversations_count&type=account&since=${since}&until=${until}&timezone_offset=${offset}`;
  const headers = headersOf(mock, 'chatwoot', 'administrator', 1);
  const { body } = await ask(mock, `/api/v2/accounts/1/reports?${query}`, { headers });
  const points = body as { value: string | number; timestamp: number }[];
  const total = points.reduce((sum, { value }) => sum + Number(value), 0);
  expect(total).toBe(6);
  return january.map((date) => {
    const isOnDate = ({ timestamp }: { timestamp: number }) =>
      new Date((timestamp + 12 * 3600) * 1000 + Number(offset) * 3_600_000).toISOString().startsWith(date);
    return points.filter(isOnDate).reduce((sum, { value }) => sum + Number(value), 0);
  });
}

const winter = '2024-02-01T00:00:00.000Z';
const summer = '2024-07-01T00:00:00.000Z';

test.each<[offset: string, now: string, days: number[]]>([
  ['0', winter, [0, 6, 0]],
  ['-8', winter, [2, 4, 0]],
  ['9', winter, [0, 4, 2]],
  ['5.5', winter, [0, 5, 1]],
  // The offset selects a zone by the current time, whose offset in January may differ. The document does not exclude
  // that.
  ['0', summer, [1, 5, 0]],
  ['-8', summer, [3, 3, 0]],
  ['9', summer, [0, 4, 2]],
])('documented: with offset %s requested at %s the six conversations are on %j', async (offset, now, days) => {
  expect(await countByDay('documented', now, offset)).toEqual(days);
});

test.each<[offset: string, now: string, days: number[]]>([
  ['0', winter, [0, 6, 0]],
  ['-8', winter, [2, 4, 0]],
  ['9', winter, [0, 4, 2]],
  ['0', summer, [1, 5, 0]],
  ['-8', summer, [3, 3, 0]],
  ['9', summer, [0, 4, 2]],
])('observed: with offset %s requested at %s the six conversations are on %j', async (offset, now, days) => {
  expect(await countByDay('observed', now, offset)).toEqual(days);
});
