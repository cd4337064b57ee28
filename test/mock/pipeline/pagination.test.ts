import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { type Profile, profiles } from '../../../specs/profiles.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';

const mocks = new Map<Profile, Mock>();

beforeAll(async () => {
  for (const profile of profiles) mocks.set(profile, await startMock({ profile, scale: 0.05 }));
});

interface Page {
  meta: { count: number; current_page: number | string; total_pages: number };
  payload: { id: number; created_at: string; name: string }[];
}

async function getPage(profile: Profile, query: string): Promise<Page> {
  const mock = mocks.get(profile);
  if (!mock) throw new Error('not started');
  const headers = headersOf(mock, 'chatwoot', 'administrator');
  const answer = await ask(mock, `/api/v1/accounts/1/reporting_events?${query}`, { headers });
  expect(answer.status).toBe(200);
  return answer.body as Page;
}

test.each(['', '&name=reply_time', '&since=1764547200&until=1767225600'])(
  'returns reporting events%s in pages of 25, without duplicates or gaps, newest first',
  async (filter) => {
    const first = await getPage('documented', `page=1${filter}`);
    const { count, total_pages: total } = first.meta;
    expect(count).toBeGreaterThan(50);
    expect(total).toBe(Math.ceil(count / 25));
    const pages = [first];
    for (let page = 2; page <= total; page++) pages.push(await getPage('documented', `page=${page}${filter}`));

    pages.forEach(({ meta, payload }, index) => {
      expect(meta).toEqual({ count, total_pages: total, current_page: index + 1 });
      expect(payload).toHaveLength(index + 1 < total ? 25 : count - 25 * (total - 1));
    });
    const all = pages.flatMap(({ payload }) => payload);
    expect(new Set(all.map(({ id }) => id)).size).toBe(count);
    const times = all.map((event) => event.created_at);
    expect(times).toEqual(times.toSorted().reverse());
  },
);

test('returns an empty page with the same totals after the last one', async () => {
  const { meta } = await getPage('documented', 'page=1');
  expect(await getPage('documented', 'page=9999')).toEqual({ meta: { ...meta, current_page: 9999 }, payload: [] });
  expect(await getPage('documented', 'name=nonsense')).toEqual({
    meta: { count: 0, current_page: 1, total_pages: 0 },
    payload: [],
  });
});

test('returns the first page without a page parameter', async () => {
  expect(await getPage('documented', '')).toEqual(await getPage('documented', 'page=1'));
});

test('observed: current_page is a number, and pages below 1 return the first', async () => {
  expect((await getPage('observed', 'page=2')).meta.current_page).toBe(2);
  expect((await getPage('observed', '')).meta.current_page).toBe(1);
  const first = await getPage('observed', 'page=1');
  expect(await getPage('observed', 'page=0')).toEqual({ ...first, meta: { ...first.meta, current_page: 0 } });
});
