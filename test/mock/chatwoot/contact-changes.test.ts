import { beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { type Contract, loadContract } from '../../../specs/contract.ts';
import { profiles } from '../../../specs/profiles.ts';
import { listViolations } from '../judge-answer.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';
import { bodyOf, type ChatwootClient, createApiConversation, createClient } from './client.ts';
import { readNewContact } from './new-contact.ts';

interface Contact {
  id: number;
  name: string;
  email: string | null;
  phone_number: string | null;
  identifier: string | null;
  blocked: boolean;
  custom_attributes: object;
}
interface List {
  meta: { count: number | null; current_page: number | string; has_more?: boolean | null };
  payload: Contact[];
}

const condition = (attribute_key: string, filter_operator: string, values: unknown[], query_operator?: string) => ({
  attribute_key,
  filter_operator,
  values,
  query_operator: query_operator ?? null,
});

describe.each(profiles)('as %s,', (profile) => {
  let mock: Mock;
  let contract: Contract;
  let desk: ChatwootClient;

  beforeAll(async () => {
    mock = await startMock({ profile });
    contract = await loadContract({ vendor: 'chatwoot', profile });
    desk = createClient(mock);
  });

  const put = (path: string, body: unknown, role: 'administrator' | 'agent' | 'bot' = 'administrator') =>
    ask(mock, `/api/v1/accounts/1${path}`, {
      method: 'PUT',
      headers: { ...headersOf(mock, 'chatwoot', role, 1), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const add = async (name: string, fields: object = {}) =>
    readNewContact((await desk.post('/contacts', { inbox_id: 1, name, ...fields })).body).id;
  const read = async (id: number) => bodyOf<{ payload: Contact }>(await desk.get(`/contacts/${id}`)).payload;
  const search = async (query: string) => {
    const answer = await desk.get(`/contacts/search?${query}`);
    expect(listViolations(contract, 'contactSearch', answer)).toEqual([]);
    return bodyOf<List>(answer);
  };
  const filter = async (...payload: object[]) => {
    const answer = await desk.post('/contacts/filter', { payload });
    expect(listViolations(contract, 'contactFilter', answer)).toEqual([]);
    return answer;
  };
  const listIds = async (...payload: object[]) => bodyOf<List>(await filter(...payload)).payload.map(({ id }) => id);

  test('an update changes the sent fields and merges attributes', async () => {
    const id = await add('Old', { email: 'old@one.example', custom_attributes: { a: 1 } });
    const changed = await put(`/contacts/${id}`, {
      name: 'New Name',
      email: 'NEW@one.example',
      identifier: `own-${id}`,
      custom_attributes: { b: 2 },
      blocked: true,
    });
    expect(listViolations(contract, 'contactUpdate', changed)).toEqual([]);
    expect(changed.status).toBe(profile === 'observed' ? 200 : 204);
    const wanted = {
      name: 'New Name',
      email: 'new@one.example',
      identifier: `own-${id}`,
      blocked: true,
      custom_attributes: { a: 1, b: 2 },
    };
    expect(await read(id)).toMatchObject(wanted);
    if (profile === 'observed') expect(changed.body).toMatchObject({ payload: { id, ...wanted } });
    // An agent may update, and the former address is free.
    expect((await put(`/contacts/${id}`, { name: 'Again' }, 'agent')).status).toBeLessThan(300);
    expect(await add('Next', { email: 'old@one.example' })).toBeGreaterThan(id);
  });

  test('an update of a seeded contact keeps its address, which can then be changed', async () => {
    const { email } = await read(2);
    await put('/contacts/2', { name: 'Renamed' });
    expect(await read(2)).toMatchObject({ name: 'Renamed', email });
    await put('/contacts/2', { email: 'second@two.example' });
    expect(await read(2)).toMatchObject({ email: 'second@two.example' });
    expect(await add('Heir', { email })).toBeGreaterThan(2);
  });

  test('custom attributes can be removed', async () => {
    const id = await add('Attributed', {
      email: 'attributed@one.example',
      custom_attributes: { a: 1, b: { c: 2 }, d: null },
    });
    const remove = async (contact: number, body: object, by = desk) => {
      const answer = await by.post(`/contacts/${contact}/destroy_custom_attributes`, body);
      expect(listViolations(contract, 'remove-custom-attributes-of-a-contact', answer)).toEqual([]);
      return answer;
    };
    const wanted = { name: 'Attributed', email: 'attributed@one.example', custom_attributes: { a: 1 } };
    const removal = await remove(
      id,
      { custom_attributes: ['b', 'd', 'unknown'] },
      createClient(mock, { role: 'agent' }),
    );
    expect(removal.body).toMatchObject({ payload: wanted });
    expect((await read(id)).custom_attributes).toEqual({ a: 1 });
    // The server reads a text as one key, and nothing as no key.
    expect((await remove(id, {})).status).toBe(200);
    expect((await read(id)).custom_attributes).toEqual({ a: 1 });
    expect((await remove(id, { custom_attributes: 'a' })).status).toBe(profile === 'observed' ? 200 : 422);
    expect((await read(id)).custom_attributes).toEqual(profile === 'observed' ? {} : { a: 1 });
    const { email } = await read(14);
    await remove(14, { custom_attributes: ['a'] });
    expect(await read(14)).toMatchObject({ email, custom_attributes: {} });
    expect((await remove(999_999, {})).status).toBe(404);
    expect((await remove(id, {}, createClient(mock, { role: 'bot' }))).status).toBe(profile === 'observed' ? 401 : 403);
  });

  test('no contact is online', async () => {
    const answer = await desk.get('/contacts/active?sort=name');
    expect(listViolations(contract, 'list-active-contacts', answer)).toEqual([]);
    expect(answer.body).toEqual({ meta: { count: 0, current_page: 1 }, payload: [] });
    const page = await desk.get('/contacts/active?page=2');
    expect(page.body).toEqual({ meta: { count: 0, current_page: '2' }, payload: [] });
  });

  // biome-ignore format: one refusal a line
  const refused: [path: string, body: object, said: object][] = [
    ['/contacts/3', { email: 'none' }, { message: 'Email Invalid email', attributes: ['email'] }],
    ['/contacts/3', { phone_number: '123' }, { message: 'Phone number should be in e164 format', attributes: ['phone_number'] }],
    ['/contacts/3', { email: 'taken@two.example' }, { message: 'Email has already been taken', attributes: ['email'] }],
  ];

  test.each(refused)('an update of %s with %j is refused', async (path, body, said) => {
    if (JSON.stringify(body).includes('taken@')) await add('Taken', { email: 'Taken@two.example' });
    const before = await desk.get(path);
    const answer = await put(path, body);
    expect(listViolations(contract, 'contactUpdate', answer)).toEqual([]);
    expect(answer.status).toBe(422);
    if (profile === 'observed') expect(answer.body).toEqual(said);
    expect((await desk.get(path)).body).toEqual(before.body);
  });

  test('an unknown contact is not found, and bots may not change any', async () => {
    for (const [operation, answer] of [
      ['contactUpdate', await put('/contacts/999999', { name: 'x' })],
      ['contactDelete', await desk.delete('/contacts/999999')],
    ] as const) {
      expect(answer.status).toBe(404);
      expect(listViolations(contract, operation, answer)).toEqual([]);
    }
    const bot = await put('/contacts/3', { name: 'x' }, 'bot');
    expect(bot.status).toBe(profile === 'observed' ? 401 : 403);
    expect(listViolations(contract, 'contactUpdate', bot)).toEqual([]);
  });

  test.each(['agent', 'bot'] as const)('a contact cannot be deleted by the role %s', async (role) => {
    const answer = await createClient(mock, { role }).delete('/contacts/3');
    expect(answer.status).toBe(401);
    expect(listViolations(contract, 'contactDelete', answer)).toEqual([]);
    expect((await desk.get('/contacts/3')).status).toBe(200);
  });

  test('a deleted contact is gone with its conversations, from lists, reports and explanations', async () => {
    const report = '/api/v2/accounts/1/reports/conversations?type=account';
    const window = 'since=1600000000&until=2000000000';
    const figures = () =>
      Promise.all([
        desk.get('/conversations/meta?status=all').then(({ body }) => body),
        desk.get('/conversations/meta?status=all&inbox_id=1').then(({ body }) => body),
        desk.get('/contacts').then(({ body }) => bodyOf<List>({ body } as never).meta),
        desk.read(report).then(({ body }) => body),
        desk.read(`/api/v2/accounts/1/reports/summary?type=account&${window}`).then(({ body }) => body),
      ]);
    const before = await figures();
    const { contact, source, path } = await createApiConversation(desk);
    await desk.post(`${path}/messages`, { content: 'hello' });
    await desk.post(`${path}/toggle_status`, { status: 'resolved' });
    expect(await figures()).not.toEqual(before);

    const answer = await desk.delete(`/contacts/${contact}`);
    expect(listViolations(contract, 'contactDelete', answer)).toEqual([]);
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect(await figures()).toEqual(before);
    expect((await desk.get(`/contacts/${contact}`)).status).toBe(404);
    expect((await desk.get(path)).status).toBe(404);
    expect((await desk.post('/conversations', { source_id: source })).status).toBe(404);
    expect((await desk.delete(`/contacts/${contact}`)).status).toBe(404);
    expect((await search('q=Quill')).payload.map(({ id }) => id)).not.toContain(contact);
    // The address is free again.
    expect((await createApiConversation(desk)).contact).toBeGreaterThan(contact);
    const explained = await ask(mock, report, {
      headers: { ...headersOf(mock, 'chatwoot', 'administrator', 1), 'x-chatpact-explain': '1' },
    });
    const { numbers } = bodyOf<{ numbers: { value: number; contributing: { count: number } }[] }>(explained);
    expect(numbers.length).toBeGreaterThan(0);
    // Explanations read the rows, reports the aggregates.
    for (const { value, contributing } of numbers) expect(contributing.count).toBe(value);
  });

  test('a search finds names, addresses, phone numbers and identifiers', async () => {
    const id = await add('Zoë Quartz', {
      email: 'zq@stone.example',
      phone_number: '+31600000001',
      identifier: 'Stone-7',
    });
    const found = async (q: string) => (await search(`q=${encodeURIComponent(q)}`)).payload.map((each) => each.id);
    for (const q of ['zoë q', ' QUARTZ ', 'zq@STONE', '600000001', 'Stone-7', 'Q_artz', 'zo%tz']) {
      expect(await found(q)).toEqual([id]);
    }
    expect(await found('stone-7')).toEqual([]);
    expect(await found('quartz%none')).toEqual([]);
    const seeded = await read(5);
    for (const q of [seeded.name, seeded.email ?? '']) expect(await found(q)).toContain(5);
    const hidden = await add('Hidden Person');
    expect(await found('hidden p')).toEqual(profile === 'observed' ? [hidden] : []);
  });

  test('a search without a text finds nothing', async () => {
    for (const query of ['', 'q=', 'q=%20']) {
      const { meta, payload } = await search(query);
      expect(payload).toEqual([]);
      expect(meta.count).toBe(profile === 'observed' ? null : 0);
    }
  });

  test('a search has pages', async () => {
    const [first, second] = [await search('q=customers.example'), await search('q=customers.example&page=2')];
    expect(first.payload).toHaveLength(15);
    const ids = new Set([...first.payload, ...second.payload].map(({ id }) => id));
    expect(ids.size).toBe(15 + second.payload.length);
    if (profile === 'observed') expect(first.meta).toEqual({ count: 15, current_page: 1, has_more: true });
    const none = await desk.get('/contacts/search?q=a&page=0');
    expect(none.status).toBe(profile === 'observed' ? 500 : 400);
    expect(listViolations(contract, 'contactSearch', none)).toEqual([]);
  });

  test('a filter combines conditions', async () => {
    const one = await add('Filter One', { email: 'one@filter.example', additional_attributes: { city: 'Oslo' } });
    const two = await add('Filter Two', { email: 'two@filter.example', additional_attributes: { city: 'Bern' } });
    const named = condition('name', 'contains', ['filter'], 'AND');
    expect(await listIds(condition('email', 'equal_to', ['ONE@filter.example']))).toEqual([one]);
    expect(await listIds(named, condition('city', 'equal_to', ['BERN']))).toEqual([two]);
    expect(await listIds(named, condition('city', 'not_equal_to', ['bern']))).toEqual([one]);
    const none = bodyOf<List>(await filter(condition('name', 'equal_to', ['unused name'])));
    expect(none).toEqual({ meta: { count: 0, current_page: 1 }, payload: [] });
    const all = bodyOf<List>(await filter());
    expect(all.meta.count).toBe(bodyOf<List>(await desk.get('/contacts')).meta.count);
    await desk.delete(`/contacts/${one}`);
    expect(await listIds(condition('name', 'contains', ['filter']))).toEqual([two]);
  });

  // biome-ignore format: one refusal a line
  const wrong: [payload: object[], said: string][] = [
    [[condition('nope', 'equal_to', ['a'])], 'Invalid attribute key - [nope]. The key should be one of [name,phone_number,email,identifier,country_code,city,company_name,labels,created_at,last_activity_at,blocked] or a custom attribute defined in the account.'],
    [[condition('identifier', 'contains', ['a'])], 'Invalid operator. The allowed operators for identifier are [equal_to,not_equal_to].'],
    [[condition('name', 'equal_to', [])], 'Invalid value. The values provided for name are invalid'],
  ];

  test.each(wrong)('a filter refuses %j', async (payload, said) => {
    const answer = await filter(...payload);
    expect(answer.status).toBe(profile === 'observed' ? 422 : 400);
    if (profile === 'observed') expect(answer.body).toEqual({ error: said });
    else expect(answer.body).toMatchObject({ errors: [{ message: said }] });
  });

  test('a filter without a payload fails', async () => {
    const answer = await desk.post('/contacts/filter', {});
    expect(answer.status).toBe(profile === 'observed' ? 500 : 400);
    expect(listViolations(contract, 'contactFilter', answer)).toEqual([]);
  });
});
