import { expect, test } from 'vitest';
import { vendors } from '../../../mock/vendors/index.ts';
import { listScenarios } from '../../../mock/workspaces/load-scenario.ts';
import { findAt } from '../../../specs/json/json.ts';
import { UsageError } from '../../../usage-error.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';
import { callAdmin } from './admin-call.ts';

const scenarios = listScenarios(vendors);

test('both vendors have scenarios with unique names and expectations', () => {
  expect(new Set(scenarios.map(({ vendor }) => vendor))).toEqual(new Set(['chatwoot', 'rocketchat']));
  expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
  for (const { name, expectations } of scenarios) expect([name, expectations.length > 0]).toEqual([name, true]);
});

test.each(scenarios)('scenario $name: $title', async ({ name, vendor, expectations }) => {
  const mock = await startMock({ scenario: name, seed: 4 });
  for (const { title, as, account, path, status = 200, pointer, body } of expectations) {
    const answer = await ask(mock, path, { headers: headersOf(mock, vendor, as, account) });
    const part = pointer === undefined ? answer.body : findAt(answer.body, pointer);
    expect({ title, status: answer.status, body: part }).toEqual({ title, status, body });
  }
});

test('a scenario does not keep the versions of the one before it', async () => {
  const mock = await startMock({ seed: 4, versions: { chatwoot: '4.12.0' } });
  const versionsOf = async () =>
    ((await callAdmin(mock, '/workspaces')).body as { versions: Record<string, string> }[])[0]?.versions;
  const start = await versionsOf();
  for (const { name, versions } of scenarios) {
    await mock.load(name);
    expect([name, await versionsOf()]).toEqual([name, { ...start, ...versions }]);
  }
});

test('the admin API loads a scenario into a workspace and returns its expectations', async () => {
  const mock = await startMock();
  const answer = await callAdmin(mock, '/scenarios/two-labels', { workspace: 'labels', method: 'POST' });
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ name: 'two-labels', now: '2026-01-30T12:00:00.000Z' });
  const state = await callAdmin(mock, '/state', { workspace: 'labels' });
  expect(state.body).toMatchObject({ chatwoot: { conversations: 1 } });
  expect((await callAdmin(mock, '/scenarios')).body).toHaveLength(scenarios.length);
  expect((await callAdmin(mock, '/scenarios/nothing', { method: 'POST' })).status).toBe(404);
});

test('throws a UsageError that lists the known scenarios for an unknown one', async () => {
  const mistake = startMock({ scenario: 'nothing' });
  await expect(mistake).rejects.toThrow(UsageError);
  await expect(mistake).rejects.toThrow(/two-labels/);
});
