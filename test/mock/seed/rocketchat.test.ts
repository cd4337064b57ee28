import { expect, test } from 'vitest';
import { createCompany, defaultHistory } from '../../../mock/seed/company.ts';
import { DAY, toWeekday } from '../../../mock/seed/days.ts';
import { countByDate, listChatwootEvents, listRocketChatEvents, median, ofType, sum } from './history.ts';

const { calendar, now } = createCompany(defaultHistory);
const events = listRocketChatEvents();
const users = ofType(events, 'user.created');
const rooms = ofType(events, 'room.created');
const outageDate = new Date(calendar.outage.start).toISOString().slice(0, 10);
const messages = ofType(events, 'message.sent');
const UNAMBIGUOUS_ID = /^[23456789A-HJ-NP-TW-Za-km-z]{17}$/;

test('scale 1 is about 60 users, 30 rooms and 40,000 messages', () => {
  expect(users.length).toBeGreaterThanOrEqual(58);
  expect(users.length).toBeLessThanOrEqual(63);
  expect(rooms.length).toBeGreaterThanOrEqual(28);
  expect(rooms.length).toBeLessThanOrEqual(32);
  expect(messages.length).toBeGreaterThan(38_000);
  expect(messages.length).toBeLessThan(42_000);
  const deleted = ofType(events, 'message.deleted').length;
  expect(deleted).toBeGreaterThan(5);
  expect(deleted).toBeLessThan(50);
});

test('rooms are public, private and direct, and direct ones have two members', () => {
  const ofKind = (t: string) => rooms.filter((room) => room.t === t);
  expect(ofKind('c').length).toBeGreaterThanOrEqual(10);
  expect(ofKind('p').length).toBeGreaterThanOrEqual(6);
  expect(ofKind('d')).toHaveLength(10);
  for (const { name, usernames } of ofKind('d')) expect([name, usernames.length]).toEqual([undefined, 2]);
  for (const { name } of [...ofKind('c'), ...ofKind('p')]) expect(name).toMatch(/^[a-z-]+$/);
});

test('ids have 17 characters that cannot be confused, and are unique', () => {
  const ids = [...users.map(({ user }) => user), ...rooms.map(({ room }) => room)];
  const direct = rooms.filter(({ t }) => t === 'd').map(({ room }) => room);
  expect(ids).toContain('rocket.cat');
  expect(ids).toContain('GENERAL');
  for (const id of ids.filter((each) => !['rocket.cat', 'GENERAL', ...direct].includes(each)))
    expect(id).toMatch(UNAMBIGUOUS_ID);
  const idOf = new Map(users.map(({ user, username }) => [username, user]));
  for (const { room, t, usernames } of rooms)
    if (t === 'd')
      expect(room).toBe(
        usernames
          .map((name) => idOf.get(name))
          .sort()
          .join(''),
      );
  expect(new Set(ids).size).toBe(ids.length);
});

test('usernames and addresses are unique', () => {
  expect(new Set(users.map(({ username }) => username)).size).toBe(users.length);
  expect(new Set(users.map(({ email }) => email)).size).toBe(users.length);
});

test('has two administrators, one guest, one bot, and users who joined during the history', () => {
  const having = (role: string) => users.filter(({ roles }) => roles.includes(role)).length;
  expect([having('admin'), having('guest'), having('bot')]).toEqual([2, 1, 1]);
  expect(users.filter(({ at }) => at >= calendar.start).length).toBeGreaterThanOrEqual(8);
});

test('every user but the bot has a token, an administrator comes first, and only administrators see the dashboard', () => {
  const tokens = ofType(events, 'token.issued');
  const rolesOf = (id: string) => users.find(({ user }) => user === id)?.roles;
  expect(tokens.map(({ user }) => user).sort()).toEqual(
    users
      .filter(({ username }) => username !== 'rocket.cat')
      .map(({ user }) => user)
      .sort(),
  );
  expect(rolesOf(tokens[0]?.user ?? '')).toContain('admin');
  expect(new Set(tokens.map(({ token }) => token)).size).toBe(tokens.length);
  for (const { token } of tokens) expect(token).toMatch(/^[\w-]{43}$/);
  expect(ofType(events, 'permission.updated')).toMatchObject([
    { permission: 'view-engagement-dashboard', roles: ['admin'] },
  ]);
});

test('the agents of Chatwoot are the same people', () => {
  const emails = new Set(users.map(({ email }) => email));
  const agents = ofType(listChatwootEvents({ scale: 0 }), 'user.created');
  expect(agents.length).toBe(17);
  expect(agents.filter(({ email }) => !emails.has(email))).toEqual([]);
});

