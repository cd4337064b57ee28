import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../../mock/server.ts';
import { startMock } from '../../start-mock.ts';
import { bodyOf, createClient } from '../client.ts';
import { recordOf } from './read-records.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ profile: 'observed' });
});

test('a search of canned responses lists codes that start with the text, codes, then contents', async () => {
  const desk = createClient(mock);
  await desk.post('/canned_responses', { short_code: 'z1', content: 'Say HELLO' });
  await desk.post('/canned_responses', { short_code: 'say-hello', content: 'a' });
  await desk.post('/canned_responses', { short_code: 'Hello', content: 'b' });
  await desk.post('/canned_responses', { short_code: 'bye', content: 'c' });
  const codesOf = async (query: string) =>
    bodyOf<{ short_code: string }[]>(await desk.get(`/canned_responses${query}`)).map((each) => each.short_code);
  expect(await codesOf('?search=hello')).toEqual(['Hello', 'say-hello', 'z1']);
  expect(await codesOf('')).toEqual(['z1', 'say-hello', 'Hello', 'bye']);
});

test('a changed record moves to the end of the list', async () => {
  const desk = createClient(mock, { account: 1 });
  const add = async (url: string) => recordOf((await desk.post('/webhooks', { url })).body).id;
  const [first, second] = [await add('https://one.example/'), await add('https://two.example/')];
  await desk.patch(`/webhooks/${first}`, { name: 'One' });
  const { payload } = bodyOf<{ payload: { webhooks: { id: number }[] } }>(await desk.get('/webhooks'));
  expect(payload.webhooks.map(({ id }) => id)).toEqual([second, first]);
});

test('a custom filter belongs to the user who saved it', async () => {
  const admin = createClient(mock);
  const agent = createClient(mock, { role: 'agent' });
  const { id } = bodyOf<{ id: number }>(await agent.post('/custom_filters', { name: 'Own', filter_type: 'contact' }));
  expect((await agent.get(`/custom_filters/${id}`)).status).toBe(200);
  expect((await admin.get(`/custom_filters/${id}`)).status).toBe(404);
  const listed = async (query: string) => bodyOf<unknown[]>(await agent.get(`/custom_filters${query}`)).length;
  expect([await listed('?filter_type=contact'), await listed('')]).toEqual([1, 0]);
});

test('definitions of custom attributes are listed by model, by its name or number', async () => {
  const desk = createClient(mock);
  const define = (attribute_key: string, attribute_model: number) =>
    desk.post('/custom_attribute_definitions', { attribute_display_name: 'A', attribute_key, attribute_model });
  await define('a', 0);
  await define('b', 1);
  const keysOf = async (query: string) =>
    bodyOf<{ attribute_key: string }[]>(await desk.get(`/custom_attribute_definitions${query}`)).map(
      (each) => each.attribute_key,
    );
  expect(await keysOf('?attribute_model=0')).toEqual(['a']);
  expect(await keysOf('?attribute_model=contact_attribute')).toEqual(['b']);
  expect(await keysOf('')).toEqual(['a', 'b']);
});

test('a webhook without subscriptions gets the usual ones, and a secret of its own', async () => {
  const desk = createClient(mock);
  const [one, two] = [
    recordOf((await desk.post('/webhooks', { url: 'https://three.example/' })).body),
    recordOf((await desk.post('/webhooks', { url: 'https://four.example/' })).body),
  ];
  expect(one.subscriptions).toHaveLength(8);
  expect(one.secret).toMatch(/^[1-9A-HJ-NP-Za-km-z]{24}$/);
  expect(one.secret).not.toBe(two.secret);
});

test('an event that a user writes creates a complete record, and is validated', async () => {
  const desk = createClient(mock);
  const write = (event: object) =>
    mock.handle(
      new Request('http://127.0.0.1/__admin/events', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify([{ vendor: 'chatwoot', ...event }]),
      }),
    );
  const event = { type: 'record.created', at: '2026-01-29T10:00:00Z', account: 1, kind: 'canned_response' };
  const wrong = await write({ ...event, values: { short_code: 'x', nope: 1 } });
  expect(wrong.status).toBe(400);
  expect(await wrong.text()).toContain('values.nope');
  expect((await write({ ...event, values: { short_code: 'written' } })).status).toBe(400);
  const right = await write({ ...event, values: { short_code: 'written', content: 'By an event' } });
  expect(right.status).toBeLessThan(300);
  const list = bodyOf<{ short_code: string }[]>(await desk.get('/canned_responses?search=written'));
  expect(list).toMatchObject([{ short_code: 'written', content: 'By an event' }]);
});
