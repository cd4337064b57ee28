import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NumberExplanation } from '../../../mock/explanation.ts';
import type { Mock } from '../../../mock/server.ts';
import type { RocketChatEvent } from '../../../mock/vendors/rocketchat/events.ts';
import { profiles } from '../../../specs/profiles.ts';
import { deed, happen, nearby } from '../rocketchat/write-operations.ts';
import { listRocketChatEvents } from '../seed/history.ts';
import { headersOf, startMock } from '../start-mock.ts';
import { checkExplanations } from './check-explanations.ts';

// An explanation scans the tables row by row, so its counts verify every report independently.

const dashboard = '/api/v1/engagement-dashboard';
const iso = (at: number | string) => new Date(at).toISOString();

/** Every report about a period that has a number to explain. */
function listReports(start: number | string, end: number | string): string[] {
  const period = `start=${iso(start)}&end=${iso(end)}`;
  return [
    `${dashboard}/messages/messages-sent?${period}`,
    `${dashboard}/messages/origin?${period}`,
    `${dashboard}/messages/top-five-popular-channels?${period}`,
    `${dashboard}/channels/list?${period}`,
    `${dashboard}/channels/list?${period}&hideRoomsWithNoActivity=true&offset=1&count=3`,
    `${dashboard}/users/new-users?${period}`,
    `${dashboard}/users/active-users?${period}`,
    `${dashboard}/users/users-by-time-of-the-day-in-a-week?${period}`,
    `${dashboard}/users/chat-busier/hourly-data?start=${iso(end)}`,
    `${dashboard}/users/chat-busier/weekly-data?start=${iso(end)}`,
    '/api/v1/statistics',
  ];
}

describe.each(profiles)('seeded history, profile %s', async (profile) => {
  const mock = await startMock({ profile });
  const headers = headersOf(mock, 'rocketchat', 'admin');

  test.each([
    ...listReports('2025-12-01', '2026-01-14'),
    ...listReports('2026-01-20T13:00:00Z', '2026-01-22T12:00:00Z'),
    // Users were created in the months before.
    `${dashboard}/users/new-users?start=${iso('2025-01-01')}&end=${iso('2026-01-30')}`,
  ])('explains every number of %s', async (path) => {
    const numbers = await checkExplanations(mock, headers, path);
    const isIdle = path.includes('new-users') && !path.includes('start=2025-01');
    if (!isIdle) expect(Math.max(...numbers.map(({ value }) => value ?? 0))).toBeGreaterThan(0);
  });
});

test('explains random events in any order', async () => {
  const mock = await startMock({ scale: 0 });
  const headers = headersOf(mock, 'rocketchat', 'admin');
  const people = listRocketChatEvents({ scale: 0 });
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 60 }), nearby, nearby, async (deeds, one, other) => {
      await mock.reset();
      happen([...people], deeds, (event) => mock.append('rocketchat', event));
      for (const path of listReports(Math.min(one, other), Math.max(one, other)))
        await checkExplanations(mock, headers, path);
    }),
    { numRuns: 15 },
  );
});

// ---- A hand-written history ----

/** Two similar rooms, the first of them deleted. The messages have consecutive numbers. */
function createSmallHistory(mock: Mock): string {
  const user = headersOf(mock, 'rocketchat', 'admin')['X-User-Id'] ?? '';
  const append = (event: RocketChatEvent) => mock.append('rocketchat', event);
  const create = (room: string, date: string) =>
    append({ type: 'room.created', at: Date.parse(date), room, t: 'c', name: 'desk', usernames: [], creator: user });
  let message = 0;
  const send = (room: string, ...dates: string[]) => {
    for (const date of dates) append({ type: 'message.sent', at: Date.parse(date), message: ++message, room, user });
  };
  create('first', '2023-05-01T00:00:00Z');
  // The period before the one from the 10th to the 12th: four days, of which the latest three with a record count.
  send('first', '2023-05-06T12:00:00Z', '2023-05-07T12:00:00Z', '2023-05-08T12:00:00Z', '2023-05-09T12:00:00Z');
  send('first', '2023-05-10T12:00:00Z', '2023-05-11T10:00:00Z', '2023-05-11T10:30:00Z', '2023-05-11T23:59:59Z');
  append({ type: 'message.deleted', at: Date.parse('2023-05-12T00:00:00Z'), message: 7 });
  append({ type: 'room.deleted', at: Date.parse('2023-05-12T01:00:00Z'), room: 'first' });
  create('second', '2023-05-12T02:00:00Z');
  send('second', '2023-05-12T03:00:00Z');
  const closedAt = Date.parse('2023-05-12T10:45:00Z');
  append({ type: 'session', at: Date.parse('2023-05-12T09:15:00Z'), session: 1, user, closedAt });
  return user;
}

