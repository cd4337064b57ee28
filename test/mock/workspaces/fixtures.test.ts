import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { vendors } from '../../../mock/vendors/index.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';
import { callAdmin } from './admin-call.ts';

let mock: Mock;

beforeAll(async () => {
  mock = await startMock({ scale: 0.02 });
});

const half = 'since=1753900000&until=1769900000';
const chatwoot = [
  `/api/v2/accounts/1/summary_reports/channel?since=1767225600&until=1769904000`,
  ...['agent', 'inbox', 'label', 'team'].map((group) => `/api/v2/accounts/1/summary_reports/${group}?${half}`),
  ...['conversations_count', 'avg_resolution_time', 'incoming_messages_count'].map(
    (metric) => `/api/v2/accounts/1/reports?metric=${metric}&type=account&${half}`,
  ),
  `/api/v2/accounts/1/reports/outgoing_messages_count?group_by=agent&${half}`,
  '/api/v1/accounts/1/reporting_events',
  '/api/v1/accounts/1/conversations?status=all',
  '/api/v1/accounts/1/conversations/1/messages',
  '/api/v1/accounts/1/contacts',
  '/api/v1/accounts/1/agents',
];
const days = 'start=2026-01-01T00:00:00.000Z&end=2026-01-30T00:00:00.000Z';
const rocketchat = [
  `/api/v1/engagement-dashboard/messages/messages-sent?${days}`,
  `/api/v1/engagement-dashboard/users/active-users?${days}`,
  `/api/v1/engagement-dashboard/channels/list?${days}`,
  '/api/v1/users.list',
  '/api/v1/channels.list',
  '/api/v1/statistics',
];

async function readAll(workspace: string): Promise<{ status: number; text: string }[]> {
  const read = async (path: string, headers: Record<string, string>) => {
    const { status, text } = await ask(mock, `/@${workspace}${path}`, { headers });
    return { status, text };
  };
  return Promise.all([
    ...chatwoot.map((path) => read(path, headersOf(mock, 'chatwoot', 'administrator', 1))),
    ...rocketchat.map((path) => read(path, headersOf(mock, 'rocketchat', 'admin'))),
  ]);
}

const importInto = (workspace: string, body: string) => callAdmin(mock, '/import', { workspace, body });

test('every scenario can be exported and imported into another workspace', async () => {
  const names = vendors.flatMap(({ scenarios }) => scenarios.map(({ name }) => name));
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) {
    await callAdmin(mock, '/reset', { workspace: 'there', method: 'POST' });
    expect((await callAdmin(mock, `/scenarios/${name}`, { workspace: 'there', method: 'POST' })).status).toBe(200);
    const { text } = await callAdmin(mock, '/export', { workspace: 'there' });
    expect(text.split('\n').length, name).toBeGreaterThan(1);
    expect(await importInto('here', text), name).toMatchObject({ status: 200 });
    expect(await readAll('here'), name).toEqual(await readAll('there'));
  }
});

const first = { format: 'chatpact.fixture/1', seed: 1, now: 1769785200000, scale: 0, profile: 'documented' };
const whole = {
  ...first,
  edition: 'enterprise',
  versions: { chatwoot: '4.13.0', rocketchat: '8.4.0' },
  clock: first.now,
};

test.each<[what: string, spoilt: object]>([
  ['a history that takes hours', { scale: 1000 }],
  ['a history larger than a request may ask for', { scale: 21 }],
  ['a fractional seed', { seed: 1.5 }],
  ['a time before 1971', { now: -1e15 }],
  ['a time in the year 9999', { now: 253402300799000 }],
  ['a clock outside the supported years', { clock: 8.64e15 }],
  ['an unknown profile', { profile: 'imagined' }],
  ['an unknown edition', { edition: 'golden' }],
  ['an invalid version', { versions: { chatwoot: 'new', rocketchat: '8.4.0' } }],
  ['a vendor without a version', { versions: { chatwoot: '4.13.0' } }],
])('refuses a fixture with %s', async (_, spoilt) => {
  expect((await importInto('spoilt', JSON.stringify(whole))).status).toBe(200);
  const before = await readAll('spoilt');
  expect((await importInto('spoilt', JSON.stringify({ ...whole, ...spoilt }))).status).toBe(400);
  expect(await readAll('spoilt')).toEqual(before);
});