test('events come in order of time, none after now, messages numbered from 1', () => {
  const wrong = events.filter(
    ({ at }, index) => at < (events[index - 1]?.at ?? 0) || at > now || !Number.isInteger(at),
  );
  expect(wrong).toEqual([]);
  expect(messages.every(({ message }, index) => message === index + 1)).toBe(true);
});

test('every user, room and message is created before other events refer to it', () => {
  const known = new Set<string | number>();
  const broken: unknown[] = [];
  const need = (...ids: (string | number)[]) => {
    for (const id of ids) if (!known.has(id)) broken.push(id);
  };
  for (const event of events) {
    if (event.type === 'user.created') known.add(event.user).add(event.username);
    if (event.type === 'token.issued') need(event.user);
    if (event.type === 'room.created') {
      need(event.creator, ...event.usernames);
      known.add(event.room);
    }
    if (event.type === 'message.sent') {
      need(event.room, event.user);
      known.add(event.message);
    }
    if (event.type === 'message.deleted') {
      need(event.message);
      known.delete(event.message);
    }
  }
  expect(broken).toEqual([]);
});

test('every message is in a session of its author, and most users have one of three devices', () => {
  const sessions = ofType(events, 'session');
  expect(sessions.every(({ session }, index) => session === index + 1)).toBe(true);
  expect(sessions.length).toBeGreaterThan(10_000);
  const byUser = new Map<string, typeof sessions>();
  for (const session of sessions) byUser.set(session.user, [...(byUser.get(session.user) ?? []), session]);
  const isThere = ({ at, user }: { at: number; user: string }) =>
    byUser.get(user)?.some((each) => each.at <= at && (each.closedAt ?? now) >= at);
  // The earliest sessions of the first day started before the history.
  const later = messages.filter(({ at }) => at > calendar.start + DAY);
  expect(later.filter((message) => !isThere(message))).toEqual([]);
  for (const { at, closedAt = now } of sessions) expect(closedAt).toBeGreaterThan(at);
  expect(new Set(sessions.map(({ userAgent }) => userAgent)).size).toBe(3);
  // Some sessions stay open overnight.
  const overnight = sessions.filter(({ at, closedAt = now }) => Math.floor(closedAt / DAY) > Math.floor(at / DAY));
  expect(overnight.length / sessions.length).toBeGreaterThan(0.02);
});

test('only members write in direct rooms', () => {
  const direct = new Map(rooms.filter(({ t }) => t === 'd').map(({ room, usernames }) => [room, usernames]));
  const names = new Map(users.map(({ user, username }) => [user, username]));
  const strangers = messages.filter(({ room, user }) => direct.get(room)?.includes(names.get(user) ?? '') === false);
  expect(strangers).toEqual([]);
});

test('volume is low on weekends and holidays, highest on the day of the outage, and grows', () => {
  const byDate = countByDate(messages);
  const isWeekend = (date: string) => toWeekday(Date.parse(date) / DAY) > 5;
  const weekdays = [...byDate].filter(([date]) => !isWeekend(date)).map(([, count]) => count);
  const weekends = [...byDate].filter(([date]) => isWeekend(date)).map(([, count]) => count);
  expect(median(weekends)).toBeLessThan(median(weekdays) * 0.15);
  expect(byDate.get('2025-12-25') ?? 0).toBeLessThan(median(weekdays) * 0.1);
  expect(Math.max(...byDate.values())).toBe(byDate.get(outageDate));
  const inMonth = (month: string) => sum([...byDate].filter(([date]) => date.startsWith(month)).map(([, n]) => n));
  expect(inMonth('2026-01')).toBeGreaterThan(inMonth('2025-08') * 1.1);
});

test('scale 0 has users and rooms without messages, scale 2 about twice as many messages', () => {
  const silent = listRocketChatEvents({ scale: 0 });
  expect(ofType(silent, 'message.sent')).toEqual([]);
  expect(ofType(silent, 'room.created')).toEqual(rooms);
  const ratio = ofType(listRocketChatEvents({ scale: 2 }), 'message.sent').length / messages.length;
  expect(ratio).toBeGreaterThan(1.9);
  expect(ratio).toBeLessThan(2.1);
});

test('messages before the start of the history are not deleted in it', () => {
  // A history with such a message.
  const events = listRocketChatEvents({ seed: 36, scale: 6 });
  expect(ofType(events, 'message.deleted').filter(({ message }) => message < 1)).toEqual([]);
});
