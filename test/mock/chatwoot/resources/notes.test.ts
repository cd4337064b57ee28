import { beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../../mock/server.ts';
import { type Contract, loadContract } from '../../../../specs/contract.ts';
import { profiles } from '../../../../specs/profiles.ts';
import { listViolations } from '../../judge-answer.ts';
import { startMock } from '../../start-mock.ts';
import { callAdmin } from '../../workspaces/admin-call.ts';
import { bodyOf, type ChatwootClient, createClient } from '../client.ts';
import { readNewContact } from '../new-contact.ts';

interface Note {
  id: number;
  content: string | null;
  user: { id: number; role: string };
  created_at: number;
}

describe.each(profiles)('as %s,', (profile) => {
  let mock: Mock;
  let contract: Contract;
  let desk: ChatwootClient;
  let agent: ChatwootClient;

  beforeAll(async () => {
    mock = await startMock({ profile, scale: 0.02, port: null });
    contract = await loadContract({ vendor: 'chatwoot', profile });
    desk = createClient(mock);
    agent = createClient(mock, { role: 'agent' });
  });

  const addContact = async () => readNewContact((await desk.post('/contacts', { inbox_id: 1, name: 'Noted' })).body).id;
  const add = async (contact: number, content: unknown, by = desk) => {
    const answer = await by.post(`/contacts/${contact}/notes`, { content });
    expect(listViolations(contract, 'add-note-to-a-contact', answer)).toEqual([]);
    return answer;
  };
  const addOne = async (contact: number, content: string, by = desk) => bodyOf<Note>(await add(contact, content, by));
  const list = async (contact: number) => {
    const answer = await desk.get(`/contacts/${contact}/notes`);
    expect(listViolations(contract, 'list-notes-of-a-contact', answer)).toEqual([]);
    return bodyOf<Note[]>(answer);
  };
  const change = async (contact: number, id: number, body: object, by = desk) => {
    const answer = await by.patch(`/contacts/${contact}/notes/${id}`, body);
    expect(listViolations(contract, 'update-note-of-a-contact', answer)).toEqual([]);
    return answer;
  };

  test('each contact has its own notes, latest first', async () => {
    const [one, two] = [await addContact(), await addContact()];
    const first = await addOne(one, 'first');
    await callAdmin(mock, '/clock', { body: { advance: 'PT1H' } });
    const second = await addOne(one, 'second');
    const third = await addOne(one, 'third', agent);
    await addOne(two, 'of another');
    expect(await list(one)).toEqual([third, second, first]);
    expect((await list(two)).map(({ content }) => content)).toEqual(['of another']);
    expect(first).toMatchObject({ content: 'first', account_id: null, contact_id: null });
    expect(second.created_at - first.created_at).toBe(3600);
    for (const path of [
      `/contacts/${two}/notes/${first.id}`,
      '/contacts/999999/notes',
      `/contacts/999999/notes/${first.id}`,
    ]) {
      expect((await desk.get(path)).status).toBe(404);
    }
    expect((await change(two, first.id, { content: 'x' })).status).toBe(404);
    expect((await desk.delete(`/contacts/${two}/notes/${first.id}`)).status).toBe(404);
  });

  test('a note belongs to the user who wrote it last, whatever the request says', async () => {
    const contact = await addContact();
    const note = await addOne(contact, 'mine');
    expect(note.user.role).toBe('administrator');
    const changed = bodyOf<Note>(await change(contact, note.id, { content: 'yours', user_id: note.user.id }, agent));
    expect([changed.content, changed.user.role]).toEqual(['yours', 'agent']);
    expect(await list(contact)).toEqual([changed]);
  });

  test('a note needs content; a change without it is shown, but not stored', async () => {
    const contact = await addContact();
    for (const content of ['', ' ']) {
      const refused = await add(contact, content);
      expect(refused.status).toBe(422);
      if (profile === 'observed') {
        expect(refused.body).toEqual({ message: "Content can't be blank", attributes: ['content'] });
      }
    }
    const note = await addOne(contact, 'kept');
    const shown = await change(contact, note.id, { content: '' });
    expect([shown.status, bodyOf<Note>(shown).content]).toEqual([200, '']);
    expect(await list(contact)).toEqual([note]);
  });

  test('notes move with a merge, and go with their contact', async () => {
    const [base, other] = [await addContact(), await addContact()];
    const kept = await addOne(base, 'of base');
    const moved = await addOne(other, 'of the other');
    await desk.post('/actions/contact_merge', { base_contact_id: base, mergee_contact_id: other });
    expect((await list(base)).map(({ id }) => id)).toEqual([moved.id, kept.id]);
    await desk.delete(`/contacts/${base}`);
    const answer = await callAdmin(mock, '/export', {});
    expect(answer.status).toBe(200);
    expect((await desk.get(`/contacts/${base}/notes`)).status).toBe(404);
  });

  test('events of users name the contact', async () => {
    const contact = await addContact();
    const event = { vendor: 'chatwoot', type: 'record.created', at: '2026-01-10T10:00:00Z', account: 1, kind: 'note' };
    const append = (each: object) => callAdmin(mock, '/events', { body: [{ ...event, ...each }] });
    expect((await append({ parent: contact, values: { content: 'by event', user_id: 1 } })).status).toBe(200);
    expect((await list(contact)).map(({ content, user }) => [content, user.id])).toEqual([['by event', 1]]);
    expect((await append({ values: { content: 'no contact' } })).status).toBe(400);
    expect((await append({ parent: 999_999, values: { content: 'x' } })).status).toBe(404);
    const code = { kind: 'canned_response', parent: contact, values: { short_code: 'a', content: 'b' } };
    expect((await append(code)).status).toBe(400);
  });
});
