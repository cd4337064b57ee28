import { beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { type Contract, loadContract } from '../../../specs/contract.ts';
import { profiles } from '../../../specs/profiles.ts';
import { listViolations } from '../judge-answer.ts';
import { startMock } from '../start-mock.ts';
import { bodyOf, createApiConversation, createClient } from './client.ts';

interface Listed {
  id: number;
  status: string;
  priority: string | null;
  labels: string[];
  inbox_id: number;
}
interface Meta {
  all_count: number;
  mine_count: number;
  unassigned_count: number;
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

  beforeAll(async () => {
    mock = await startMock({ profile });
    contract = await loadContract({ vendor: 'chatwoot', profile });
  });

  async function filter(payload: unknown, { page = 1, role = 'administrator' as 'administrator' | 'agent' } = {}) {
    const answer = await createClient(mock, { role }).post(`/conversations/filter?page=${page}`, { payload });
    expect(listViolations(contract, 'conversationFilter', answer)).toEqual([]);
    const body = bodyOf<{ data?: { meta: Meta; payload: Listed[] }; meta: Meta; payload: Listed[] }>(answer);
    return { status: answer.status, ...(body.data ?? body) };
  }

  test('counts and pages what the list shows for the same condition', async () => {
    for (const [payload, query] of [
      [[condition('status', 'equal_to', ['open'])], 'status=open'],
      [[condition('inbox_id', 'equal_to', ['1'])], 'status=all&inbox_id=1'],
      [[], 'status=all'],
    ] as const) {
      const desk = createClient(mock);
      const { data } = bodyOf<{ data: { meta: Meta; payload: Listed[] } }>(await desk.get(`/conversations?${query}`));
      const { assigned_count: _, ...counts } = data.meta as Meta & { assigned_count: number };
      const found = await filter(payload);
      expect(found.meta).toMatchObject(counts);
      expect(found.payload.map(({ id }) => id)).toEqual(data.payload.map(({ id }) => id));
      const second = await filter(payload, { page: 2 });
      expect(second.payload.some(({ id }) => found.payload.some((each) => each.id === id))).toBe(false);
    }
  });

  test('joins conditions, AND before OR', async () => {
    const desk = createClient(mock);
    await desk.patch('/conversations/4', { priority: 'urgent' });
    const { payload, meta } = await filter([
      condition('priority', 'equal_to', ['urgent'], 'OR'),
      condition('status', 'equal_to', ['pending'], 'AND'),
      condition('inbox_id', 'equal_to', ['1']),
    ]);
    expect(meta.all_count).toBeGreaterThan(0);
    for (const { id, status, inbox_id: inbox } of payload) {
      expect(id === 4 || (status === 'pending' && inbox === 1)).toBe(true);
    }
    // What is not assigned is not different from an agent, as null in SQL.
    const others = await filter([condition('assignee_id', 'not_equal_to', ['3'])]);
    expect(others.meta.unassigned_count).toBe(0);
  });

  test('compares labels with case, and custom attributes by their type', async () => {
    const desk = createClient(mock);
    const { path } = await createApiConversation(desk);
    const { id } = bodyOf<{ id: number }>(await desk.get(path));
    await desk.post(`${path}/labels`, { labels: ['Own-Label'] });
    const definition = { attribute_display_name: 'Size', attribute_key: 'size', attribute_display_type: 1 };
    await desk.post('/custom_attribute_definitions', { ...definition, attribute_model: 0 });
    await desk.post(`${path}/custom_attributes`, { custom_attributes: { size: 7 } });
    const idsOf = async (...payload: object[]) => (await filter(payload)).payload.map((each) => each.id);
    expect(await idsOf(condition('labels', 'equal_to', ['Own-Label']))).toEqual([id]);
    expect(await idsOf(condition('labels', 'equal_to', ['own-label']))).toEqual([]);
    expect(await idsOf(condition('size', 'equal_to', ['7']))).toEqual([id]);
    expect(await idsOf(condition('size', 'equal_to', ['8']))).toEqual([]);
  });

  test('shows an agent only conversations of the own inboxes', async () => {
    const desk = createClient(mock);
    const agents = bodyOf<{ id: number }[]>(await desk.get('/agents')).map(({ id }) => id);
    const { id } = bodyOf<{ id: number }>(await createClient(mock, { role: 'agent' }).read('/api/v1/profile'));
    await desk.patch('/inbox_members', { inbox_id: '2', user_ids: agents.filter((each) => each !== id) });
    expect((await filter([condition('inbox_id', 'equal_to', ['2'])])).meta.all_count).toBeGreaterThan(0);
    expect((await filter([condition('inbox_id', 'equal_to', ['2'])], { role: 'agent' })).meta.all_count).toBe(0);
  });

  const refusals = [
    [
      condition('status', 'contains', ['open']),
      'Invalid operator. The allowed operators for status are [equal_to,not_equal_to].',
    ],
    [condition('status', 'equal_to', []), 'Invalid value. The values provided for status are invalid'],
    [
      condition('created_at', 'is_greater_than', ['soon']),
      'Invalid value. The values provided for created_at are invalid',
    ],
    [
      condition('nope', 'equal_to', ['1']),
      /^Invalid attribute key - \[nope\]\. The key should be one of \[status,assignee_id,/,
    ],
    [condition('status', 'equal_to', ['open'], 'XOR'), 'Query operator must be either "AND" or "OR".'],
  ] as const;
  test.each(refusals)('refuses %j', async (payload, said) => {
    const answer = await createClient(mock).post('/conversations/filter', { payload: [payload] });
    expect(listViolations(contract, 'conversationFilter', answer)).toEqual([]);
    expect(answer.status).toBe(profile === 'observed' ? 422 : 400);
    if (profile === 'observed') expect(bodyOf<{ error: string }>(answer).error).toMatch(said);
  });
});
