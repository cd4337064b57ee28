import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { type Contract, loadContract } from '../../../specs/contract.ts';
import { profiles } from '../../../specs/profiles.ts';
import { listViolations } from '../judge-answer.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';
import { callAdmin } from '../workspaces/admin-call.ts';
import { bodyOf, type ChatwootClient, createClient } from './client.ts';
import { readNewContact } from './new-contact.ts';

interface Contact {
  id: number;
  name: string;
  email: string | null;
  custom_attributes: object;
  contact_inboxes: { source_id: string }[];
}

describe.each(profiles)('as %s,', (profile) => {
  let mock: Mock;
  let contract: Contract;
  let desk: ChatwootClient;
  let inbox: number;

  beforeAll(async () => {
    mock = await startMock({ profile, scale: 0.02, port: null });
    contract = await loadContract({ vendor: 'chatwoot', profile });
    desk = createClient(mock);
    inbox = bodyOf<{ id: number }>(await desk.post('/inboxes', { name: 'Hook', channel: { type: 'api' } })).id;
    await callAdmin(mock, '/snapshots', { body: { name: 'begin' } });
  });

  const merge = async (base: unknown, mergee: unknown, by = desk) => {
    const answer = await by.post('/actions/contact_merge', { base_contact_id: base, mergee_contact_id: mergee });
    expect(listViolations(contract, 'contactMerge', answer)).toEqual([]);
    return answer;
  };
  const add = async (fields: object = {}) => {
    const answer = await desk.post('/contacts', { inbox_id: inbox, name: 'Some One', ...fields });
    expect(answer.status).toBe(200);
    return readNewContact(answer.body);
  };
  const open = async (source: string) =>
    bodyOf<{ id: number }>(await desk.post('/conversations', { source_id: source })).id;
  const read = async (id: number) => bodyOf<{ payload: Contact }>(await desk.get(`/contacts/${id}`)).payload;
  const idsOf = async (path: string) =>
    bodyOf<{ payload: { id: number }[] }>(await desk.get(path)).payload.map(({ id }) => id);

  test('the base contact gets what it lacks, and its own attributes win', async () => {
    const base = await add({
      email: 'base@merge.example',
      custom_attributes: { plan: 'pro', nested: { a: 1 }, none: null },
      additional_attributes: { city: 'Oslo' },
    });
    const other = await add({
      name: 'Else',
      email: 'else@merge.example',
      phone_number: '+31600000321',
      identifier: 'else-1',
      custom_attributes: { plan: 'free', seats: 3, nested: { a: 2, b: 3 }, none: 1 },
    });
    const answer = await merge(base.id, other.id);
    expect(answer.status).toBe(200);
    const merged = {
      id: base.id,
      name: 'Some One',
      email: 'base@merge.example',
      phone_number: '+31600000321',
      identifier: 'else-1',
      additional_attributes: { city: 'Oslo' },
      custom_attributes: { plan: 'pro', seats: 3, nested: { a: 1, b: 3 }, none: null },
    };
    expect(await read(base.id)).toMatchObject(merged);
    if (profile === 'observed') expect(answer.body).toMatchObject(merged);
    else expect(answer.body).toMatchObject({ id: base.id, payload: [merged] });
    // The removed address is free, the kept one is not.
    expect((await desk.post('/contacts', { inbox_id: inbox, email: 'else@merge.example' })).status).toBe(200);
    const taken = await desk.post('/contacts', { inbox_id: inbox, email: 'new@merge.example', identifier: 'else-1' });
    expect(taken.status).toBe(profile === 'observed' ? 422 : 400);
  });

  test('conversations, senders and source ids move to the base contact, figures stay', async () => {
    const report = '/api/v2/accounts/1/reports/summary?type=account&since=1600000000&until=2000000000';
    const figures = () => Promise.all([report, '/api/v2/accounts/1/reports/conversations?type=account'].map(desk.read));
    const [base, other] = [await add(), await add({ name: 'Mergee' })];
    const first = await open(base.source);
    const second = await open(other.source);
    await desk.post(`/conversations/${second}/messages`, { content: 'hi', message_type: 'incoming' });
    const before = (await figures()).map(({ body }) => body);
    await merge(base.id, other.id);
    expect((await figures()).map(({ body }) => body)).toEqual(before);
    expect(await idsOf(`/contacts/${base.id}/conversations`)).toEqual([second, first]);
    const { meta, messages } = bodyOf<{
      meta: { sender: { id: number } };
      messages: { sender_id: number; conversation: { contact_inbox: { source_id: string } } }[];
    }>(await desk.get(`/conversations/${second}`));
    expect(meta.sender.id).toBe(base.id);
    expect(messages.map((each) => [each.sender_id, each.conversation.contact_inbox.source_id])).toEqual([
      [base.id, other.source],
    ]);
    const links = (await read(base.id)).contact_inboxes.map(({ source_id }) => source_id);
    expect(links.toSorted()).toEqual([base.source, other.source].toSorted());
    // The source id of the removed contact leads to the base contact.
    const third = await open(other.source);
    expect((await idsOf(`/contacts/${base.id}/conversations`)).toSorted()).toEqual([first, second, third]);
    const explained = await ask(mock, '/api/v2/accounts/1/reports/conversations?type=account', {
      headers: { ...headersOf(mock, 'chatwoot', 'administrator', 1), 'x-chatpact-explain': '1' },
    });
    const { numbers } = bodyOf<{ numbers: { value: number; contributing: { count: number } }[] }>(explained);
    expect(numbers.map(({ contributing }) => contributing.count)).toEqual(numbers.map(({ value }) => value));
  });

  test('seeded contacts are merged with their history', async () => {
    const [one = 0, two = 0] = await idsOf('/contacts?sort=-last_activity_at');
    const [kept, gone] = [await read(one), await read(two)];
    const both = [
      ...(await idsOf(`/contacts/${one}/conversations`)),
      ...(await idsOf(`/contacts/${two}/conversations`)),
    ];
    await merge(one, two);
    const merged = await read(one);
    expect(merged.email).toBe(kept.email);
    expect((await idsOf(`/contacts/${one}/conversations`)).toSorted()).toEqual(both.toSorted());
    expect(merged.contact_inboxes.map(({ source_id }) => source_id).toSorted()).toEqual(
      [...kept.contact_inboxes, ...gone.contact_inboxes].map(({ source_id }) => source_id).toSorted(),
    );
    expect(await idsOf(`/contacts/search?q=${encodeURIComponent(gone.email ?? '')}`)).toEqual([]);
  });

  test('the document keeps the labels of the removed contact, the server loses them', async () => {
    const [base, other] = [await add(), await add()];
    await desk.post(`/contacts/${base.id}/labels`, { labels: ['a', 'b'] });
    await desk.post(`/contacts/${other.id}/labels`, { labels: ['b', 'c'] });
    const { headers } = await merge(base.id, other.id);
    const { payload } = bodyOf<{ payload: string[] }>(await desk.get(`/contacts/${base.id}/labels`));
    expect(payload).toEqual(profile === 'observed' ? ['a', 'b'] : ['a', 'b', 'c']);
    expect(headers.get('x-chatpact-deviation')?.includes('chatwoot-merge-drops-labels') ?? false).toBe(
      profile === 'observed',
    );
  });

  test('the removed contact is gone everywhere, and a merge with itself changes nothing', async () => {
    const [base, other] = [await add({ email: 'stay@merge.example' }), await add({ identifier: 'leaver' })];
    const { count } = bodyOf<{ meta: { count: number } }>(await desk.get('/contacts')).meta;
    const before = await read(base.id);
    expect((await merge(base.id, base.id)).status).toBe(200);
    expect(await read(base.id)).toEqual(before);
    await merge(base.id, other.id, createClient(mock, { role: 'agent' }));
    expect(bodyOf<{ meta: { count: number } }>(await desk.get('/contacts')).meta.count).toBe(count - 1);
    for (const path of ['', '/labels', '/conversations', '/contactable_inboxes']) {
      expect((await desk.get(`/contacts/${other.id}${path}`)).status).toBe(404);
    }
    expect(await idsOf('/contacts/search?q=leaver')).toEqual([base.id]);
    expect((await merge(base.id, other.id)).status).toBe(404);
    expect((await merge(other.id, base.id)).status).toBe(404);
  });

  test('requests without ids, of bots and of strangers are refused', async () => {
    const { id } = await add();
    const none = await desk.post('/actions/contact_merge', {});
    expect(listViolations(contract, 'contactMerge', none)).toEqual([]);
    expect(none.status).toBe(profile === 'observed' ? 404 : 400);
    const stranger = mock.identities.find(
      ({ vendor, account_id }) => vendor === 'chatwoot' && account_id === 2,
    )?.headers;
    for (const by of [createClient(mock, { role: 'bot' }), createClient(mock, { headers: stranger })]) {
      expect((await merge(id, id, by)).status).toBe(401);
    }
    // Ruby reads the number at the start of a text.
    const text = await merge(`${id}x`, id);
    expect(text.status).toBe(profile === 'observed' ? 200 : 400);
  });

  test('users write merges as events', async () => {
    const [base, other] = [await add(), await add()];
    const event = { vendor: 'chatwoot', type: 'contact.merged', at: '2026-01-10T10:00:00Z', account: 1 };
    const append = (contact: number, mergee: number) =>
      callAdmin(mock, '/events', { body: [{ ...event, contact, mergee }] });
    expect((await append(base.id, base.id)).status).toBe(400);
    expect((await append(base.id, 99_999)).status).toBe(404);
    expect((await append(base.id, other.id)).status).toBe(200);
    expect((await desk.get(`/contacts/${other.id}`)).status).toBe(404);
  });

  type Step = { kind: 'add' | 'open' | 'label' | 'merge' | 'remove'; a: number; b: number };
  const steps = fc.array(
    fc.record({
      kind: fc.constantFrom('add', 'open', 'label', 'merge', 'remove', 'merge', 'open'),
      a: fc.nat(5),
      b: fc.nat(5),
    }),
    { minLength: 4, maxLength: 20 },
  );

  test('lists agree with a model of contacts that are added, labelled, merged and removed', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all: Step[]) => {
        await callAdmin(mock, '/snapshots/begin/restore', { body: {} });
        let added = 0;
        let model: { id: number; sources: string[]; conversations: number[]; labels: string[] }[] = [];
        for (const { kind, a, b } of all) {
          const [one, two] = [model[a % model.length], model[b % model.length]];
          if (kind === 'add' || !one || !two) {
            const { id, source } = await add({
              name: 'Model',
              identifier: `model-${added++}`,
            });
            model.push({ id, sources: [source], conversations: [], labels: [] });
          } else if (kind === 'open') one.conversations.push(await open(one.sources[b % one.sources.length] ?? ''));
          else if (kind === 'label') {
            one.labels = [`l${b}`];
            await desk.post(`/contacts/${one.id}/labels`, { labels: one.labels });
          } else if (kind === 'remove') {
            await desk.delete(`/contacts/${one.id}`);
            model = model.filter((each) => each !== one);
          } else if (one !== two) {
            await merge(one.id, two.id);
            one.conversations.push(...two.conversations);
            one.sources.push(...two.sources);
            if (profile === 'documented') one.labels = [...new Set([...one.labels, ...two.labels])];
            model = model.filter((each) => each !== two);
          }
        }
        expect(await idsOf('/contacts/search?q=Model')).toEqual(model.map(({ id }) => id).slice(0, 15));
        for (const { id, sources, conversations, labels } of model) {
          expect((await idsOf(`/contacts/${id}/conversations`)).toSorted()).toEqual(conversations.toSorted());
          const links = (await read(id)).contact_inboxes.map(({ source_id }) => source_id);
          expect(links.toSorted()).toEqual(sources.toSorted());
          expect((await desk.get(`/contacts/${id}/labels`)).body).toEqual({ payload: labels });
        }
        for (let label = 0; label <= 5; label++) {
          const wanted = model.filter(({ labels }) => labels.includes(`l${label}`)).map(({ id }) => id);
          expect(await idsOf(`/contacts?labels[]=l${label}`)).toEqual(wanted);
        }
        const listed = bodyOf<{ data: { meta: { all_count: number }; payload: unknown[] } }>(
          await desk.get(`/conversations?status=all&inbox_id=${inbox}`),
        ).data;
        const count = model.reduce((sum, { conversations }) => sum + conversations.length, 0);
        expect([listed.meta.all_count, listed.payload.length]).toEqual([count, Math.min(count, 25)]);
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});
