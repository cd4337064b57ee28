import { beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { type Contract, loadContract } from '../../../specs/contract.ts';
import { profiles } from '../../../specs/profiles.ts';
import { listViolations } from '../judge-answer.ts';
import { startMock } from '../start-mock.ts';
import { callAdmin } from '../workspaces/admin-call.ts';
import { bodyOf, type ChatwootClient, createClient } from './client.ts';

interface List {
  meta: { count: number };
  payload: { id: number }[];
}

describe.each(profiles)('as %s,', (profile) => {
  let mock: Mock;
  let contract: Contract;
  let desk: ChatwootClient;

  beforeAll(async () => {
    mock = await startMock({ profile });
    contract = await loadContract({ vendor: 'chatwoot', profile });
    desk = createClient(mock);
  });

  const read = async (contact: number, by = desk) => {
    const answer = await by.get(`/contacts/${contact}/labels`);
    expect(listViolations(contract, 'list-all-labels-of-a-contact', answer)).toEqual([]);
    return bodyOf<{ payload: string[] }>(answer).payload;
  };
  const write = async (contact: number, labels: unknown, by = desk) => {
    const answer = await by.post(`/contacts/${contact}/labels`, { labels });
    expect(listViolations(contract, 'contact-add-labels', answer)).toEqual([]);
    return answer;
  };
  const idsOf = async (path: string) => bodyOf<List>(await desk.get(path)).payload.map(({ id }) => id);
  const filter = async (filter_operator: string, values: unknown[] | undefined) => {
    const payload = [{ attribute_key: 'labels', filter_operator, values, query_operator: null }];
    const answer = await desk.post('/contacts/filter', { payload });
    expect(listViolations(contract, 'contactFilter', answer)).toEqual([]);
    return bodyOf<List>(answer);
  };

  test('a contact without labels has an empty list', async () => {
    expect(await read(30)).toEqual([]);
  });

  test('written labels replace all labels, whether the account has them or not', async () => {
    const { title } = bodyOf<{ title: string }>(await desk.post('/labels', { title: 'first-class' }));
    const answer = await write(1, [title, 'Some Tag', 'a, b', '', 'a']);
    expect(answer.body).toEqual({ payload: ['first-class', 'Some Tag', 'a', 'b'] });
    expect(await read(1)).toEqual(['first-class', 'Some Tag', 'a', 'b']);
    await write(1, ['b'], createClient(mock, { role: 'agent' }));
    expect(await read(1)).toEqual(['b']);
    await write(1, []);
    expect(await read(1)).toEqual([]);
  });

  test('the labels of a contact are not those of its conversations', async () => {
    const before = bodyOf<{ payload: string[] }>(await desk.get('/conversations/1/labels')).payload;
    const meta = bodyOf<{ meta: { sender: { id: number } } }>(await desk.get('/conversations/1')).meta;
    await write(meta.sender.id, ['of-contact']);
    expect(bodyOf<{ payload: string[] }>(await desk.get('/conversations/1/labels')).payload).toEqual(before);
    await write(meta.sender.id, []);
  });

  test('lists select contacts by any of some labels, without case', async () => {
    await write(4, ['gold', 'Abroad']);
    await write(5, ['gold']);
    await write(6, ['silver']);
    expect(await idsOf('/contacts?labels[]=gold')).toEqual([4, 5]);
    expect(await idsOf('/contacts?labels[]=ABROAD&labels[]=silver')).toEqual([4, 6]);
    expect(await idsOf('/contacts?labels=silver,%20gold')).toEqual([4, 5, 6]);
    expect(await idsOf('/contacts?labels[]=unused-tag')).toEqual([]);
    expect((await idsOf('/contacts?labels=')).length).toBe(15);
    // Servers ignore them in a search.
    expect((await idsOf('/contacts/search?q=customers.example&labels[]=gold')).length).toBe(15);
  });

  test('a filter finds labels by the first value in lower case', async () => {
    await write(14, ['bronze', 'Mixed']);
    await write(8, ['bronze']);
    await write(9, ['tin']);
    const found = async (...call: Parameters<typeof filter>) =>
      (await filter(...call)).payload.map(({ id }) => id).filter((id) => [8, 9, 14].includes(id));
    expect(await found('equal_to', ['bronze'])).toEqual([8, 14]);
    expect(await found('equal_to', ['BRONZE', 'tin'])).toEqual([8, 14]);
    expect(await found('equal_to', ['Mixed'])).toEqual([]);
    expect(await found('not_equal_to', ['bronze'])).toEqual([9]);
    // The document does not list the other operators.
    if (profile === 'documented') return;
    const total = bodyOf<List>(await desk.get('/contacts')).meta.count;
    const [present, absent] = [await filter('is_present', undefined), await filter('is_not_present', undefined)];
    expect(present.payload.map(({ id }) => id)).toEqual(expect.arrayContaining([8, 9, 14]));
    expect(present.meta.count + absent.meta.count).toBe(total);
  });

  test('a renamed label is renamed on contacts as their last label, a removed one leaves them', async () => {
    const { id } = bodyOf<{ id: number }>(await desk.post('/labels', { title: 'old-title' }));
    await write(10, ['old-title', 'Tag']);
    await write(11, ['old-title']);
    await desk.patch(`/labels/${id}`, { title: 'new-title' });
    expect(await read(10)).toEqual(['Tag', 'new-title']);
    expect(await read(11)).toEqual(['new-title']);
    expect(await idsOf('/contacts?labels[]=new-title')).toEqual([10, 11]);
    await desk.delete(`/labels/${id}`);
    expect([await read(10), await read(11)]).toEqual([['Tag'], []]);
    expect(await idsOf('/contacts?labels[]=new-title')).toEqual([]);
  });

  test.each<[object]>([[{}], [{ labels: 'gold' }], [{ labels: [{ a: 1 }] }]])(
    'labels that are %j: the document refuses, the server removes all labels',
    async (body) => {
      await write(12, ['kept']);
      const answer = await desk.post('/contacts/12/labels', body);
      expect(listViolations(contract, 'contact-add-labels', answer)).toEqual([]);
      expect(answer.status).toBe(profile === 'observed' ? 200 : 422);
      expect(await read(12)).toEqual(profile === 'observed' ? [] : ['kept']);
    },
  );

  test('unknown contacts are not found, and bots are refused', async () => {
    const bot = createClient(mock, { role: 'bot' });
    for (const id of ['999999', '0']) {
      const [shown, written] = [await desk.get(`/contacts/${id}/labels`), await write(Number(id), ['a'])];
      expect(listViolations(contract, 'list-all-labels-of-a-contact', shown)).toEqual([]);
      expect([shown.status, written.status]).toEqual([404, 404]);
    }
    const refused = await write(12, ['a'], bot);
    expect(refused.status).toBe(401);
    expect((await bot.get('/contacts/12/labels')).status).toBe(401);
  });

  test('an event of a user labels a contact', async () => {
    const event = { vendor: 'chatwoot', type: 'contact.labelled', at: '2026-01-10T10:00:00Z', account: 1 };
    const append = (each: object) => callAdmin(mock, '/events', { body: [{ ...event, ...each }] });
    const { id } = bodyOf<{ id: number }>(await desk.post('/labels', { title: 'by-event' }));
    expect((await append({ contact: 13, labels: [id] })).status).toBe(200);
    expect(await read(13)).toEqual(['by-event']);
    expect((await append({ contact: 13, labels: [999] })).status).toBe(404);
    expect((await append({ contact: 99_999, labels: [] })).status).toBe(404);
  });
});
