import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { startMock } from '../start-mock.ts';
import { type Client, createClient, toReport } from './client.ts';

let admin: Client;
const extra = 120;

beforeAll(async () => {
  const mock = await startMock({ scale: 0.02 });
  admin = createClient(mock, 'admin');
  // More items than the largest page has.
  for (let index = 0; index < extra; index++) {
    await admin.write('channels.create', { name: `extra-${String(index).padStart(3, '0')}` });
    await admin.write('groups.create', { name: `group-${index}` });
  }
});

interface Page {
  offset: number;
  count: number;
  total: number;
  [items: string]: unknown;
}

const lists: [path: string, items: string][] = [
  ['users.list?', 'users'],
  ['channels.list?', 'channels'],
  ['groups.list?', 'groups'],
  [`${toReport('channels/list', '2026-01-01', '2026-01-30')}&`, 'channels'],
];

async function readPage(path: string, items: string, query: string) {
  const page = await admin.read<Page>(path + query);
  const list = page[items] as { _id?: string; room?: { _id: string } }[];
  return { ...page, ids: list.map(({ _id, room }) => _id ?? room?._id) };
}

test.each(lists)('%s: returns pages of the whole list by offset and count', async (path, items) => {
  const { ids, total } = await readPage(path, items, 'count=0');
  expect(ids).toHaveLength(total);
  expect(new Set(ids).size).toBe(total);
  await fc.assert(
    fc.asyncProperty(fc.nat(total + 5), fc.integer({ min: 1, max: 150 }), async (offset, count) => {
      const page = await readPage(path, items, `offset=${offset}&count=${count}`);
      // The server returns at most 100 items.
      const expected = ids.slice(offset, offset + Math.min(count, 100));
      expect(page.ids).toEqual(expected);
      expect([page.offset, page.count, page.total]).toEqual([offset, expected.length, total]);
    }),
    { numRuns: 25 },
  );
});

test.each(lists)('%s: returns fifty items without a count', async (path, items) => {
  const page = await readPage(path, items, '');
  expect([page.offset, page.count, page.ids.length]).toEqual([0, 50, 50]);
  expect(page.total).toBeGreaterThan(50);
});

test('sorts lists by name, or by the sort parameter', async () => {
  const namesOf = async (query: string) => {
    const { channels } = await admin.read<{ channels: { name: string; msgs: number }[] }>(`channels.list?${query}`);
    return channels.map(({ name }) => name);
  };
  const names = await namesOf('count=0');
  expect(names).toEqual([...names].sort());
  expect(await namesOf(`count=0&sort=${encodeURIComponent('{"name":-1}')}`)).toEqual([...names].reverse());
  const { channels } = await admin.read<{ channels: { msgs: number; name: string }[] }>(
    `channels.list?count=0&sort=${encodeURIComponent('{"msgs":-1,"name":1}')}`,
  );
  const sorted = [...channels].sort((a, b) => b.msgs - a.msgs || (a.name < b.name ? -1 : 1));
  expect(channels).toEqual(sorted);
});

test('lists rooms of the dashboard with the most messages first, and omits idle rooms if requested', async () => {
  const read = (more: string) =>
    admin.read<{ channels: { messages: number; lastWeekMessages: number }[]; total: number }>(
      toReport('channels/list', '2026-01-01', '2026-01-30', `&count=0${more}`),
    );
  const all = await read('');
  const busy = await read('&hideRoomsWithNoActivity=true');
  expect(all.channels.map(({ messages }) => messages)).toEqual(
    all.channels.map(({ messages }) => messages).sort((one, other) => other - one),
  );
  expect(all.total - busy.total).toBeGreaterThanOrEqual(2 * extra);
  expect(busy.channels).toEqual(all.channels.filter((room) => room.messages > 0 || room.lastWeekMessages > 0));
  expect(await read('&hideRoomsWithNoActivity=false')).toEqual(all);
});

test('lists groups to their members only', async () => {
  const mock = await startMock({ scale: 0 });
  const { total } = await createClient(mock, 'user').read<Page>('groups.list');
  await createClient(mock, 'admin').write('groups.create', { name: 'ours' });
  expect((await createClient(mock, 'user').read<Page>('groups.list')).total).toBe(total);
});