describe('hand-written history', async () => {
  const mock = await startMock({ scale: 0, now: '2023-06-01T08:00:00.000Z' });
  const headers = headersOf(mock, 'rocketchat', 'admin');
  const user = createSmallHistory(mock);
  const period = `start=${iso('2023-05-10')}&end=${iso('2023-05-12')}`;
  const numberAt = async (report: string, pointer: string): Promise<NumberExplanation | undefined> =>
    (await checkExplanations(mock, headers, `${dashboard}/${report}`)).find((number) => number.pointer === pointer);

  test.each(listReports('2023-05-10', '2023-05-12'))('explains every number of %s', async (path) => {
    await checkExplanations(mock, headers, path);
  });

  test.each<[report: string, pointer: string, value: number, counted: number, subtracted: number | undefined]>([
    ['messages/messages-sent', '/period/count', 5, 5, undefined],
    ['messages/messages-sent', '/period/variation', 2, 5, 3],
    ['messages/messages-sent', '/yesterday/count', 3, 3, undefined],
    ['messages/messages-sent', '/yesterday/variation', -2, 1, 3],
    ['messages/origin', '/origins/0/messages', 5, 5, undefined],
    ['messages/top-five-popular-channels', '/channels/0/messages', 5, 5, undefined],
    ['channels/list', '/channels/0/messages', 1, 1, undefined],
    ['channels/list', '/channels/0/diffFromLastWeek', 1, 1, 0],
  ])('%s %s', async (report, pointer, value, counted, subtracted) => {
    const number = await numberAt(`${report}?${period}`, pointer);
    expect(number).toMatchObject({ value, zone: 'UTC', contributing: { count: counted } });
    expect(number?.subtracted?.count).toBe(subtracted);
  });

  test('does not count the day before a period of one day', async () => {
    const one = `start=${iso('2023-05-12')}&end=${iso('2023-05-12')}`;
    const number = await numberAt(`messages/messages-sent?${one}`, '/yesterday/count');
    expect(number).toMatchObject({ value: 0, contributing: { count: 0 } });
  });

  test('explains both windows of a difference', async () => {
    expect(await numberAt(`messages/messages-sent?${period}`, '/period/variation')).toMatchObject({
      window: { from: '2023-05-10T00:00:00.000Z', until: '2023-05-13T00:00:00.000Z' },
      subtracted: { window: { from: '2023-05-06T00:00:00.000Z', until: '2023-05-10T00:00:00.000Z' } },
    });
  });

  test('lists active users with their sessions', async () => {
    const number = await numberAt(`users/active-users?${period}`, '/month/0/users');
    const times = { loginAt: '2023-05-12T09:15:00.000Z', closedAt: '2023-05-12T10:45:00.000Z' };
    expect(number?.contributing.events).toEqual([
      { user: expect.any(String), _id: user, sessions: [{ session: 1, ...times }] },
    ]);
  });

  test('a session explains its own hours and no others', async () => {
    const { numbers } = {
      numbers: await checkExplanations(
        mock,
        headers,
        `${dashboard}/users/chat-busier/hourly-data?start=${iso('2023-05-13')}`,
      ),
    };
    expect(numbers.map(({ value, contributing }) => [value, contributing.count])).toEqual(
      [22, 20, 18, 16, 14, 12, 10, 8, 6, 4, 2, 0].map((hour) => (hour === 10 ? [1, 1] : [0, 0])),
    );
  });
});
