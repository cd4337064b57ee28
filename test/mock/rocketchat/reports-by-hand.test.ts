import { beforeAll, expect, test } from 'vitest';
import { DayCounts } from '../../../mock/state/day-counts.ts';
import type { RocketChatEvent, RoomType } from '../../../mock/vendors/rocketchat/events.ts';
import { reducers } from '../../../mock/vendors/rocketchat/reducers.ts';
import { Refusal } from '../../../mock/vendors/rocketchat/refusal.ts';
import {
  reportActiveDays,
  reportActiveHours,
  reportBusyHours,
} from '../../../mock/vendors/rocketchat/reports/active-users.ts';
import { reportDailyFigures } from '../../../mock/vendors/rocketchat/reports/daily-figures.ts';
import { toDate, toPeriod } from '../../../mock/vendors/rocketchat/reports/period.ts';
import {
  reportOrigins,
  reportPopularRooms,
  reportRooms,
} from '../../../mock/vendors/rocketchat/reports/room-figures.ts';
import { createTables, type RocketChatTables } from '../../../mock/vendors/rocketchat/tables.ts';
import { createFold } from '../fold.ts';

// A few days of March 2024. All figures were computed by hand.
const at = (time: string) => Date.parse(`2024-03-${time}Z`);
const day = (date: number) => at(`${date}`.padStart(2, '0').concat('T00:00:00')) / 86_400_000;
const days = (first: number, last: number) => ({ first: day(first), last: day(last) });
const period = (start: string, end: string) => toPeriod('UTC', at(start), at(end));
const wholeDays = (first: number, last: number) => period(`${first}T00:00:00`, `${last}T00:00:00`);

const fold = createFold<RocketChatTables, RocketChatEvent>(reducers);

/** A workspace of Ada, Ben and Cy, created in this order. */
function createWorkspace() {
  const tables = createTables(1);
  const happen = (...events: RocketChatEvent[]) => fold(tables, ...events);
  for (const user of ['ada', 'ben', 'cy']) {
    const profile = { user, username: user, name: user, email: `${user}@chat.example`, roles: ['user'], utcOffset: 0 };
    happen({ type: 'user.created', at: at('01T09:00:00'), ...profile });
  }
  return {
    tables,
    happen,
    visit(user: string, from: string, until: string | undefined, userAgent: string | null = 'Mozilla/5.0') {
      const closedAt = until === undefined ? undefined : at(until);
      happen({ type: 'session', at: at(from), session: tables.sessions.length + 1, user, closedAt, userAgent });
    },
    open: (room: string, t: RoomType, looks: { name?: string; usernames?: string[] }) =>
      happen({ type: 'room.created', at: at('01T10:00:00'), room, t, creator: 'ada', usernames: [], ...looks }),
    /** Sends messages as Ada at noon, and returns the number of the last one. */
    send(room: string, date: string, count = 1) {
      for (let sent = 0; sent < count; sent++) {
        const message = tables.messages.length + 1;
        happen({ type: 'message.sent', at: at(`${date}T12:00:00`), message, room, user: 'ada' });
      }
      return tables.messages.length;
    },
  };
}

// ---- Days ----

/** One on the 7th, ten on the 8th, a hundred on the 10th …: the digits of a sum show which days it includes. */
let daily: DayCounts;

beforeAll(() => {
  daily = new DayCounts();
  for (const [date, count] of [
    [7, 1],
    [8, 10],
    [10, 100],
    [11, 1000],
    [12, 10_000],
    [13, 100_000],
    [14, 1_000_000],
  ] as const)
    daily.add(day(date), count);
});

