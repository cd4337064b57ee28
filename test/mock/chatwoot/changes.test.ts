import { beforeEach, describe, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { type Contract, loadContract } from '../../../specs/contract.ts';
import { profiles } from '../../../specs/profiles.ts';
import { listViolations } from '../judge-answer.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';
import { bodyOf, type ChatwootClient, createClient } from './client.ts';

// Teams, labels, agents and inboxes that are changed or removed, and what lists and reports show afterwards.

const month = `since=${Date.UTC(2026, 0, 1) / 1000}&until=${Date.UTC(2026, 0, 30) / 1000}`;

interface Conversation {
  id: number;
  labels: string[];
  meta: { assignee?: { id: number }; team?: { id: number } };
}

const listBy = async (desk: ChatwootClient, query: string): Promise<Conversation[]> =>
  bodyOf<{ data: { payload: Conversation[] } }>(await desk.get(`/conversations?status=all&${query}`)).data.payload;

describe.each(profiles)('as %s,', (profile) => {
  let mock: Mock;
  let contract: Contract;
  let desk: ChatwootClient;

  beforeEach(async () => {
    mock = await startMock({ profile });
    contract ??= await loadContract({ vendor: 'chatwoot', profile });
    desk = createClient(mock);
  });

  test('a team can be renamed, and is gone from conversations when it is removed', async () => {
    const renamed = await desk.patch('/teams/1', { name: 'NIGHT shift' });
    expect(listViolations(contract, 'update-a-team', renamed)).toEqual([]);
    expect(renamed.body).toMatchObject({ id: 1, name: 'night shift' });
    const taken = await desk.patch('/teams/2', { name: 'Night Shift' });
    expect(taken.status).toBe(422);
    expect(listViolations(contract, 'update-a-team', taken)).toEqual([]);
    // Its own name is not taken.
    expect((await desk.patch('/teams/1', { name: 'night shift', description: 'At night' })).body).toMatchObject({
      description: 'At night',
    });

    expect((await listBy(desk, 'team_id=1')).length).toBeGreaterThan(0);
    const removed = await desk.delete('/teams/1');
    expect(removed.status).toBe(200);
    expect(listViolations(contract, 'delete-a-team', removed)).toEqual([]);
    expect((await desk.get('/teams/1')).status).toBe(404);
    const report = bodyOf<{ id: number }[]>(await desk.read(`/api/v2/accounts/1/summary_reports/team?${month}`));
    expect(report.map(({ id }) => id)).not.toContain(1);
    for (const conversation of await listBy(desk, 'assignee_type=all')) expect(conversation.meta.team?.id).not.toBe(1);
  });

  test('a renamed label is the last of its conversations, and a removed one is gone', async () => {
    const { name } = bodyOf<{ payload: { title: string; id: number }[] }>(await desk.get('/labels')).payload.reduce(
      (found, { title, id }) => (id === 1 ? { name: title } : found),
      { name: '' },
    );
    await desk.post('/conversations/1/labels', { labels: [name, 'Own-Words'] });
    const renamed = await desk.patch('/labels/1', { title: 'Renamed', color: '#000000' });
    expect(listViolations(contract, 'update-a-label', renamed)).toEqual([]);
    expect(renamed.body).toMatchObject({ title: 'renamed', color: '#000000' });
    expect((await desk.get('/conversations/1/labels')).body).toEqual({ payload: ['Own-Words', 'renamed'] });
    const listed = await listBy(desk, 'labels[]=renamed');
    expect(listed.length).toBeGreaterThan(1);
    expect((await listBy(desk, `labels[]=${name}`)).length).toBe(0);
    expect(listed[0]?.labels.at(-1)).toBe('renamed');

    const removed = await desk.delete('/labels/1');
    expect(removed.status).toBe(200);
    expect(listViolations(contract, 'delete-a-label', removed)).toEqual([]);
    expect((await listBy(desk, 'labels[]=renamed')).length).toBe(0);
    expect((await desk.get('/conversations/1/labels')).body).toEqual({ payload: ['Own-Words'] });
    const report = bodyOf<{ id: number }[]>(await desk.read(`/api/v2/accounts/1/summary_reports/label?${month}`));
    expect(report.map(({ id }) => id)).not.toContain(1);
  });

  test('an agent can be changed, and is gone from conversations, teams and inboxes when removed', async () => {
    const availability = profile === 'observed' ? { availability: 'busy' } : { availability_status: 'busy' };
    const changed = await desk.patch('/agents/3', { role: 'administrator', auto_offline: false, ...availability });
    expect(listViolations(contract, 'update-agent-in-account', changed)).toEqual([]);
    expect(changed.body).toMatchObject({ role: 'administrator', availability_status: 'busy', auto_offline: false });
    await desk.post('/teams/1/team_members', { user_ids: [3] });
    await desk.patch('/inbox_members', { inbox_id: '1', user_ids: [3, 4] });

    const removed = await desk.delete('/agents/3');
    expect(removed.status).toBe(200);
    expect(listViolations(contract, 'delete-agent-from-account', removed)).toEqual([]);
    const again = await desk.delete('/agents/3');
    expect(again.status).toBe(404);
    expect(listViolations(contract, 'delete-agent-from-account', again)).toEqual([]);
    expect((await desk.get('/teams/1/team_members')).body).toEqual([]);
    const inbox = bodyOf<{ payload: { id: number }[] }>(await desk.get('/inbox_members/1'));
    expect(inbox.payload.map(({ id }) => id)).toEqual([4]);
    for (const { meta } of await listBy(desk, 'assignee_type=assigned')) expect(meta.assignee?.id).not.toBe(3);
    const load = await desk.read('/api/v2/accounts/1/reports/conversations/?type=agent');
    expect(JSON.stringify(load.body)).not.toContain('"id":3,');
  });

  test('an unknown role of an agent is refused', async () => {
    const answer = await desk.patch('/agents/3', { role: 'owner' });
    expect(answer.status).toBe(profile === 'observed' ? 500 : 422);
    expect(listViolations(contract, 'update-agent-in-account', answer)).toEqual([]);
  });

  test('PUT is the same as PATCH', async () => {
    const headers = { ...headersOf(mock, 'chatwoot', 'administrator', 1), 'content-type': 'application/json' };
    const put = (path: string) => ask(mock, path, { method: 'PUT', headers, body: '{"name":"by put"}' });
    const answer = await put('/api/v1/accounts/1/teams/1');
    expect(answer.body).toMatchObject({ id: 1, name: 'by put' });
    // A path without any update has no other method.
    expect((await put('/api/v1/accounts/1/teams')).status).toBe(404);
  });

  test('an inbox keeps what a change does not name', async () => {
    await desk.patch('/inboxes/1', { greeting_enabled: true, greeting_message: 'Hello' });
    const before = bodyOf<Record<string, unknown>>(await desk.get('/inboxes/1'));
    const answer = await desk.patch('/inboxes/1', {
      name: 'Front door',
      working_hours_enabled: true,
      working_hours: [
        { day_of_week: 0, open_hour: 10, open_minutes: 30, close_hour: 12, close_minutes: 0 },
        { day_of_week: 1, closed_all_day: true },
      ],
    });
    expect(listViolations(contract, 'updateInbox', answer)).toEqual([]);
    const { working_hours: hours, ...rest } = bodyOf<{ working_hours: object[] }>(answer);
    const { working_hours: usual, ...others } = before;
    expect(rest).toEqual({ ...others, name: 'Front door', working_hours_enabled: true });
    expect(hours[0]).toMatchObject({ closed_all_day: false, open_hour: 10, open_minutes: 30, close_hour: 12 });
    expect(hours[1]).toMatchObject({ closed_all_day: true, open_hour: null });
    expect(hours.slice(2)).toEqual((usual as object[]).slice(2));
    for (const wrong of [{ timezone: 'Mars' }, { name: ' ' }]) {
      const refused = await desk.patch('/inboxes/1', wrong);
      expect(refused.status).toBe(422);
      expect(listViolations(contract, 'updateInbox', refused)).toEqual([]);
    }
  });
});
