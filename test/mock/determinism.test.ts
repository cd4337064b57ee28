import { expect, test } from 'vitest';
import type { Mock } from '../../mock/server.ts';
import { ask, headersOf, startMock } from './start-mock.ts';

const window = 'since=1764547200&until=1769731200';
const asAdministrator = [
  `/api/v2/accounts/1/reports?metric=conversations_count&type=account&${window}&timezone_offset=5.5`,
  `/api/v2/accounts/1/reports?metric=avg_first_response_time&type=agent&id=3&${window}&group_by=week`,
  `/api/v2/accounts/1/reports?metric=avg_resolution_time&type=label&id=2&${window}&business_hours=true`,
  ...['agent', 'team', 'inbox', 'label'].map(
    (by) => `/api/v2/accounts/1/reports/outgoing_messages_count?group_by=${by}&${window}`,
  ),
  '/api/v2/accounts/1/summary_reports/channel?since=1767225600&until=1769904000',
  '/api/v1/accounts/1/reporting_events?page=7',
  '/api/v1/accounts/1/reporting_events?page=0',
  '/api/v2/accounts/77/summary_reports/channel',
  '/api',
];
const span = 'start=2025-12-01T00:00:00.000Z&end=2026-01-29T00:00:00.000Z';
const asAdmin = [`/api/v1/engagement-dashboard/messages/messages-sent?${span}`, '/api/info'];

/** Records all that a client can see of these responses: status, headers, bytes. */
async function record(mock: Mock): Promise<string[]> {
  const records: string[] = [];
  const add = async (path: string, headers: Record<string, string>) => {
    const answer = await ask(mock, path, { headers });
    const seen = [...answer.headers].filter(([name]) => !['connection', 'keep-alive'].includes(name)).sort();
    records.push([path, answer.status, JSON.stringify(seen), answer.text].join('\n'));
  };
  for (const path of asAdministrator) await add(path, headersOf(mock, 'chatwoot', 'administrator', 1));
  for (const path of asAdmin) await add(path, headersOf(mock, 'rocketchat', 'admin'));
  for (const path of ['/__admin/state', '/__admin/identities', '/__admin/health']) await add(path, {});
  return records;
}

async function login(mock: Mock): Promise<string> {
  const { 'X-Auth-Token': resume } = headersOf(mock, 'rocketchat', 'admin');
  const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const { body } = await ask(mock, '/api/v1/login', { ...init, body: JSON.stringify({ resume }) });
  return JSON.stringify(body);
}

test('two mocks with the same seed send identical bytes and headers', async () => {
  const [one, other] = [await startMock({ seed: 5 }), await startMock({ seed: 5 })];
  const answers = await record(one);
  expect(await record(other)).toEqual(answers);
  expect(await record(one)).toEqual(answers);
  expect((await login(one)).replaceAll(one.url, '')).toBe((await login(other)).replaceAll(other.url, ''));
});

test('another seed gives another history of the same size, and other tokens', async () => {
  const [one, other] = [await startMock({ seed: 5 }), await startMock({ seed: 6 })];
  const paths = (mock: Mock) =>
    Promise.all(
      asAdministrator
        .slice(0, 8)
        .map(
          async (path) => (await ask(mock, path, { headers: headersOf(mock, 'chatwoot', 'administrator', 1) })).text,
        ),
    );
  const [first, second] = [await paths(one), await paths(other)];
  first.forEach((text, index) => {
    expect(text).not.toBe(second[index]);
  });
  const tokens = (mock: Mock) => mock.identities.flatMap(({ headers }) => Object.values(headers));
  expect(tokens(one).filter((token) => tokens(other).includes(token))).toEqual([]);
  expect(tokens(one)).toHaveLength(tokens(other).length);
});

test('the data volume is proportional to the scale', async () => {
  const [whole, half] = [await startMock({ scale: 0.2 }), await startMock({ scale: 0.1 })];
  const count = async (mock: Mock) => {
    const { body } = await ask(mock, '/__admin/state');
    return (body as { chatwoot: { conversations: number } }).chatwoot.conversations;
  };
  expect((await count(whole)) / (await count(half))).toBeCloseTo(2, 0);
});

test('reset removes all changes since the seeded history', async () => {
  const mock = await startMock({ seed: 5 });
  const before = await record(mock);
  const { 'X-User-Id': user = '' } = headersOf(mock, 'rocketchat', 'admin');
  await mock.append('rocketchat', { type: 'token.issued', at: mock.now(), user, token: 'a-new-token' } as never);
  await mock.append('chatwoot', {
    type: 'conversation.created',
    ...{ at: mock.now() - 86_400_000, account: 1, conversation: 99_999, display_id: 99_999, inbox: 1, contact: 1 },
    status: 'open',
  } as never);
  const changed = await record(mock);
  expect(changed).not.toEqual(before);

  expect((await ask(mock, '/__admin/reset', { method: 'POST' })).status).toBe(200);
  expect(await record(mock)).toEqual(before);
});

test('a login returns a token that is valid until the reset, and returns the same one after it', async () => {
  const [mock] = [await startMock({ seed: 5 })];
  const credentials = { user: 'nadia', password: 'correct horse' };
  const person = { type: 'user.created', at: mock.now(), user: 'A'.repeat(17), username: 'nadia', name: 'Nadia' };
  const enter = async () => {
    await mock.append('rocketchat', {
      ...person,
      email: 'n@x.example',
      roles: ['admin'],
      password: credentials.password,
      utcOffset: 0,
    } as never);
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(credentials) };
    const { body } = await ask(mock, '/api/v1/login', init);
    return (body as { data: { userId: string; authToken: string } }).data;
  };
  const statusOf = async ({ userId, authToken }: { userId: string; authToken: string }) =>
    (await ask(mock, asAdmin[0] ?? '', { headers: { 'X-User-Id': userId, 'X-Auth-Token': authToken } })).status;

  const first = await enter();
  expect(first.userId).toBe(person.user);
  expect(await statusOf(first)).toBe(200);
  await ask(mock, '/__admin/reset', { method: 'POST' });
  expect(await statusOf(first)).toBe(401);
  expect(await enter()).toEqual({ ...first, me: expect.anything() });
  expect(await statusOf(first)).toBe(200);
});