test.each([
  // Three days. The previous period has the three newest records of the four days before.
  ['11T00:00:00', '13T00:00:00', [13, 12, 11], 111_000, 111, { count: 10_000, variation: 90_000 }],
  // A day and 18 hours count as two days: the newer two of the three touched dates.
  ['11T12:00:00', '13T06:00:00', [13, 12], 110_000, 110, { count: 10_000, variation: 90_000 }],
  // Two hours count as one day. The previous day has no record.
  ['12T23:00:00', '13T01:00:00', [13], 100_000, 1000, { count: 0, variation: 100_000 }],
  // The 9th has no record.
  ['09T00:00:00', '10T00:00:00', [10], 100, 11, { count: 0, variation: 100 }],
  // A window that ends less than a day before it starts has a length of one day.
  ['13T12:00:00', '13T00:00:00', [13], 100_000, 10_000, { count: 0, variation: 100_000 }],
  ['13T12:00:00', '12T18:00:00', [], 0, 10_000, { count: 0, variation: 0 }],
  // A window that ends a day before it starts has a length of zero, which means no limit.
  ['13T00:00:00', '12T00:00:00', [], 0, 10_000, { count: 0, variation: 0 }],
] as const)('from %s to %s: days %j, total %d, previous period %d', (start, end, dates, count, before, yesterday) => {
  const figures = reportDailyFigures(daily, period(start, end));
  expect(figures.days.map((each) => each.day)).toEqual(dates.map(day));
  expect(figures.period).toEqual({ count, variation: count - before });
  expect(figures.yesterday).toEqual(yesterday);
});

test('refuses a period that ends two days before it starts', () => {
  expect(wholeDays(13, 10)).toEqual({ ...days(13, 10), length: -2, previous: days(14, 12) });
  expect(() => reportDailyFigures(daily, wholeDays(13, 10))).toThrow(Refusal);
});

test('writes a date with a month from 1', () => {
  expect(toDate(day(31))).toEqual({ day: 31, month: 3, year: 2024 });
});

// ---- Active users ----

/** Long after all events, so that every nightly job has run. */
const later = at('31T12:00:00');

test('reports active users by day in order of creation, and by hour, newest first', () => {
  const { tables, visit } = createWorkspace();
  visit('cy', '10T23:00:00', '10T23:59:59');
  visit('cy', '11T09:10:00', '11T09:50:00');
  visit('ada', '11T09:30:00', '11T11:05:00');
  visit('ben', '12T22:30:00', '13T01:15:00');
  expect(reportActiveDays(tables, days(11, 12), later)).toEqual([
    { day: day(12), users: ['ben'] },
    { day: day(11), users: ['ada', 'cy'] },
  ]);
  expect(reportActiveHours(tables, at('11T00:00:00'), at('11T23:59:59'), later)).toEqual([
    { day: day(11), hour: 11, users: 1 },
    { day: day(11), hour: 10, users: 1 },
    { day: day(11), hour: 9, users: 2 },
  ]);
  // A session over midnight is copied to the next day. Its hours are those of the copy, which is never closed.
  expect(reportActiveHours(tables, at('12T00:00:00'), at('13T23:59:59'), later)).toEqual([
    { day: day(13), hour: 23, users: 1 },
    { day: day(13), hour: 22, users: 1 },
  ]);
  // Both ends are instants of logins.
  expect(reportActiveHours(tables, at('11T09:10:00'), at('11T09:10:00'), later)).toEqual([
    { day: day(11), hour: 9, users: 1 },
  ]);
  expect(reportActiveHours(tables, at('11T09:10:01'), at('11T09:29:59'), later)).toEqual([]);
  expect(reportActiveDays(tables, days(14, 15), later)).toEqual([]);
});

test('does not count sessions below a second, without a user agent, or before the nightly job', () => {
  const { tables, happen, visit } = createWorkspace();
  visit('ada', '11T09:00:00', '11T09:00:00.999');
  visit('ben', '11T09:00:00', '11T10:00:00', null);
  visit('cy', '11T09:00:00', '11T09:00:01');
  expect(reportActiveDays(tables, days(11, 11), later)).toEqual([{ day: day(11), users: ['cy'] }]);
  // The report by hour includes all of them.
  expect(reportActiveHours(tables, at('11T00:00:00'), at('12T00:00:00'), later)).toMatchObject([
    { hour: 10, users: 1 },
    { hour: 9, users: 3 },
  ]);
  expect(reportActiveDays(tables, days(11, 11), at('12T01:59:59.999'))).toEqual([]);
  expect(reportActiveDays(tables, days(11, 11), at('12T02:00:00'))).toHaveLength(1);
  // Sessions before 02:00 are counted by the job of the same night.
  visit('ada', '13T01:00:00', '13T01:30:00');
  expect(reportActiveDays(tables, days(13, 13), at('13T02:00:00'))).toEqual([{ day: day(13), users: ['ada'] }]);
  // A session that is open during the job is counted once, and not by later jobs.
  visit('ben', '14T01:30:00', '14T02:30:00');
  expect(reportActiveDays(tables, days(14, 15), later)).toEqual([]);
  expect(reportActiveHours(tables, at('14T00:00:00'), at('15T00:00:00'), later)).toMatchObject([
    { hour: 2 },
    { hour: 1 },
  ]);
  happen({ type: 'user.logged_in', at: at('16T10:00:00'), user: 'ada' });
  // A login over REST opens a session that is never closed.
  expect(reportActiveDays(tables, days(16, 18), later)).toEqual([{ day: day(16), users: ['ada'] }]);
  expect(reportActiveHours(tables, at('16T00:00:00'), at('17T00:00:00'), later)).toHaveLength(28);
});

