import { beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { type Contract, loadContract } from '../../../specs/contract.ts';
import { profiles } from '../../../specs/profiles.ts';
import { listViolations } from '../judge-answer.ts';
import { startMock } from '../start-mock.ts';
import { bodyOf, createApiConversation, createClient } from './client.ts';

interface Message {
  id: number;
  content: string;
  content_attributes: object;
  message_type: number;
}

describe.each(profiles)('as %s,', (profile) => {
  let mock: Mock;
  let contract: Contract;

  beforeAll(async () => {
    mock = await startMock({ profile });
    contract = await loadContract({ vendor: 'chatwoot', profile });
  });

  const listMessages = async (path: string) =>
    bodyOf<{ payload: Message[] }>(await createClient(mock).get(`${path}/messages`)).payload;

  test('a priority is set, changed and removed, with an activity message each', async () => {
    const desk = createClient(mock);
    const { path } = await createApiConversation(desk);
    const shown = async () => bodyOf<{ priority: string | null }>(await desk.get(path)).priority;
    expect(await shown()).toBeNull();

    const update = await desk.patch(path, { priority: 'high' });
    expect(update.status).toBe(200);
    expect(listViolations(contract, 'update-conversation', update)).toEqual([]);
    expect(update.body).toMatchObject({ priority: 'high' });
    const toggle = await desk.post(`${path}/toggle_priority`, { priority: 'low' });
    expect([toggle.status, toggle.text]).toEqual([200, '']);
    expect(listViolations(contract, 'toggle-priority-of-a-conversation', toggle)).toEqual([]);
    expect(await shown()).toBe('low');
    // The same priority again changes nothing.
    await desk.post(`${path}/toggle_priority`, { priority: 'low' });
    await desk.post(`${path}/toggle_priority`, profile === 'observed' ? {} : { priority: 'none' });
    expect(await shown()).toBeNull();
    const texts = (await listMessages(path)).filter((each) => each.message_type === 2).map((each) => each.content);
    expect(texts.filter((text) => text.includes('priority'))).toEqual([
      expect.stringMatching(/ set the priority to high$/),
      expect.stringMatching(/ changed the priority from high to low$/),
      expect.stringMatching(/ removed the priority$/),
    ]);
  });

  test('an unknown priority is refused, and none too where servers fail', async () => {
    const desk = createClient(mock);
    for (const [priority, documented] of [
      ['top', 422],
      ['none', 200],
    ] as const) {
      const answer = await desk.patch('/conversations/2', { priority });
      expect(answer.status).toBe(profile === 'observed' ? 500 : documented);
      expect(listViolations(contract, 'update-conversation', answer)).toEqual([]);
    }
  });

  test('the list sorts by priority, conversations without one last', async () => {
    const desk = createClient(mock);
    const set = (id: number, priority: string) => desk.patch(`/conversations/${id}`, { priority });
    await set(5, 'medium');
    await set(6, 'urgent');
    await set(7, 'low');
    const first = async (order: string) => {
      const answer = await desk.get(`/conversations?status=all&sort_by=${order}`);
      const { data } = bodyOf<{ data: { payload: { priority: string | null }[] } }>(answer);
      return data.payload.slice(0, 4).map(({ priority }) => priority);
    };
    expect(await first('priority_desc')).toEqual(['urgent', 'medium', 'low', null]);
    expect(await first('priority_asc')).toEqual(['low', 'medium', 'urgent', null]);
    expect(await first('priority_desc_created_at_asc')).toEqual(['urgent', 'medium', 'low', null]);
  });

  test('custom attributes are replaced as a whole', async () => {
    const desk = createClient(mock);
    const { path } = await createApiConversation(desk);
    const set = (custom: object) => desk.post(`${path}/custom_attributes`, { custom_attributes: custom });
    await set({ order: '12', plan: 'pro' });
    const answer = await set({ order: '13' });
    expect(answer.body).toEqual({ custom_attributes: { order: '13' } });
    expect(listViolations(contract, 'update-custom-attributes-of-a-conversation', answer)).toEqual([]);
    expect((await desk.get(path)).body).toMatchObject({ custom_attributes: { order: '13' } });
    const wrong = await desk.post(`${path}/custom_attributes`, { custom_attributes: 'a' });
    expect(wrong.status).toBe(profile === 'observed' ? 500 : 422);
    expect(listViolations(contract, 'update-custom-attributes-of-a-conversation', wrong)).toEqual([]);
  });

  test('a deleted message stays as a note, and no other message changes', async () => {
    const desk = createClient(mock);
    const { path } = await createApiConversation(desk);
    const write = async (content: string) =>
      bodyOf<{ id: number }>(await desk.post(`${path}/messages`, { content })).id;
    const [first, second] = [await write('Secret'), await write('Public')];
    const answer = await desk.delete(`${path}/messages/${first}`);
    expect(answer.status).toBe(200);
    expect(listViolations(contract, 'delete-a-message', answer)).toEqual([]);
    if (profile === 'documented') expect(answer.text).toBe('');
    else expect(answer.body).toMatchObject({ id: first, content: 'This message was deleted' });
    const shown = (await listMessages(path)).filter(({ id }) => id === first || id === second);
    expect(shown.map(({ content }) => content)).toEqual(['This message was deleted', 'Public']);
    expect(shown.map((each) => each.content_attributes)).toEqual([{ deleted: true }, {}]);
    for (const unknown of [`${path}/messages/999999`, `/conversations/1/messages/${second}`]) {
      const missing = await desk.delete(unknown);
      expect(missing.status).toBe(404);
      expect(listViolations(contract, 'delete-a-message', missing)).toEqual([]);
    }
    expect(JSON.stringify((await desk.read('/__admin/requests')).body)).not.toContain('Secret');
  });

  test('bots set priorities and show that they type; only users delete messages', async () => {
    const bot = createClient(mock, { role: 'bot' });
    expect((await bot.patch('/conversations/3', { priority: 'low' })).status).toBe(200);
    const typing = await bot.post('/conversations/3/toggle_typing_status', { typing_status: 'on' });
    expect([typing.status, typing.text]).toEqual([200, '']);
    expect(listViolations(contract, 'toggle-typing-status-of-a-conversation', typing)).toEqual([]);
    const refused = await bot.delete('/conversations/3/messages/1');
    expect(refused.status).toBe(401);
    expect(listViolations(contract, 'delete-a-message', refused)).toEqual([]);
  });
});
