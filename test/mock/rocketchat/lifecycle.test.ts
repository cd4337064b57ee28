import { expect, test } from 'vitest';
import { startMock } from '../start-mock.ts';
import { callAdmin } from '../workspaces/admin-call.ts';
import { type Client, createClient, logIn, toReport } from './client.ts';

// A Friday at 10:00. The history has users and rooms, but no messages.
const now = '2024-03-15T10:20:00.000Z';
const today = '2024-03-15';
const monday = '2024-03-11';

interface Sent {
  message: { _id: string; rid: string; ts: string };
}

/** The figures of the dashboard over Monday to Friday, limited to those that the test changes. */
async function readFigures(admin: Client) {
  const week = (name: string, more = '') => admin.read(toReport(name, monday, today, more)) as Promise<never>;
  const sent = await week('messages/messages-sent');
  const { period } = sent as { period: { count: number; variation: number } };
  const { origins } = (await week('messages/origin')) as { origins: { t: string; messages: number }[] };
  const { channels: top } = (await week('messages/top-five-popular-channels')) as { channels: object[] };
  const { channels } = (await week('channels/list', '&hideRoomsWithNoActivity=true')) as {
    channels: { room: { name: string }; messages: number; lastWeekMessages: number; diffFromLastWeek: number }[];
  };
  const { month } = (await week('users/active-users')) as { month: { usersList: string[] }[] };
  return {
    sent: period,
    origins: Object.fromEntries(origins.map(({ t, messages }) => [t, messages])),
    top,
    rooms: channels.map(({ room, ...figures }) => [room.name, ...Object.values(figures)]),
    active: month.map(({ usersList }) => usersList),
  };
}

