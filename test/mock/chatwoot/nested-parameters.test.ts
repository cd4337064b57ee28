import { beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { profiles } from '../../../specs/profiles.ts';
import { headersOf, startMock } from '../start-mock.ts';
import { bodyOf, type ChatwootClient, createClient } from './client.ts';

/** Lists and objects in a query: `name[]=a&name[]=b`, `since[a]=1`. */
let mock: Mock;
let desk: ChatwootClient;

beforeAll(async () => {
  mock = await startMock({ profile: 'observed' });
  desk = createClient(mock);
});

const reports = '/api/v2/accounts/1/reports';
const groups = '/api/v2/accounts/1/summary_reports';
const bounded = 'since=1767225600&until=1769817600';

describe('reporting events', () => {
  interface Item {
    name: string;
    inbox_id: number;
    user_id: number | null;
  }
  const list = async (query: string) =>
    bodyOf<{ meta: { count: number }; payload: Item[] }>(await desk.get(`/reporting_events?${query}`));
  const count = async (query: string) => (await list(query)).meta.count;

  test('with a list of names: returns the events with any of them once', async () => {
    const [first, opened] = [await count('name=first_response'), await count('name=conversation_opened')];
    expect(Math.min(first, opened)).toBeGreaterThan(0);
    expect(await count('name[]=first_response&name[]=conversation_opened')).toBe(first + opened);
    expect(await count('name[]=first_response&name[]=first_response&name[]=nope')).toBe(first);
    expect(await count('name[]=nope')).toBe(0);
    // A list with one blank text is a filter; a blank text is not.
    expect(await count('name[]=')).toBe(0);
    expect(await count('name=')).toBe(await count(''));
  });

  test('with a list of inboxes or users: returns the events of any of them', async () => {
    const [one, two] = [await count('inbox_id=1'), await count('inbox_id=2')];
    expect(await count('inbox_id[]=1&inbox_id[]=2x&inbox_id[]=999')).toBe(one + two);
    expect(await count('inbox_id[]=abc')).toBe(0);
    const users = [...new Set((await list('')).payload.map(({ user_id }) => user_id))].filter((id) => id !== null);
    const [ada, ben] = users;
    const both = `user_id[]=${ada}&user_id[]=${ben}`;
    expect(await count(both)).toBe((await count(`user_id=${ada}`)) + (await count(`user_id=${ben}`)));
    const { payload } = await list(`${both}&inbox_id[]=1&name[]=first_response`);
    expect(payload.length).toBeGreaterThan(0);
    for (const { name, inbox_id, user_id } of payload) {
      expect([name, inbox_id]).toEqual(['first_response', 1]);
      expect([ada, ben]).toContain(user_id);
    }
  });

  test('a blank id in a list of users matches events without a user', async () => {
    const { meta, payload } = await list('user_id[]=');
    expect(meta.count).toBeGreaterThan(0);
    expect(new Set(payload.map(({ user_id }) => user_id))).toEqual(new Set([null]));
    expect(await count('user_id=')).toBe(await count(''));
  });

  test('an explanation counts the events that match the list', async () => {
    const path = '/api/v1/accounts/1/reporting_events?name[]=first_response&name[]=nope&inbox_id[]=1&inbox_id[]=2';
    const headers = { ...headersOf(mock, 'chatwoot', 'administrator', 1), 'x-chatpact-explain': '/meta/count' };
    const response = await mock.handle(new Request(`http://127.0.0.1${path}`, { headers }));
    const { value, contributing } = ((await response.json()) as { numbers: Record<string, never>[] }).numbers[0] ?? {};
    expect(value).toBeGreaterThan(0);
    expect(contributing).toMatchObject({ count: value });
  });
});

const failing = [
  `${reports}?type=account&metric=conversations_count`,
  `${reports}/summary?type=account`,
  `${reports}/outgoing_messages_count?group_by=inbox`,
  `${reports}/inbox_label_matrix?`,
  `${reports}/first_response_time_distribution?`,
  `${reports}/agents?`,
  `${reports}/labels?`,
  '/api/v1/accounts/1/reporting_events?',
];

describe('a list or an object as since and until', () => {
  test.each(failing)('makes the server fail: %s', async (path) => {
    for (const times of ['since[]=1767225600&until[]=1769817600', 'since[a]=1&until=1769817600']) {
      const { status, body } = await desk.read(`${path}&${times}`);
      expect([status, body]).toEqual([500, { status: 500, error: 'Internal Server Error' }]);
    }
    expect((await desk.read(`${path}&${bounded}`)).status).toBe(200);
  });
  test.each(['agent', 'team', 'inbox', 'label', 'channel'])('is ignored in the summary by %s', async (by) => {
    const answer = await desk.read(`${groups}/${by}?since[]=1767225600&until[]=1769817600`);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual((await desk.read(`${groups}/${by}`)).body);
  });
  test('is ignored if the other parameter is missing, except in the summary', async () => {
    const statusOf = async (path: string) => (await desk.read(path)).status;
    expect(await statusOf(`${reports}?type=account&metric=conversations_count&since[]=1`)).toBe(200);
    expect(await statusOf(`${reports}/summary?type=account&since[]=1`)).toBe(500);
  });
  test('has no effect if the scope or the metric is unknown', async () => {
    const times = 'since[]=1767225600&until[]=1769817600';
    expect((await desk.read(`${reports}?type=inbox&id=999&metric=conversations_count&${times}`)).status).toBe(404);
    expect((await desk.read(`${reports}?type=account&metric=nope&${times}`)).body).toEqual({});
  });
});

test.each(profiles)('%s: lists cause a 500 only with a named deviation', async (profile) => {
  const { handle, identities } = await startMock({ profile });
  const { headers } = identities.find(({ vendor, role }) => vendor === 'chatwoot' && role === 'administrator') ?? {};
  for (const path of failing) {
    for (const times of ['since[]=1&until[]=2', 'since[a]=1&until[b]=2']) {
      const answer = await handle(new Request(`http://127.0.0.1${path}&${times}`, { headers }));
      if (profile === 'documented') expect([path, answer.status]).not.toEqual([path, 500]);
      else expect(answer.headers.get('x-chatpact-deviation')).toContain('chatwoot-');
    }
  }
});
