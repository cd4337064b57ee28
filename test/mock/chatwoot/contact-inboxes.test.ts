import { beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { type Contract, loadContract } from '../../../specs/contract.ts';
import { profiles } from '../../../specs/profiles.ts';
import { listViolations } from '../judge-answer.ts';
import { type Answer, startMock } from '../start-mock.ts';
import { callAdmin } from '../workspaces/admin-call.ts';
import { bodyOf, type ChatwootClient, createClient } from './client.ts';
import { readNewContact } from './new-contact.ts';

interface Link {
  source_id: string;
  inbox: { id: number; name: string; channel_type: string };
}
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe.each(profiles)('as %s,', (profile) => {
  let mock: Mock;
  let contract: Contract;
  let desk: ChatwootClient;
  let agent: ChatwootClient;
  const inboxes: Record<string, number> = {};

  beforeAll(async () => {
    mock = await startMock({ profile, scale: 0.02 });
    contract = await loadContract({ vendor: 'chatwoot', profile });
    desk = createClient(mock);
    agent = createClient(mock, { role: 'agent' });
    for (const channel of ['Api', 'WebWidget', 'Email', 'Sms', 'TwilioSms', 'Whatsapp', 'Telegram']) {
      const written = { vendor: 'chatwoot', type: 'inbox.created', at: '2026-01-01T00:00:00Z', account: 1 };
      const answer = await callAdmin(mock, '/events', {
        body: [{ ...written, name: channel, channel: `Channel::${channel}` }],
      });
      inboxes[channel] = bodyOf<{ events: { event: { inbox: number } }[] }>(answer).events[0]?.event.inbox ?? 0;
    }
  });

  let number = 0;
  const add = async (fields: object = {}) => {
    number += 1;
    const created = await desk.post('/contacts', { inbox_id: inboxes.Api, name: `Person ${number}`, ...fields });
    return readNewContact(created.body).id;
  };
  const link = async (contact: number, body: object, by = desk) => {
    const answer = await by.post(`/contacts/${contact}/contact_inboxes`, body);
    expect(listViolations(contract, 'contactInboxCreation', answer)).toEqual([]);
    return answer;
  };
  const contactable = async (contact: number, by = desk) => {
    const answer = await by.get(`/contacts/${contact}/contactable_inboxes`);
    expect(listViolations(contract, 'contactableInboxesGet', answer)).toEqual([]);
    const { payload } = bodyOf<{ payload: Link[] }>(answer);
    return new Map(payload.map(({ inbox, source_id }) => [inbox.id, source_id]));
  };
  const linksOf = async (contact: number) =>
    bodyOf<{ payload: { contact_inboxes: Link[] } }>(
      await desk.get(`/contacts/${contact}`),
    ).payload.contact_inboxes.map(({ inbox, source_id }) => [inbox.id, source_id]);
  const conversationsOf = async (contact: number, by = desk) => {
    const answer = await by.get(`/contacts/${contact}/conversations`);
    expect(listViolations(contract, 'contactConversations', answer)).toEqual([]);
    return bodyOf<{ payload: { id: number; inbox_id: number; last_activity_at: number }[] }>(answer).payload;
  };
  const said = ({ body }: Answer) => {
    const { message, error, errors } = body as { message?: string; error?: string; errors?: { message: string }[] };
    return message ?? error ?? errors?.map((each) => each.message).join();
  };

  test('a link gets the source id of its channel', async () => {
    const fields = { email: 'linked@reach.example', phone_number: '+31600000100' };
    const contact = await add(fields);
    const sources = await Promise.all(
      ['Api', 'WebWidget', 'Email', 'Sms', 'TwilioSms', 'Whatsapp'].map(async (channel) => {
        const answer = await link(contact, { inbox_id: inboxes[channel] });
        expect(answer.body).toMatchObject({
          inbox: { id: inboxes[channel], name: channel, channel_type: `Channel::${channel}` },
        });
        return bodyOf<Link>(answer).source_id;
      }),
    );
    expect(sources).toEqual([
      expect.stringMatching(uuid),
      expect.stringMatching(uuid),
      fields.email,
      fields.phone_number,
      fields.phone_number,
      '31600000100',
    ]);
    const links = await linksOf(contact);
    // The contact was created in the API inbox, so it has two source ids there.
    expect(links.filter(([inbox]) => inbox === inboxes.Api)).toHaveLength(2);
    expect(links).toHaveLength(7);
    expect(new Set(links.map(String)).size).toBe(7);
    // The same source id again is the same link.
    await link(contact, { inbox_id: inboxes.Email });
    expect(await linksOf(contact)).toEqual(links);
  });

  test('a conversation begins with the source id of a link', async () => {
    const contact = await add();
    const source = `session-${contact}`;
    const answer = await link(contact, { inbox_id: inboxes.WebWidget, source_id: source });
    expect(answer.body).toMatchObject({ source_id: source });
    const { id } = bodyOf<{ id: number }>(await desk.post('/conversations', { source_id: source }));
    expect((await conversationsOf(contact)).map((each) => [each.id, each.inbox_id])).toEqual([[id, inboxes.WebWidget]]);
    const again = bodyOf<Link>(await link(contact, { inbox_id: inboxes.Api })).source_id;
    const { id: second } = bodyOf<{ id: number }>(await desk.post('/conversations', { source_id: again }));
    expect((await conversationsOf(contact)).map((each) => each.id).toSorted()).toEqual([id, second]);
  });

  test('contactable inboxes are those through which the contact can be written to', async () => {
    const bare = await add();
    const [[, own] = []] = await linksOf(bare);
    const inApi = await contactable(bare);
    expect(inApi.get(inboxes.Api ?? 0)).toBe(own);
    for (const channel of ['Email', 'Sms', 'TwilioSms', 'Whatsapp', 'Telegram', 'WebWidget']) {
      expect(inApi.has(inboxes[channel] ?? 0)).toBe(false);
    }
    const full = await add({ email: 'full@reach.example', phone_number: '+31600000200', inbox_id: inboxes.WebWidget });
    const [[, session] = []] = await linksOf(full);
    const all = await contactable(full);
    expect(all.get(inboxes.Api ?? 0)).toMatch(uuid);
    expect(all.get(inboxes.WebWidget ?? 0)).toBe(session);
    expect(all.get(inboxes.Email ?? 0)).toBe('full@reach.example');
    expect(all.get(inboxes.Sms ?? 0)).toBe('+31600000200');
    expect(all.get(inboxes.Whatsapp ?? 0)).toBe('31600000200');
    // A visitor with a conversation cannot be written to again.
    await desk.post('/conversations', { source_id: session });
    expect((await contactable(full)).has(inboxes.WebWidget ?? 0)).toBe(false);
    // The shown source id works.
    const shown = all.get(inboxes.Api ?? 0);
    const made = await desk.post('/conversations', { source_id: shown, inbox_id: inboxes.Api, contact_id: full });
    expect(made.status).toBe(200);
    expect((await contactable(full)).get(inboxes.Api ?? 0)).toBe(shown);
  });

  test('the latest twenty conversations are shown, latest activity first', async () => {
    const contact = await add();
    const [[, source] = []] = await linksOf(contact);
    const ids: number[] = [];
    for (let count = 0; count < 22; count++) {
      ids.push(bodyOf<{ id: number }>(await desk.post('/conversations', { source_id: source })).id);
    }
    await callAdmin(mock, '/clock', { body: { advance: 'PT1H' } });
    await desk.post(`/conversations/${ids[5]}/messages`, { content: 'again' });
    const shown = await conversationsOf(contact);
    expect(shown.map(({ id }) => id)).toEqual([ids[5], ...ids.toReversed().filter((id) => id !== ids[5])].slice(0, 20));
    const whole = bodyOf<{ data: { payload: { id: number }[] } }>(await desk.get('/conversations?status=all')).data;
    expect(shown[0]).toEqual(whole.payload.find(({ id }) => id === ids[5]));
  });

  test('an agent sees the conversations and inboxes that it is a member of', async () => {
    const contact = await add();
    const [[, source] = []] = await linksOf(contact);
    await desk.post('/conversations', { source_id: source });
    expect(await conversationsOf(contact, agent)).toHaveLength(1);
    expect((await contactable(contact, agent)).has(inboxes.Api ?? 0)).toBe(true);
    const [one] = bodyOf<{ id: number; role: string }[]>(await desk.get('/agents')).filter(
      ({ role }) => role === 'administrator',
    );
    await desk.patch('/inbox_members', { inbox_id: String(inboxes.Api), user_ids: [one?.id] });
    expect(await conversationsOf(contact, agent)).toEqual([]);
    expect((await contactable(contact, agent)).has(inboxes.Api ?? 0)).toBe(false);
    expect((await link(contact, { inbox_id: inboxes.Api }, agent)).status).toBe(401);
    expect((await contactable(contact)).has(inboxes.Api ?? 0)).toBe(true);
  });

  test('a contact without an address cannot be linked to a channel that needs it', async () => {
    const contact = await add();
    const refusals: [channel: string, text: string][] = [
      ['Email', 'contact email'],
      ['Sms', 'contact phone number'],
      ['TwilioSms', 'contact phone number'],
      ['Whatsapp', 'contact phone number'],
    ];
    for (const [channel, text] of refusals) {
      const answer = await link(contact, { inbox_id: inboxes[channel] });
      expect(answer.status).toBe(422);
      expect(JSON.stringify(answer.body)).toContain(text);
      if (profile === 'observed') expect(said(answer)).toBe(`param is missing or the value is empty: ${text}`);
    }
    const wrong = await link(contact, { inbox_id: inboxes.Whatsapp, source_id: 'x' });
    expect([wrong.status, said(wrong)]).toEqual([
      422,
      profile === 'observed'
        ? 'Source invalid source id for whatsapp inbox. valid Regex (?-mix:^\\d{1,15}\\z)'
        : 'invalid source id for whatsapp inbox. valid Regex (?-mix:^\\d{1,15}\\z)',
    ]);
    expect(await linksOf(contact)).toHaveLength(1);
  });

  test('the server fails on a source id that is empty or another contact has, and on channels without a rule', async () => {
    const [one, two] = [await add(), await add()];
    await link(one, { inbox_id: inboxes.Api, source_id: `mine-${one}` });
    const bodies = [
      { inbox_id: inboxes.Api, source_id: `mine-${one}` },
      { inbox_id: inboxes.Api, source_id: '' },
      { inbox_id: inboxes.Api, source_id: { a: 1 } },
      { inbox_id: inboxes.Telegram },
    ];
    for (const body of bodies) expect((await link(two, body)).status).toBe(profile === 'observed' ? 500 : 422);
    expect(await linksOf(two)).toHaveLength(1);
    // The source id is unique in its inbox only.
    expect((await link(two, { inbox_id: inboxes.WebWidget, source_id: `mine-${one}` })).status).toBe(200);
    expect((await link(two, { inbox_id: inboxes.Telegram, source_id: '42' })).status).toBe(200);
  });

  test('an address moves to the contact that is linked last', async () => {
    const [one, two] = [await add(), await add()];
    const body = { inbox_id: inboxes.Email, source_id: 'shared@reach.example' };
    await link(one, body);
    await link(two, body);
    expect((await linksOf(two)).map(([, source]) => source)).toContain('shared@reach.example');
    expect((await linksOf(one)).map(([, source]) => source)).not.toContain('shared@reach.example');
    const { id } = bodyOf<{ id: number }>(await desk.post('/conversations', { source_id: 'shared@reach.example' }));
    expect((await conversationsOf(two)).map((each) => each.id)).toEqual([id]);
  });

  // The source id that the other contact would get breaks the rule of the channel.
  test.each([
    ['Whatsapp', '31600000777'],
    ['TwilioSms', '+31600000777'],
  ])('a phone number does not move in the channel %s', async (channel, source) => {
    const [one, two] = [await add(), await add()];
    const body = { inbox_id: inboxes[channel], source_id: source };
    expect((await link(one, body)).status).toBe(200);
    const refused = await link(two, body);
    expect([refused.status, said(refused)]).toEqual([422, expect.stringContaining('invalid source id')]);
    expect((await linksOf(one)).map(([, each]) => each)).toContain(source);
    expect(await linksOf(two)).toHaveLength(1);
  });

  test('unknown contacts and inboxes are not found, bots and strangers are refused', async () => {
    const contact = await add();
    expect((await link(contact, { inbox_id: 999_999 })).status).toBe(404);
    expect((await link(999_999, { inbox_id: inboxes.Api })).status).toBe(404);
    const bot = createClient(mock, { role: 'bot' });
    const stranger = createClient(mock, {
      headers: mock.identities.find(({ vendor, account_id }) => vendor === 'chatwoot' && account_id === 2)?.headers,
    });
    const reads = [
      ['contactConversations', 'conversations', profile === 'observed' ? 401 : 403],
      ['contactableInboxesGet', 'contactable_inboxes', 401],
    ] as const;
    for (const [operation, path, status] of reads) {
      const unknown = await desk.get(`/contacts/999999/${path}`);
      const refused = await bot.get(`/contacts/${contact}/${path}`);
      const foreign = await stranger.get(`/contacts/${contact}/${path}`);
      expect([unknown.status, refused.status, foreign.status]).toEqual([404, status, status]);
      for (const answer of [unknown, refused, foreign]) expect(listViolations(contract, operation, answer)).toEqual([]);
    }
    for (const by of [bot, stranger]) expect((await link(contact, { inbox_id: inboxes.Api }, by)).status).toBe(401);
  });

  test('the document requires inbox_id, the server looks for the inbox', async () => {
    const answer = await link(await add(), {});
    expect(answer.status).toBe(profile === 'observed' ? 404 : 422);
  });
});
