import { expect, test } from 'vitest';
import { startMock } from '../start-mock.ts';
import { createClient } from './client.ts';

const now = '2024-03-15T10:00:00.000Z';

test('counts users by state, rooms by type, and messages that are not deleted', async () => {
  const mock = await startMock({ scale: 0, now });
  const admin = createClient(mock, 'admin');
  const before = await admin.read<Record<string, number>>('statistics');
  expect(before).not.toHaveProperty('lastMessageSentAt');

  const people = { ada: {}, ben: { roles: ['guest'] }, cy: { roles: ['guest'], active: false }, di: { active: false } };
  for (const [username, more] of Object.entries(people))
    await admin.write('users.create', {
      ...{ username, name: username, email: `${username}@chat.example`, password: 'engine' },
      ...more,
    });
  const { channel } = await admin.write<{ channel: { _id: string } }>('channels.create', { name: 'engines' });
  await admin.write('channels.create', { name: 'silent' });
  await admin.write('groups.create', { name: 'diaries' });
  const sent: { message: { _id: string } }[] = [];
  for (const to of ['#engines', '#engines', '#diaries', '@ada']) {
    sent.push(await admin.write('chat.postMessage', { channel: to, text: 'Note G' }));
    await mock.clock.advance('PT1H');
  }

  const after = await admin.read<Record<string, number>>('statistics');
  const grown = Object.entries(after).filter(([name, figure]) => figure !== before[name] && typeof figure === 'number');
  expect(Object.fromEntries(grown.map(([name, figure]) => [name, figure - (before[name] ?? 0)]))).toEqual({
    ...{ totalUsers: 4, activeUsers: 2, activeGuests: 1, nonActiveUsers: 2, offlineUsers: 4 },
    ...{ totalRooms: 4, totalChannels: 2, totalPrivateGroups: 1, totalDirect: 1 },
    ...{ totalChannelMessages: 2, totalPrivateGroupMessages: 1, totalDirectMessages: 1, totalMessages: 4 },
  });
  // No user is ever connected, and no user is an app.
  const noPresence = { appUsers: 0, onlineUsers: 0, awayUsers: 0, busyUsers: 0, totalConnectedUsers: 0 };
  expect(after).toMatchObject({ ...noPresence, lastMessageSentAt: '2024-03-15T13:00:00.000Z' });

  await admin.write('chat.delete', { roomId: channel._id, msgId: sent[0]?.message._id });
  expect(await admin.read('statistics')).toMatchObject({ totalMessages: 3, totalChannelMessages: 1 });
});

test('ignores deleted messages for the latest message', async () => {
  const mock = await startMock({ scale: 0, now });
  const admin = createClient(mock, 'admin');
  const { channel } = await admin.write<{ channel: { _id: string } }>('channels.create', { name: 'engines' });
  await admin.write('chat.postMessage', { channel: '#engines', text: 'A' });
  await mock.clock.advance('PT1H');
  const { message } = await admin.write<{ message: { _id: string } }>('chat.postMessage', {
    channel: '#engines',
    text: 'B',
  });
  expect(await admin.read('statistics')).toMatchObject({ lastMessageSentAt: '2024-03-15T11:00:00.000Z' });
  await admin.write('chat.delete', { roomId: channel._id, msgId: message._id });
  expect(await admin.read('statistics')).toMatchObject({ lastMessageSentAt: now });
});