test('events of a fixture may leave out the same fields as posted events', async () => {
  await callAdmin(mock, '/reset', { workspace: 'short', method: 'POST' });
  const events = [
    { type: 'user.created', at: 1768000000000, username: 'ada', name: 'Ada', email: 'ada@a.example' },
    { type: 'room.created', at: '2026-01-09T23:06:40Z', t: 'c', name: 'engines', creator: 'ada' },
    { type: 'message.sent', at: 1768000000000, room: 'engines', user: 'ADA', text: 'One' },
  ].map((event) => ({ vendor: 'rocketchat', event }));
  const text = [whole, ...events].map((line) => JSON.stringify(line)).join('\n');
  expect(await importInto('short', text)).toMatchObject({ status: 200 });
  for (const answer of await readAll('short')) expect(answer.status).toBeLessThan(500);
  expect((await importInto('other', text.replace('2026-01-09T23:06:40Z', 'soon'))).status).toBe(400);
  const exported = (await callAdmin(mock, '/export', { workspace: 'short' })).text;
  expect(JSON.parse(exported.split('\n')[3] ?? '').event).toMatchObject({
    message: 1,
    user: expect.not.stringMatching('ada'),
  });
  await importInto('again', exported);
  expect((await callAdmin(mock, '/export', { workspace: 'again' })).text).toBe(exported);
});

const value = fc.oneof(
  fc.constantFrom(null, true, '', 'x', [], {}, 0, -1, 1.5, 7, 2 ** 31, 2 ** 40, 1e300, '2026-01-01T00:00:00Z'),
  fc.jsonValue({ maxDepth: 2 }),
);

const chats = [
  { type: 'user.created', at: '2026-01-10T09:00:00Z', username: 'ada', name: 'Ada', email: 'ada@a.example' },
  { type: 'room.created', at: '2026-01-11T09:00:00Z', t: 'p', name: 'engines', creator: 'ada', usernames: ['ada'] },
  { type: 'room.joined', at: '2026-01-12T09:00:00Z', room: 'engines', user: 'rocket.cat' },
  { type: 'message.sent', at: '2026-01-12T09:30:00Z', room: 'engines', user: 'ada', text: 'One' },
  { type: 'message.sent', at: '2026-01-13T09:30:00Z', room: 'general', user: 'ada', text: 'Two' },
  { type: 'message.deleted', at: '2026-01-14T09:30:00Z', message: 2 },
  { type: 'user.logged_in', at: '2026-01-15T11:00:00Z', user: 'ada' },
  { type: 'permission.updated', at: '2026-01-16T11:00:00Z', permission: 'create-c', roles: ['admin', 'guest'] },
];

test('a randomly changed fixture is refused or gives a working workspace', async () => {
  await callAdmin(mock, '/scenarios/deleted-agent', { workspace: 'origin', method: 'POST' });
  const body = chats.map((event) => ({ vendor: 'rocketchat', ...event }));
  expect((await callAdmin(mock, '/events', { workspace: 'origin', body })).status).toBe(200);
  const [head = '', ...lines] = (await callAdmin(mock, '/export', { workspace: 'origin' })).text.trim().split('\n');
  const events = lines.map((line) => JSON.parse(line) as { vendor: string; event: Record<string, unknown> });
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(), fc.option(value, { nil: undefined }), async (row, column, given) => {
      const spoilt = structuredClone(events);
      const { event } = spoilt[row % spoilt.length] as (typeof events)[number];
      const names = Object.keys(event);
      event[names[column % names.length] as string] = given;
      const body = [head, ...spoilt.map((line) => JSON.stringify(line))].join('\n');
      const { status } = await importInto('changed', body);
      statuses.add(status);
      expect([200, 400, 404]).toContain(status);
      for (const answer of await readAll('changed')) expect(answer.status).toBeLessThan(500);
    }),
    // Only a few percent of the random changes are accepted.
    { numRuns: 100, seed: 1 },
  );
  expect(statuses).toContain(200);
  expect(statuses).toContain(400);
});
