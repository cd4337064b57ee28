import { beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../../mock/server.ts';
import { type Contract, loadContract } from '../../../../specs/contract.ts';
import { profiles } from '../../../../specs/profiles.ts';
import { listViolations } from '../../judge-answer.ts';
import { startMock } from '../../start-mock.ts';
import { bodyOf, createClient } from '../client.ts';

const failure = (message: string, ...attributes: string[]) => ({ message, attributes });
const crash = { status: 500, error: 'Internal Server Error' };
const key = 'add-new-custom-attribute-to-account';
const attribute = { attribute_display_name: 'Plan', attribute_key: 'plan' };

// biome-ignore format: one refusal a line
const refusals: [operation: string, path: string, body: object, observed: number, said: object][] = [
  ['add-new-canned-response-to-account', '/canned_responses', { short_code: 'a' }, 422, failure("Content can't be blank", 'content')],
  ['add-new-canned-response-to-account', '/canned_responses', { short_code: ' ', content: '' }, 422, failure("Content can't be blank, Short code can't be blank", 'content', 'short_code')],
  ['add-new-canned-response-to-account', '/canned_responses', { short_code: 'taken', content: 'b' }, 422, failure('Short code has already been taken', 'short_code')],
  [key, '/custom_attribute_definitions', { attribute_key: 'a' }, 422, failure("Attribute display name can't be blank", 'attribute_display_name')],
  [key, '/custom_attribute_definitions', { ...attribute, attribute_key: 'a b' }, 422, failure('Attribute key must only contain letters, numbers, underscores, hyphens, and dots', 'attribute_key')],
  [key, '/custom_attribute_definitions', { ...attribute, attribute_key: 'status' }, 422, failure('Attribute key The provided key is not allowed as it might conflict with default attributes.', 'attribute_key')],
  [key, '/custom_attribute_definitions', { ...attribute, attribute_key: 'taken' }, 422, failure('Attribute key has already been taken', 'attribute_key')],
  [key, '/custom_attribute_definitions', { ...attribute, attribute_display_type: 99 }, 500, crash],
  ['create-a-custom-filter', '/custom_filters', { query: {} }, 500, crash],
  ['create-a-webhook', '/webhooks', { url: 'ftp://example.com' }, 422, failure('Url is invalid', 'url')],
  ['create-a-webhook', '/webhooks', { url: 'https://taken.example/' }, 422, failure('Url has already been taken', 'url')],
  ['create-a-webhook', '/webhooks', { url: 'https://new.example/', subscriptions: [] }, 422, failure('Subscriptions Invalid events', 'subscriptions')],
  ['create-a-webhook', '/webhooks', { url: 'https://new.example/', subscriptions: ['nope'] }, 422, failure('Subscriptions Invalid events', 'subscriptions')],
];

describe.each(profiles)('as %s,', (profile) => {
  let mock: Mock;
  let contract: Contract;

  beforeAll(async () => {
    mock = await startMock({ profile });
    contract = await loadContract({ vendor: 'chatwoot', profile });
    const desk = createClient(mock);
    await desk.post('/canned_responses', { short_code: 'taken', content: 'a' });
    await desk.post('/custom_attribute_definitions', { ...attribute, attribute_key: 'taken' });
    await desk.post('/webhooks', { url: 'https://taken.example/' });
  });

  test.each(refusals)('%s refuses %s %j', async (operation, path, body, observed, said) => {
    const desk = createClient(mock);
    const before = await desk.read('/__admin/state');
    const answer = await desk.post(path, body);
    expect(listViolations(contract, operation, answer)).toEqual([]);
    expect(answer.status).toBe(profile === 'observed' ? observed : 422);
    if (profile === 'observed') expect(answer.body).toEqual(said);
    else expect(bodyOf<{ errors: unknown[] }>(answer).errors).not.toEqual([]);
    expect((await desk.read('/__admin/state')).body).toEqual(before.body);
  });

  test('a change is validated like a new record', async () => {
    const desk = createClient(mock);
    const { id } = bodyOf<{ id: number }>(await desk.post('/canned_responses', { short_code: 'own', content: 'c' }));
    const answer = await desk.patch(`/canned_responses/${id}`, { short_code: 'taken' });
    expect(answer.status).toBe(422);
    expect(listViolations(contract, 'update-canned-response-in-account', answer)).toEqual([]);
    // Its own code is not taken by another record.
    expect((await desk.patch(`/canned_responses/${id}`, { short_code: 'own' })).status).toBe(200);
  });
});