test('updates the reports after each write of a morning', async () => {
  const mock = await startMock({ scale: 0, now });
  const admin = createClient(mock, 'admin');
  const nothing = {
    sent: { count: 0, variation: 0 },
    origins: { c: 0, p: 0, d: 0 },
    top: [],
    rooms: [],
    active: [],
  };
  expect(await readFigures(admin)).toEqual(nothing);
  const { totalUsers, totalMessages } = await admin.read<Record<string, number>>('statistics');
  expect(totalMessages).toBe(0);

  // Creates a user: one new user today.
  const { user } = await admin.write<{ user: { _id: string } }>('users.create', {
    name: 'Ada Lovelace',
    username: 'ada',
    email: 'ada@analytical.example',
    password: 'engine',
  });
  expect(await admin.read(toReport('users/new-users', today, today))).toEqual({
    days: [{ day: `${today}T00:00:00.000Z`, users: 1 }],
    period: { count: 1, variation: 1 },
    yesterday: { count: 0, variation: 1 },
    success: true,
  });
  expect(await admin.read('statistics')).toMatchObject({ totalUsers: Number(totalUsers) + 1 });
  expect(await readFigures(admin)).toEqual(nothing);

  // The user logs in. The reports include this after the nightly job at 02:00.
  const ada = await logIn(mock, 'ada', 'engine');
  expect(ada.userId).toBe(user._id);
  expect(await readFigures(admin)).toEqual(nothing);
  expect(await admin.read(`users.info?userId=${ada.userId}`)).toMatchObject({ user: { lastLogin: now } });

  // Creates a channel with two messages of the user and one of the administrator.
  const { channel } = await ada.write<{ channel: { _id: string; msgs: number } }>('channels.create', {
    name: 'engines',
    members: ['rocket.cat'],
  });
  expect(channel).toMatchObject({ t: 'c', msgs: 0, usersCount: 2, u: { username: 'ada' }, ts: now });
  expect((await readFigures(admin)).rooms).toEqual([]);
  await ada.write('chat.postMessage', { roomId: channel._id, text: 'Note G' });
  const second = await ada.write<Sent>('chat.sendMessage', { message: { rid: channel._id, msg: 'A bug' } });
  await admin.write('chat.postMessage', { channel: '#engines', text: 'A feature' });
  const three = {
    sent: { count: 3, variation: 3 },
    origins: { c: 3, p: 0, d: 0 },
    top: [{ t: 'c', name: 'engines', usernames: [], messages: 3 }],
    rooms: [['engines', 3, 0, 3]],
    active: [],
  };
  expect(await readFigures(admin)).toEqual(three);
  // The administrator's message added them to the channel.
  expect(await admin.read('channels.info?roomName=engines')).toMatchObject({
    channel: { msgs: 3, usersCount: 3, lastMessage: { msg: 'A feature' } },
  });

  // Creates a private group and a direct message.
  const { group } = await ada.write<{ group: { _id: string } }>('groups.create', { name: 'diaries' });
  await ada.write('chat.postMessage', { roomId: group._id, text: 'Dear diary' });
  await ada.write('chat.postMessage', { channel: '@rocket.cat', text: 'Meow?' });
  const five = {
    ...three,
    sent: { count: 5, variation: 5 },
    origins: { c: 3, p: 1, d: 1 },
    top: [
      { t: 'c', name: 'engines', usernames: [], messages: 3 },
      { t: 'p', name: 'diaries', usernames: [], messages: 1 },
      { t: 'd', usernames: ['ada', 'rocket.cat'], messages: 1 },
    ],
    rooms: [
      ['engines', 3, 0, 3],
      ['diaries', 1, 0, 1],
      ['ada, rocket.cat', 1, 0, 1],
    ],
  };
  expect(await readFigures(admin)).toEqual(five);

  // Deletes a message. The counts do not change.
  await ada.write('chat.delete', { roomId: channel._id, msgId: second.message._id });
  expect(await readFigures(admin)).toEqual(five);
  expect((await ada.post('chat.delete', { roomId: channel._id, msgId: second.message._id })).status).toBe(400);
  expect(await admin.read('statistics')).toMatchObject({
    totalMessages: 4,
    totalChannelMessages: 2,
    totalPrivateGroupMessages: 1,
    totalDirectMessages: 1,
    lastLogin: now,
    lastMessageSentAt: now,
  });

  // Deletes a room. The lists omit it, but its messages still count.
  expect((await createClient(mock, 'user').post('rooms.delete', { roomId: group._id })).status).toBe(400);
  await ada.write('rooms.delete', { roomId: group._id });
  expect(await readFigures(admin)).toEqual({ ...five, rooms: [five.rooms[0], five.rooms[2]] });
  expect(await admin.read('statistics')).toMatchObject({ totalMessages: 3, totalPrivateGroupMessages: 0 });

  // A changed permission applies to the next request.
  const origin = toReport('messages/origin', monday, today);
  expect((await ada.get(origin)).status).toBe(403);
  const allow = (roles: string[]) =>
    admin.write('permissions.update', { permissions: [{ _id: 'view-engagement-dashboard', roles }] });
  await allow(['admin', 'user']);
  expect((await ada.get(origin)).status).toBe(200);
  await allow(['user']);
  expect((await admin.get(origin)).status).toBe(200);
  await allow([]);
  expect((await admin.get(origin)).status).toBe(403);
  expect(await admin.read(`permissions.listAll?updatedSince=2024-03-15T10:00:00.000Z`)).toEqual({
    update: [{ _id: 'view-engagement-dashboard', _updatedAt: now, roles: [] }],
    remove: [],
    success: true,
  });

  // The user logs out: the token is revoked, and the report of the day does not change.
  expect(await ada.read('me')).toMatchObject({ _id: ada.userId, username: 'ada', roles: ['user'] });
  await ada.write('logout');
  expect((await ada.get('me')).status).toBe(401);
  await allow(['admin']);

  // On the next day, the user counts as active from the hour of the login, since the session was never closed. The
  // administrator does not count: writes alone are no activity.
  await callAdmin(mock, '/clock', { body: { set: '2024-03-16T02:00:00.000Z' } });
  expect((await readFigures(admin)).active).toEqual([[ada.userId]]);
  const date = { day: 15, month: 3, year: 2024 };
  const week = await admin.read<{ week: object[] }>(
    toReport('users/users-by-time-of-the-day-in-a-week', monday, '2024-03-16'),
  );
  expect(week.week).toContainEqual({ users: 1, hour: 10, ...date });
  expect(week.week).toContainEqual({ users: 1, hour: 23, ...date });
  expect(week.week).not.toContainEqual({ users: 1, hour: 9, ...date });
  const busy = await admin.read<{ hours: object[] }>(
    'engagement-dashboard/users/chat-busier/hourly-data?start=2024-03-16T10:20:00.000Z',
  );
  expect(busy.hours).toHaveLength(12);
  expect(busy.hours).toContainEqual({ hour: 10, users: 1 });
  expect(busy.hours).toContainEqual({ hour: 8, users: 0 });
  expect(await admin.read('engagement-dashboard/users/chat-busier/weekly-data?start=2024-03-16T10:20:00.000Z')).toEqual(
    { month: [{ users: 1, ...date }], success: true },
  );
});