test('counts a user by day until the logout, and by hour until the connection ends', () => {
  const { tables, happen, visit } = createWorkspace();
  visit('ada', '11T09:00:00', undefined);
  happen({ type: 'session.logged_out', at: at('11T10:30:00'), session: 1 });
  expect(reportActiveDays(tables, days(11, 12), later)).toEqual([{ day: day(11), users: ['ada'] }]);
  expect(reportActiveHours(tables, at('11T00:00:00'), at('12T00:00:00'), later)).toHaveLength(15);
  happen({ type: 'session.closed', at: at('11T11:00:00'), session: 1 });
  expect(reportActiveHours(tables, at('11T00:00:00'), at('12T00:00:00'), later)).toHaveLength(3);
});

test('counts anonymous users by hour, but not by day', () => {
  const { tables, happen, visit } = createWorkspace();
  const profile = { user: 'ann', username: 'ann', name: 'ann', email: 'ann@chat.example', utcOffset: 0 };
  happen({ type: 'user.created', at: at('02T09:00:00'), ...profile, roles: ['anonymous'] });
  visit('ann', '11T09:00:00', '11T09:30:00');
  expect(reportActiveDays(tables, days(11, 11), later)).toEqual([]);
  expect(reportActiveHours(tables, at('11T00:00:00'), at('12T00:00:00'), later)).toMatchObject([{ users: 1 }]);
  expect(tables.usersByDay.newestFirst(day(1), day(3))).toEqual([{ day: day(1), count: 3 }]);
});

test('reports busy hours for even hours of sessions in the previous 24 hours', () => {
  const { tables, visit } = createWorkspace();
  visit('ada', '11T09:10:00', '11T09:50:00');
  visit('ben', '11T09:10:00', '11T13:50:00');
  visit('cy', '11T10:20:00', '11T10:40:00');
  const busy = (time: string) => reportBusyHours(tables, at(time), later).filter(({ users }) => users > 0);
  expect(busy('12T00:00:00')).toEqual([
    { hour: 12, users: 1 },
    { hour: 10, users: 2 },
  ]);
  // Both ends are instants of logins.
  expect(busy('12T09:10:00')).toHaveLength(2);
  expect(busy('12T09:10:00.001')).toEqual([{ hour: 10, users: 1 }]);
  expect(busy('11T10:20:00')).toHaveLength(2);
  expect(reportBusyHours(tables, at('11T09:10:00'), later).map(({ hour }) => hour)).toEqual([
    22, 20, 18, 16, 14, 12, 10, 8, 6, 4, 2, 0,
  ]);
  expect(reportBusyHours(tables, at('11T09:09:59.999'), later)).toEqual([]);
  expect(reportBusyHours(tables, at('20T00:00:00'), later)).toEqual([]);
});

test("reports days in the server's time zone and hours in UTC", () => {
  const { tables, happen, send, open, visit } = createWorkspace();
  open('room', 'c', { name: 'room' });
  send('room', '11');
  visit('ada', '11T03:30:00', '11T03:45:00');
  happen({ type: 'timezone.set', at: 0, timezone: 'America/New_York' });
  expect(reportActiveDays(tables, days(10, 11), later)).toEqual([{ day: day(10), users: ['ada'] }]);
  expect(reportActiveHours(tables, at('11T00:00:00'), at('12T00:00:00'), later)).toEqual([
    { day: day(10), hour: 3, users: 1 },
  ]);
  expect(tables.messagesByDay.newestFirst(day(1), day(31))).toEqual([{ day: day(11), count: 1 }]);
  happen({ type: 'timezone.set', at: 0, timezone: 'Pacific/Auckland' });
  expect(tables.messagesByDay.newestFirst(day(1), day(31))).toEqual([{ day: day(12), count: 1 }]);
  expect(reportOrigins(tables, days(12, 12))[0]).toEqual({ t: 'c', messages: 1 });
});

