import { beforeAll, expect, test } from 'vitest';
import { DayCounts } from '../../../mock/state/day-counts.ts';
import type { RocketChatEvent, RoomType } from '../../../mock/vendors/rocketchat/events.ts';
import { reducers } from '../../../mock/vendors/rocketchat/reducers.ts';
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

// A few days of March 2024. All figures are worked out by hand.
const at = (time: string) => Date.parse(`2024-03-${time}Z`);
const day = (date: number) => at(`${date}`.padStart(2, '0').concat('T00:00:00')) / 86_400_000;
const days = (first: number, last: number) => ({ first: day(first), last: day(last) });
const period = (start: string, end: string) => toPeriod(at(start), at(end));
const wholeDays = (first: number, last: number) => period(`${first}T00:00:00`, `${last}T00:00:00`);

const fold = createFold<RocketChatTables, RocketChatEvent>(reducers);

/** A workspace of Ada, Ben and Cy, who came in this order. */
function createWorkspace() {
  const tables = createTables(1);
  const happen = (...events: RocketChatEvent[]) => fold(tables, ...events);
  for (const user of ['ada', 'ben', 'cy']) {
    const told = { user, username: user, name: user, email: `${user}@chat.example`, roles: ['user'], utcOffset: 0 };
    happen({ type: 'user.created', at: at('01T09:00:00'), ...told });
  }
  return {
    tables,
    happen,
    logIn: (user: string, ...times: string[]) =>
      happen(...times.map((time): RocketChatEvent => ({ type: 'user.logged_in', at: at(time), user }))),
    open: (room: string, t: RoomType, looks: { name?: string; usernames?: string[] }) =>
      happen({ type: 'room.created', at: at('01T10:00:00'), room, t, creator: 'ada', usernames: [], ...looks }),
    /** So many messages of Ada's, at noon; the number of the last. */
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

/** One on the 7th, ten on the 8th, a hundred on the 10th …: a sum says which days are in it. */
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
  // Three days, compared with the three newest records of the four days before.
  ['11T00:00:00', '13T00:00:00', [13, 12, 11], 111_000, 111, { count: 10_000, variation: 90_000 }],
  // A day and 18 hours are two days, of the three that it touches the newer ones.
  ['11T12:00:00', '13T06:00:00', [13, 12], 110_000, 110, { count: 10_000, variation: 90_000 }],
  // Two hours are a day: of yesterday there is no record among its days.
  ['12T23:00:00', '13T01:00:00', [13], 100_000, 1000, { count: 0, variation: 100_000 }],
  // The 9th has no record.
  ['09T00:00:00', '10T00:00:00', [10], 100, 11, { count: 0, variation: 100 }],
  // It ends before it starts.
  ['13T00:00:00', '10T00:00:00', [], 0, 0, { count: 0, variation: 0 }],
] as const)('from %s to %s: the days %j, %d in all, %d before', (start, end, dates, count, before, yesterday) => {
  const figures = reportDailyFigures(daily, period(start, end));
  expect(figures.days.map((each) => each.day)).toEqual(dates.map(day));
  expect(figures.period).toEqual({ count, variation: count - before });
  expect(figures.yesterday).toEqual(yesterday);
});

test('a period that ends before it starts has no length', () => {
  expect(wholeDays(13, 10)).toEqual({ ...days(13, 10), length: 0, previous: days(12, 12) });
});

test('a day is written as people count it', () => {
  expect(toDate(day(31))).toEqual({ day: 31, month: 3, year: 2024 });
});

// ---- Who was there ----

test('who was active: by day in the order in which they came to be, by hour, the newest first', () => {
  const { tables, logIn } = createWorkspace();
  logIn('cy', '10T23:59:59', '11T00:00:00');
  logIn('ada', '11T00:59:59', '11T03:30:00');
  logIn('ada', '12T23:00:00');
  logIn('ben', '12T23:59:59', '13T00:00:00');
  expect(reportActiveDays(tables, days(11, 12))).toEqual([
    { day: day(12), users: ['ada', 'ben'] },
    { day: day(11), users: ['ada', 'cy'] },
  ]);
  expect(reportActiveHours(tables, days(11, 12))).toEqual([
    { day: day(12), hour: 23, users: 2 },
    { day: day(11), hour: 3, users: 1 },
    { day: day(11), hour: 0, users: 2 },
  ]);
  expect(reportActiveDays(tables, days(14, 15))).toEqual([]);
  expect(reportActiveHours(tables, days(14, 15))).toEqual([]);
  expect(reportActiveHours(tables, days(8, 9))).toEqual([]);
});

test('the busy hours are those of the 24 hours before: who was there in both of a pair counts once', () => {
  const { tables, logIn } = createWorkspace();
  logIn('ben', '11T05:10:00');
  logIn('ada', '11T06:00:00', '11T07:00:00');
  logIn('cy', '11T07:30:00', '11T23:15:00');
  logIn('ben', '12T05:20:00', '12T06:00:00');
  const busy = (time: string) => reportBusyHours(tables, at(time)).filter(({ users }) => users > 0);
  // The hour of 5 on the 11th begins before them, that on the 12th within.
  expect(busy('12T05:30:00')).toEqual([
    { hour: 22, users: 1 },
    { hour: 6, users: 2 },
    { hour: 4, users: 1 },
  ]);
  expect(busy('12T05:00:00')).toEqual([
    { hour: 22, users: 1 },
    { hour: 6, users: 2 },
    { hour: 4, users: 1 },
  ]);
  // Ben at 6 of the 12th stands beside those who were there at 7 of the day before.
  expect(busy('12T06:30:00')).toEqual([
    { hour: 22, users: 1 },
    { hour: 6, users: 3 },
    { hour: 4, users: 1 },
  ]);
  expect(reportBusyHours(tables, at('12T06:30:00')).map(({ hour }) => hour)).toEqual([
    22, 20, 18, 16, 14, 12, 10, 8, 6, 4, 2, 0,
  ]);
  expect(reportBusyHours(tables, at('11T05:00:00'))).toEqual([]);
  expect(reportBusyHours(tables, at('20T00:00:00'))).toEqual([]);
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

test('messages are counted by kind of room, those of deleted rooms too, deleted ones not', () => {
  expect(reportOrigins(createRooms(), days(11, 13))).toEqual([
    { t: 'c', messages: 2 + 5 },
    { t: 'p', messages: 4 + 2 },
    { t: 'd', messages: 4 + 1 },
  ]);
});

test('the five most popular rooms: one that was made again is one, of equals the older is first', () => {
  const tables = createRooms();
  expect(reportPopularRooms(tables, days(11, 13))).toEqual([
    { t: 'c', name: 'engines', messages: 7 },
    { t: 'p', name: 'diaries', messages: 4 },
    { t: 'd', usernames: ['ada', 'ben'], messages: 4 },
    { t: 'p', name: 'lonely', messages: 2 },
    { t: 'd', usernames: ['ada', 'cy'], messages: 1 },
  ]);
  // A room whose only message was deleted has a record of none.
  expect(reportPopularRooms(tables, days(12, 12)).map(({ name, messages }) => [name, messages])).toEqual([
    ['engines', 5],
    ['lonely', 2],
    [undefined, 1],
    ['retracted', 0],
  ]);
});

test('the rooms that there are, beside the period before: idle ones only when they are not hidden', () => {
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
    ['retracted', 0, 0],
  ];
  // What was said on the 6th is too long ago: three days are compared with the four before.
  expect(list(false)).toEqual([...busy, ['silent', 0, 0], ['past', 0, 2]]);
  expect(list(true)).toEqual([...busy, ['past', 0, 2]]);
});
