import { beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../../mock/server.ts';
import { type Contract, loadContract } from '../../../../specs/contract.ts';
import { profiles } from '../../../../specs/profiles.ts';
import { listViolations } from '../../judge-answer.ts';
import { startMock } from '../../start-mock.ts';
import { bodyOf, createClient } from '../client.ts';
import { recordOf, recordsOf } from './read-records.ts';

const create = 'add-new-automation-rule-to-account';
const condition = { attribute_key: 'content', filter_operator: 'contains', values: ['bug'] };
const action = { action_name: 'add_label', action_params: ['bug'] };
const rule = { name: 'Bugs', event_name: 'message_created', conditions: [condition], actions: [action] };
const crash = { status: 500, error: 'Internal Server Error' };
const without = (name: keyof typeof rule) => ({ ...rule, [name]: undefined });

// biome-ignore format: one refusal a line
const refusals: [what: string, body: object, observed: number, said: object][] = [
  ['an unknown condition', { ...rule, conditions: [{ ...condition, attribute_key: 'zzz' }] }, 422, { error: { conditions: ['Automation conditions zzz not supported.'] } }],
  ['an unknown action', { ...rule, actions: [{ action_name: 'dance' }] }, 422, { error: { actions: ['Automation actions dance not supported.'] } }],
  ['both', { ...rule, conditions: [{ attribute_key: 'a' }], actions: [{ action_name: 'b' }] }, 422, { error: { conditions: ['Automation conditions a not supported.'], actions: ['Automation actions b not supported.'] } }],
  ['two conditions without an operator', { ...rule, conditions: [condition, condition] }, 422, { error: { conditions: ['Automation conditions should have query operator.'] } }],
  ['an unknown operator', { ...rule, conditions: [{ ...condition, query_operator: 'XOR' }, condition] }, 422, { error: { conditions: ['Query operator must be either "AND" or "OR"'] } }],
  ['an attachment that was not uploaded', { ...rule, actions: [{ action_name: 'send_attachment', action_params: ['x'] }] }, 422, { error: 'Invalid attachment' }],
  ['no name', without('name'), 500, crash],
  ['no event', without('event_name'), 500, crash],
  ['no conditions', without('conditions'), 500, crash],
  ['no actions', without('actions'), 500, crash],
  ['conditions that are no list', { ...rule, conditions: 'all' }, 500, crash],
  ['nothing', {}, 500, crash],
];

describe.each(profiles)('as %s,', (profile) => {
  let mock: Mock;
  let contract: Contract;
  beforeAll(async () => {
    mock = await startMock({ profile, scale: 0 });
    contract = await loadContract({ vendor: 'chatwoot', profile });
  });

  test.each(refusals)('a rule with %s is refused, and nothing is stored', async (_, body, observed, said) => {
    const admin = createClient(mock);
    const answer = await admin.post('/automation_rules', body);
    expect(answer.status).toBe(profile === 'observed' ? observed : 422);
    expect(listViolations(contract, create, answer)).toEqual([]);
    if (profile === 'observed') expect(answer.body).toEqual(said);
    expect(recordsOf((await admin.get('/automation_rules')).body)).toEqual([]);
  });

  test('a change is validated, and null keeps conditions and actions', async () => {
    const admin = createClient(mock);
    const { id, conditions } = recordOf((await admin.post('/automation_rules', rule)).body);
    const wrong = await admin.patch(`/automation_rules/${id}`, { actions: [{ action_name: 'dance' }] });
    expect(wrong.status).toBe(422);
    expect(listViolations(contract, 'update-automation-rule-in-account', wrong)).toEqual([]);
    if (profile === 'observed') {
      const kept = await admin.patch(`/automation_rules/${id}`, { conditions: null, name: 'Kept' });
      expect(recordOf(kept.body)).toMatchObject({ name: 'Kept', conditions });
    }
    await admin.delete(`/automation_rules/${id}`);
  });

  test('keeps all that clients send as servers do, or what the document has', async () => {
    const admin = createClient(mock);
    const conditions = [
      { attribute_key: 'inbox_id', filter_operator: 'equal_to', values: [1], query_operator: 'and', extra: 'x' },
      { attribute_key: 'priority', filter_operator: 'attribute_changed', values: { from: ['low'], to: ['high'] } },
    ];
    const actions = [{ action_name: 'assign_team', action_params: [1] }, { action_name: 'mute_conversation' }];
    const answer = await admin.post('/automation_rules', { ...rule, conditions, actions });
    expect(listViolations(contract, create, answer)).toEqual([]);
    const shown = recordOf(answer.body);
    if (profile === 'observed') expect(shown).toMatchObject({ conditions, actions });
    else {
      expect(shown.conditions).toEqual([
        { attribute_key: 'inbox_id', filter_operator: 'equal_to', values: ['1'], query_operator: 'and' },
        { attribute_key: 'priority', filter_operator: 'attribute_changed' },
      ]);
      expect(shown.actions).toEqual([
        { action_name: 'assign_team', action_params: ['1'] },
        { action_name: 'mute_conversation' },
      ]);
    }
    await admin.delete(`/automation_rules/${shown.id}`);
  });

  test('custom attributes can be conditions', async () => {
    const admin = createClient(mock);
    const conditions = [{ ...condition, attribute_key: 'plan' }];
    expect((await admin.post('/automation_rules', { ...rule, conditions })).status).toBe(422);
    await admin.post('/custom_attribute_definitions', { attribute_display_name: 'Plan', attribute_key: 'plan' });
    const answer = await admin.post('/automation_rules', { ...rule, conditions });
    expect(answer.status).toBe(200);
    await admin.delete(`/automation_rules/${recordOf(answer.body).id}`);
  });

  test('a rule can be copied by administrators', async () => {
    const admin = createClient(mock);
    const { id, ...values } = recordOf((await admin.post('/automation_rules', rule)).body);
    const answer = await admin.post(`/automation_rules/${id}/clone`);
    expect(listViolations(contract, 'clone-automation-rule', answer)).toEqual([]);
    const { payload } = bodyOf<{ payload: { id: number } }>(answer);
    expect(payload).toEqual({ ...values, id: id + 1 });
    for (const role of ['agent', 'bot'] as const) {
      const refused = await createClient(mock, { role }).post(`/automation_rules/${id}/clone`);
      expect([401, 403]).toContain(refused.status);
      expect(listViolations(contract, 'clone-automation-rule', refused)).toEqual([]);
    }
    const unknown = await admin.post('/automation_rules/99999/clone');
    expect(unknown.status).toBe(profile === 'observed' ? 500 : 404);
    expect(listViolations(contract, 'clone-automation-rule', unknown)).toEqual([]);
    for (const each of [id, payload.id]) await admin.delete(`/automation_rules/${each}`);
  });

  test.each(['', '/1'])('GET automation_rules%s is for administrators', async (path) => {
    const operation = path === '' ? 'get-account-automation-rule' : 'get-details-of-a-single-automation-rule';
    for (const role of ['agent', 'bot'] as const) {
      const refused = await createClient(mock, { role }).get(`/automation_rules${path}`);
      expect([401, 403]).toContain(refused.status);
      expect(listViolations(contract, operation, refused)).toEqual([]);
    }
  });
});