test('lists room types without messages last, direct rooms first among them', () => {
  const { tables, open, send } = createWorkspace();
  expect(reportOrigins(tables, days(11, 13)).map(({ t }) => t)).toEqual(['d', 'p', 'c']);
  open('group', 'p', { name: 'group' });
  send('group', '11');
  expect(reportOrigins(tables, days(11, 13)).map(({ t }) => t)).toEqual(['p', 'd', 'c']);
});

// ---- Rooms ----

function createRooms() {
  const { tables, happen, open, send } = createWorkspace();
  open('first-engines', 'c', { name: 'engines' });
  send('first-engines', '11', 2);
  happen({ type: 'room.deleted', at: at('11T13:00:00'), room: 'first-engines' });
  open('engines', 'c', { name: 'engines' });
  send('engines', '12', 5);
  open('diaries', 'p', { name: 'diaries' });
  open('to-ben', 'd', { usernames: ['ada', 'ben'] });
  send('to-ben', '11', 4);
  send('diaries', '13', 4);
  open('to-cy', 'd', { usernames: ['ada', 'cy'] });
  send('to-cy', '12');
  send('to-cy', '10');
  open('retracted', 'c', { name: 'retracted' });
  happen({ type: 'message.deleted', at: at('20T00:00:00'), message: send('retracted', '12') });
  open('silent', 'c', { name: 'silent' });
  open('past', 'c', { name: 'past' });
  send('past', '07', 2);
  send('past', '06', 32);
  open('lonely', 'p', { name: 'lonely' });
  send('lonely', '12', 2);
  send('lonely', '14', 64);
  return tables;
}

test('counts messages by room type, including deleted messages and messages of deleted rooms', () => {
  expect(reportOrigins(createRooms(), days(11, 13))).toEqual([
    { t: 'c', messages: 2 + 5 + 1 },
    { t: 'p', messages: 4 + 2 },
    { t: 'd', messages: 4 + 1 },
  ]);
});

test('lists the five most popular rooms: a recreated room counts as one, and the older room is first on a tie', () => {
  const tables = createRooms();
  expect(reportPopularRooms(tables, days(11, 13))).toEqual([
    { t: 'c', name: 'engines', usernames: [], messages: 7 },
    { t: 'p', name: 'diaries', usernames: [], messages: 4 },
    { t: 'd', usernames: ['ada', 'ben'], messages: 4 },
    { t: 'p', name: 'lonely', usernames: [], messages: 2 },
    { t: 'd', usernames: ['ada', 'cy'], messages: 1 },
  ]);
  // A deleted message still counts.
  expect(reportPopularRooms(tables, days(12, 12)).map(({ name, messages }) => [name, messages])).toEqual([
    ['engines', 5],
    ['lonely', 2],
    [undefined, 1],
    ['retracted', 1],
  ]);
});

test('lists existing rooms with the previous period, and omits idle rooms if requested', () => {
  const tables = createRooms();
  const list = (hideIdle: boolean) =>
    reportRooms(tables, wholeDays(11, 13), hideIdle).map(({ room, messages, lastWeekMessages }) => [
      room.id,
      messages,
      lastWeekMessages,
    ]);
  const busy = [
    ['engines', 5, 0],
    ['diaries', 4, 0],
    ['to-ben', 4, 0],
    ['lonely', 2, 0],
    ['to-cy', 1, 1],
    ['retracted', 1, 0],
  ];
  // The 6th is outside of the previous period: three days are compared with the four days before.
  expect(list(false)).toEqual([...busy, ['silent', 0, 0], ['past', 0, 2]]);
  expect(list(true)).toEqual([...busy, ['past', 0, 2]]);
});
