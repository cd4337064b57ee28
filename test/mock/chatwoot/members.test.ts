import { beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { type Contract, loadContract } from '../../../specs/contract.ts';
import { profiles } from '../../../specs/profiles.ts';
import { listViolations } from '../judge-answer.ts';
import { startMock } from '../start-mock.ts';
import { bodyOf, createClient } from './client.ts';

type Agent = { id: number; name: string };

describe.each(profiles)('as %s,', (profile) => {
  let mock: Mock;
  let contract: Contract;

  beforeAll(async () => {
    mock = await startMock({ profile });
    contract = await loadContract({ vendor: 'chatwoot', profile });
  });

  test('members join a team, leave it, and are replaced', async () => {
    const desk = createClient(mock);
    const { id } = bodyOf<{ id: number }>(await desk.post('/teams', { name: `night ${profile}` }));
    const path = `/teams/${id}/team_members`;
    const listed = async () => {
      const answer = await desk.get(path);
      expect(listViolations(contract, 'get-team-members', answer)).toEqual([]);
      return bodyOf<Agent[]>(answer).map((agent) => agent.id);
    };
    expect(await listed()).toEqual([]);

    const added = await desk.post(path, { user_ids: [3, 4] });
    expect(listViolations(contract, 'add-new-agent-to-team', added)).toEqual([]);
    expect(bodyOf<Agent[]>(added).map((agent) => agent.id)).toEqual([3, 4]);
    // Only those who were not members yet are in the response.
    expect(bodyOf<Agent[]>(await desk.post(path, { user_ids: [4, 5] })).map((agent) => agent.id)).toEqual([5]);
    expect(await listed()).toEqual([3, 4, 5]);

    const replaced = await desk.patch(path, { user_ids: [1, 5] });
    expect(listViolations(contract, 'update-agents-in-team', replaced)).toEqual([]);
    expect(bodyOf<Agent[]>(replaced).map((agent) => agent.id)).toEqual([5, 1]);
    const team = bodyOf<{ is_member: boolean }>(await desk.get(`/teams/${id}`));
    expect(team.is_member).toBe(true);

    const removed = await desk.delete(path, { user_ids: [1] });
    expect(removed.status).toBe(200);
    expect(listViolations(contract, 'delete-agent-in-team', removed)).toEqual([]);
    expect(await listed()).toEqual([5]);
    expect(bodyOf<{ is_member: boolean }>(await desk.get(`/teams/${id}`)).is_member).toBe(false);
  });

  test('a team takes no users of other accounts, and needs a list', async () => {
    const desk = createClient(mock);
    const stranger = await desk.post('/teams/1/team_members', { user_ids: [9999] });
    expect(listViolations(contract, 'add-new-agent-to-team', stranger)).toEqual([]);
    expect(stranger.status).toBe(profile === 'observed' ? 401 : 422);
    if (profile === 'observed') expect(stranger.body).toEqual({ error: 'Invalid User IDs' });
    for (const [operation, path] of [
      ['add-new-agent-to-team', '/teams/1/team_members'],
      ['add-new-agent-to-inbox', '/inbox_members'],
    ] as const) {
      const missing = await desk.post(path, { inbox_id: 1 });
      expect(listViolations(contract, operation, missing)).toEqual([]);
      expect(missing.status).toBe(profile === 'observed' ? 500 : 422);
    }
  });

  test('members of an inbox see its conversations, others do not', async () => {
    const desk = createClient(mock);
    const agent = createClient(mock, { role: 'agent' });
    const { id } = bodyOf<{ id: number }>(await agent.read('/api/v1/profile'));
    const created = await desk.post('/inboxes', { name: `Door ${profile}`, channel: { type: 'api' } });
    const inbox = bodyOf<{ id: number }>(created).id;
    const others = bodyOf<Agent[]>(await desk.get('/agents')).flatMap((each) => (each.id === id ? [] : [each.id]));

    const shut = await desk.patch('/inbox_members', { inbox_id: String(inbox), user_ids: others.slice(0, 2) });
    expect(shut.status).toBe(200);
    expect(listViolations(contract, 'update-agents-in-inbox', shut)).toEqual([]);
    expect(
      bodyOf<{ payload: Agent[] }>(shut)
        .payload.map((each) => each.id)
        .sort(),
    ).toEqual(others.slice(0, 2).sort());
    const refused = await agent.get(`/inbox_members/${inbox}`);
    expect(refused.status).toBe(profile === 'observed' ? 401 : 403);
    expect(listViolations(contract, 'get-inbox-members', refused)).toEqual([]);
    expect((await agent.get(`/inboxes/${inbox}`)).status).toBe(refused.status);

    const opened = await desk.post('/inbox_members', { inbox_id: inbox, user_ids: [id] });
    expect(listViolations(contract, 'add-new-agent-to-inbox', opened)).toEqual([]);
    expect((await agent.get(`/inboxes/${inbox}`)).status).toBe(200);
    const list = await agent.get(`/inbox_members/${inbox}`);
    expect(listViolations(contract, 'get-inbox-members', list)).toEqual([]);
    expect(bodyOf<{ payload: Agent[] }>(list).payload.some((each) => each.id === id)).toBe(true);

    const removal = await desk.delete('/inbox_members', { inbox_id: String(inbox), user_ids: [id] });
    expect(removal.status).toBe(200);
    expect(listViolations(contract, 'delete-agent-in-inbox', removal)).toEqual([]);
    expect((await agent.get(`/inboxes/${inbox}`)).status).toBe(refused.status);
  });

  test('an inbox takes no unknown users', async () => {
    const answer = await createClient(mock).post('/inbox_members', { inbox_id: 1, user_ids: [9999] });
    expect(answer.status).toBe(422);
    expect(listViolations(contract, 'add-new-agent-to-inbox', answer)).toEqual([]);
    if (profile === 'observed') expect(answer.body).toEqual({ message: 'User must exist', attributes: ['user'] });
    const unknown = await createClient(mock).post('/inbox_members', { inbox_id: 999, user_ids: [1] });
    expect(unknown.status).toBe(404);
    expect(listViolations(contract, 'add-new-agent-to-inbox', unknown)).toEqual([]);
  });

  const writes = [
    ['add-new-agent-to-team', 'post', '/teams/1/team_members'],
    ['update-agents-in-inbox', 'patch', '/inbox_members'],
    ['update-a-team', 'patch', '/teams/1'],
    ['delete-a-team', 'delete', '/teams/1'],
    ['update-a-label', 'patch', '/labels/1'],
    ['delete-a-label', 'delete', '/labels/1'],
    ['update-agent-in-account', 'patch', '/agents/3'],
    ['delete-agent-from-account', 'delete', '/agents/3'],
    ['updateInbox', 'patch', '/inboxes/1'],
  ] as const;
  test.each(writes)('%s requires an administrator', async (operation, method, path) => {
    for (const role of ['agent', 'bot'] as const) {
      const answer = await createClient(mock, { role })[method](path, { inbox_id: 1, user_ids: [1], name: 'x' });
      expect([401, 403]).toContain(answer.status);
      expect(listViolations(contract, operation, answer)).toEqual([]);
    }
  });
});
