import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { RocketChatEvent } from '../../../mock/vendors/rocketchat/events.ts';
import { computeDashboard } from '../oracle/rocketchat-dashboard.ts';
import { listRocketChatEvents } from '../seed/history.ts';
import { startMock } from '../start-mock.ts';
import { type Client, createClient } from './client.ts';
import { deed, happen, instant, nearby } from './write-operations.ts';

const scale = 0.05;

let seeded: RocketChatEvent[];
beforeAll(() => {
  seeded = listRocketChatEvents({ scale });
});

/** Every report of a window: as the server returns it, and as computed from the arrays. */
async function compare(
  { admin, now }: { admin: Client; now: number },
  events: readonly RocketChatEvent[],
  start: number,
  end: number,
) {
  const oracle = computeDashboard(events, now);
  const [from, until] = [start, end].map((at) => new Date(at).toISOString());
  const read = (name: string, more = `&end=${until}`) =>
    admin.read(`engagement-dashboard/${name}?start=${from}${more}`);
  expect(await read('messages/messages-sent')).toEqual(oracle.messagesSent(start, end));
  expect(await read('messages/origin')).toEqual(oracle.origin(start, end));
  expect(await read('messages/top-five-popular-channels')).toEqual(oracle.topFive(start, end));
  expect(await read('users/new-users')).toEqual(oracle.newUsers(start, end));
  expect(await read('users/active-users')).toEqual(oracle.activeUsers(start, end));
  expect(await read('users/users-by-time-of-the-day-in-a-week')).toEqual(oracle.byTimeOfDay(start, end));
  expect(await read('users/chat-busier/hourly-data', '')).toEqual(oracle.busyHours(start));
  expect(await read('users/chat-busier/weekly-data', '')).toEqual(oracle.busyWeek(start));
  for (const hide of [true, false]) {
    const all = await read('channels/list', `&end=${until}&count=0&hideRoomsWithNoActivity=${hide}`);
    const rooms = oracle.rooms(start, end, hide);
    expect(all).toMatchObject({ total: rooms.length, count: rooms.length, offset: 0 });
    const { channels } = all as { channels: { room: { _id: string }; [figure: string]: unknown }[] };
    expect(channels.map(({ room, ...figures }) => [room._id, ...Object.values(figures)])).toEqual(rooms);
  }
}

test('reports the same figures as a recount of the history', async () => {
  const mock = await startMock({ scale });
  const admin = createClient(mock, 'admin');
  await fc.assert(
    fc.asyncProperty(instant, instant, async (a, b) => {
      await compare({ admin, now: mock.now() }, seeded, Math.min(a, b), Math.max(a, b));
    }),
    { numRuns: 25 },
  );
});

test('reports the same figures as a recount after events in random order', async () => {
  const people = listRocketChatEvents({ scale: 0 });
  const mock = await startMock({ scale: 0 });
  const admin = createClient(mock, 'admin');
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 60 }), nearby, nearby, async (deeds, a, b) => {
      await mock.reset();
      const events = [...people];
      happen(events, deeds, (event) => mock.append('rocketchat', event));
      await compare({ admin, now: mock.now() }, events, Math.min(a, b), Math.max(a, b));
    }),
    { numRuns: 60 },
  );
});
