import { expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { startMock } from '../start-mock.ts';
import { callAdmin } from '../workspaces/admin-call.ts';
import { createClient, logIn, toReport } from './client.ts';

const now = '2024-03-15T10:20:00.000Z';
const write = (mock: Mock, events: object[]) =>
  callAdmin(mock, '/events', { body: events.map((event) => ({ vendor: 'rocketchat', ...event })) });

test('accepts a posted history, and includes it in the reports', async () => {
  const mock = await startMock({ scale: 0, now });
  const answer = await write(mock, [
    { type: 'user.created', at: '2024-02-01T09:00:00Z', username: 'ada', name: 'Ada', email: 'ada@a.example' },
    { type: 'room.created', at: '2024-02-02T09:00:00Z', t: 'p', name: 'engines', creator: 'ada', usernames: ['ada'] },
    { type: 'message.sent', at: '2024-03-04T09:30:00Z', room: 'engines', user: 'ada', text: 'One' },
    { type: 'message.sent', at: Date.UTC(2024, 2, 5, 9, 30), room: 'engines', user: 'ada' },
    { type: 'message.sent', at: '2024-03-03T23:59:59.999Z', room: 'general', user: 'ADA' },
    { type: 'message.deleted', at: now, message: 2 },
    { type: 'user.logged_in', at: '2024-03-06T11:00:00Z', user: 'ada' },
    { type: 'session', at: '2024-03-05T08:00:00Z', loginAt: '2024-03-05T08:00:00Z', user: 'ada', userAgent: 'Mozilla' },
    { type: 'session.closed', at: '2024-03-05T09:00:00Z', session: 2 },
    {
      type: 'session',
      at: '2024-03-04T08:00:00Z',
      user: 'ada',
      closedAt: Date.UTC(2024, 2, 4, 9),
      logoutAt: '2024-03-04T08:30:00Z',
    },
    { type: 'session', at: '2024-03-03T08:00:00Z', user: 'ada', closedAt: '2024-03-03T09:00:00Z', userAgent: null },
    { type: 'session', at: '2024-03-02T08:00:00Z', user: 'ada' },
    { type: 'session.logged_out', at: '2024-03-02T08:00:00.500Z', session: 5 },
    { type: 'room.joined', at: now, room: 'engines', user: 'rocket.cat' },
    { type: 'permission.updated', at: now, permission: 'view-engagement-dashboard', roles: ['admin', 'guest'] },
  ]);
  expect(answer.status).toBe(200);
  const { events } = answer.body as { events: { event: Record<string, unknown> }[] };
  const ids = /^[23456789A-HJ-NP-TW-Za-km-z]{17}$/;
  expect(events[0]?.event).toMatchObject({ at: Date.UTC(2024, 1, 1, 9), user: expect.stringMatching(ids) });
  expect(events[1]?.event).toMatchObject({ room: expect.stringMatching(ids), creator: events[0]?.event.user });
  expect(events.slice(2, 5).map(({ event }) => event.message)).toEqual([1, 2, 3]);

  const admin = createClient(mock, 'admin');
  expect(await admin.read(toReport('messages/messages-sent', '2024-03-03', '2024-03-06'))).toEqual({
    days: [
      { day: '2024-03-05T00:00:00.000Z', messages: 1 },
      { day: '2024-03-04T00:00:00.000Z', messages: 1 },
      { day: '2024-03-03T00:00:00.000Z', messages: 1 },
    ],
    period: { count: 3, variation: 3 },
    yesterday: { count: 1, variation: -1 },
    success: true,
  });
  const { month } = await admin.read<{ month: { day: number; users: number }[] }>(
    toReport('users/active-users', '2024-03-01', '2024-03-06'),
  );
  expect(month.map(({ day, users }) => [day, users])).toEqual([
    [6, 1],
    [5, 1],
    [4, 1],
  ]);
});

const bad: [what: string, event: object, status: number, fields: string[]][] = [
  ['an unknown event type', { type: 'message.created', at: now }, 400, ['type']],
  [
    'a session with a login at another time',
    { type: 'session', at: now, loginAt: 0, user: 'rocket.cat' },
    400,
    ['loginAt'],
  ],
  [
    'a session that ends before it starts',
    { type: 'session', at: now, user: 'rocket.cat', closedAt: 0, logoutAt: 0 },
    400,
    ['closedAt', 'logoutAt'],
  ],
  ['a session with a wrong number', { type: 'session', at: now, user: 'rocket.cat', session: 9 }, 400, ['session']],
  ['an unknown session', { type: 'session.closed', at: now, session: 9 }, 404, ['session']],
  ['a logout from an unknown session', { type: 'session.logged_out', at: now, session: 9 }, 404, ['session']],
  ['an unknown time zone', { type: 'timezone.set', at: now, timezone: 'Mars/Olympus' }, 400, ['timezone']],
  ['an invalid time', { type: 'user.logged_in', at: 'yesterday', user: 'rocket.cat' }, 400, ['at']],
  ['missing fields', { type: 'message.sent', at: now }, 400, ['room', 'user']],
  ['undocumented fields', { type: 'room.deleted', at: now, room: 'general', why: 'tidy' }, 400, ['why']],
  [
    'an unknown role',
    { type: 'permission.updated', at: now, permission: 'create-c', roles: ['king'] },
    400,
    ['roles.0'],
  ],
  [
    'an unknown user and room',
    { type: 'message.sent', at: now, room: 'nowhere', user: 'nobody' },
    404,
    ['room', 'user'],
  ],
  [
    'a message with a wrong number',
    { type: 'message.sent', at: now, room: 'general', user: 'rocket.cat', message: 9 },
    400,
    ['message'],
  ],
  ['an unknown message', { type: 'message.deleted', at: now, message: 'none' }, 404, ['message']],
  ['an unknown token', { type: 'token.revoked', at: now, token: 'none' }, 404, ['token']],
  ['an unknown permission', { type: 'permission.updated', at: now, permission: 'fly', roles: [] }, 404, ['permission']],
  ['a name in use', { type: 'room.created', at: now, t: 'c', name: 'general', creator: 'rocket.cat' }, 400, ['name']],
  ['a channel without a name', { type: 'room.created', at: now, t: 'c', creator: 'rocket.cat' }, 400, ['name']],
  [
    'a user name in use',
    { type: 'user.created', at: now, username: 'Rocket.Cat', name: 'Cat', email: 'cat@a.example' },
    400,
    ['username'],
  ],
];

test.each(bad)(
  'refuses %s with all problems, together with the rest of the request',
  async (_, event, status, fields) => {
    const mock = await startMock({ scale: 0, now });
    const before = await callAdmin(mock, '/state');
    const good = { type: 'message.sent', at: now, room: 'general', user: 'rocket.cat' };
    const answer = await write(mock, [good, event]);
    expect(answer.status).toBe(status);
    const { problems } = answer.body as { problems: { field: string }[] };
    expect(problems.map(({ field }) => field).sort()).toEqual(fields.map((field) => `1.${field}`));
    expect((await callAdmin(mock, '/state')).body).toEqual(before.body);
  },
);

test('expires a login after ninety days, and never a seeded token', async () => {
  const mock = await startMock({ scale: 0, now });
  const admin = createClient(mock, 'admin');
  await admin.write('users.create', { name: 'A', username: 'a', email: 'a@a.example', password: 'a' });
  const first = await logIn(mock, 'a', 'a');
  const move = (advance: string) => callAdmin(mock, '/clock', { body: { advance } });
  await move('P10D');
  const second = await logIn(mock, 'a', 'a');
  await write(mock, [{ type: 'token.issued', at: now, user: 'a', token: 'brief', expiresAt: '2024-03-26T00:00:00Z' }]);
  const brief = createClient(mock, { 'X-Auth-Token': 'brief', 'X-User-Id': first.userId });
  const statuses = async () =>
    Promise.all([admin, first, second, brief].map(async (client) => (await client.get('me')).status));
  expect(await statuses()).toEqual([200, 200, 200, 200]);
  await move('P1D');
  expect(await statuses()).toEqual([200, 200, 200, 401]);
  await move('P79D');
  expect(await statuses()).toEqual([200, 401, 200, 401]);
  await second.write('logout');
  expect(await statuses()).toEqual([200, 401, 401, 401]);
  expect((await createClient(mock, {}).post('login', { resume: 'brief' })).status).toBe(401);
});

test('refuses logins and tokens of inactive users', async () => {
  const mock = await startMock({ scale: 0, now });
  const admin = createClient(mock, 'admin');
  const body = { name: 'A', username: 'a', email: 'a@a.example', password: 'a', active: false };
  await admin.write('users.create', body);
  expect((await createClient(mock, {}).post('login', { user: 'a', password: 'a' })).status).toBe(401);
  expect(await admin.read('statistics')).toMatchObject({ nonActiveUsers: 1 });
});