test("counts today's messages in the previous period of next week", async () => {
  const mock = await startMock({ scale: 0, now });
  const admin = createClient(mock, 'admin');
  await admin.write('chat.postMessage', { channel: '#general', text: 'Last week' });
  await admin.write('chat.postMessage', { channel: '#random', text: 'Last week too' });
  // Monday to Friday are five days. They are compared with the six days before, from the 12th to the 17th.
  const nextWeek = (name: string) =>
    admin.read(toReport(name, '2024-03-18', '2024-03-22', '&hideRoomsWithNoActivity=true'));
  expect(await nextWeek('messages/messages-sent')).toMatchObject({ days: [], period: { count: 0, variation: -2 } });
  expect(await nextWeek('channels/list')).toMatchObject({
    channels: [
      { room: { name: 'general' }, messages: 0, lastWeekMessages: 1, diffFromLastWeek: -1 },
      { room: { name: 'random' }, messages: 0, lastWeekMessages: 1, diffFromLastWeek: -1 },
    ],
    total: 2,
  });
  // Five days from the 22nd are compared with the 16th to the 21st.
  const later = await admin.read(
    toReport('channels/list', '2024-03-22', '2024-03-26', '&hideRoomsWithNoActivity=true'),
  );
  expect(later).toMatchObject({ channels: [], total: 0 });
});

test('finds each message by its id', async () => {
  const mock = await startMock({ scale: 0, now });
  const admin = createClient(mock, 'admin');
  const ids = new Set<string>();
  for (let sent = 0; sent < 20; sent++) {
    const { message } = await admin.write<Sent>('chat.postMessage', { channel: '#general', text: `${sent}` });
    expect(message._id).toMatch(/^[23456789A-HJ-NP-TW-Za-km-z]{17}$/);
    ids.add(message._id);
  }
  expect(ids.size).toBe(20);
  const { channel } = await admin.read<{ channel: { _id: string } }>('channels.info?roomName=general');
  for (const msgId of ids) await admin.write('chat.delete', { roomId: channel._id, msgId });
  const after = await admin.read<{ channel: object }>('channels.info?roomName=general');
  expect(after.channel).toMatchObject({ msgs: 0 });
  expect(after.channel).not.toHaveProperty('lastMessage');
});

test('returns the same ids and tokens for the same requests on another day and server', async () => {
  const writeAll = async () => {
    const mock = await startMock({ scale: 0, now });
    const admin = createClient(mock, 'admin');
    const body = { name: 'A', username: 'a', email: 'a@a.example', password: 'a' };
    const created = [await admin.write('users.create', body), await admin.write('channels.create', { name: 'a' })];
    const { headers } = await logIn(mock, 'a', 'a');
    return JSON.stringify([...created, headers]);
  };
  expect(await writeAll()).toBe(await writeAll());
});

test('merges a recreated channel in the top five, and lists only the new one', async () => {
  const mock = await startMock({ scale: 0, now });
  const admin = createClient(mock, 'admin');
  const talk = async (times: number) => {
    const { channel } = await admin.write<{ channel: { _id: string } }>('channels.create', { name: 'phoenix' });
    for (let sent = 0; sent < times; sent++) {
      await admin.write('chat.postMessage', { roomId: channel._id, text: `${sent}` });
    }
    return channel._id;
  };
  const first = await talk(2);
  await admin.write('channels.delete', { roomName: 'phoenix' });
  const second = await talk(3);
  expect(second).not.toBe(first);
  expect(await admin.read(toReport('messages/top-five-popular-channels', monday, today))).toEqual({
    channels: [{ t: 'c', name: 'phoenix', usernames: [], messages: 5 }],
    success: true,
  });
  expect(await admin.read(toReport('channels/list', monday, today, '&hideRoomsWithNoActivity=true'))).toMatchObject({
    channels: [{ room: { _id: second }, messages: 3 }],
    total: 1,
  });
});
