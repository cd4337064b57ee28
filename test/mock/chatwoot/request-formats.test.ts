import { beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { loadContract } from '../../../specs/contract.ts';
import { type Profile, profiles } from '../../../specs/profiles.ts';
import { listViolations } from '../judge-answer.ts';
import { type Answer, ask, headersOf, startMock } from '../start-mock.ts';
import { bodyOf, createApiConversation, createClient } from './client.ts';

interface Here {
  mock: Mock;
  path: string;
  inbox: number;
  contact: number;
  send(path: string, body: string | FormData | undefined, type?: string): Promise<Answer>;
}

const open = new Map<Profile, Here>();

beforeAll(async () => {
  for (const profile of profiles) {
    const mock = await startMock({ profile, scale: 0.02 });
    const { path, inbox, contact } = await createApiConversation(createClient(mock));
    const headers = headersOf(mock, 'chatwoot', 'administrator', 1);
    const send: Here['send'] = (where, body, type) => {
      const isText = typeof body === 'string';
      return ask(mock, `/api/v1/accounts/1${where}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { ...headers, ...(type !== undefined && { 'content-type': type }) },
        // As bytes, because fetch adds a content type to a text.
        body: isText ? new TextEncoder().encode(body) : body,
      });
    };
    open.set(profile, { mock, path, inbox, contact, send });
  }
});

const here = (profile: Profile): Here => {
  const found = open.get(profile);
  if (!found) throw new Error('not started');
  return found;
};
const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

describe.each(profiles)('%s', (profile) => {
  test('creates a message from a form with text and files', async () => {
    const { path, send } = here(profile);
    const body = new FormData();
    body.append('content', 'See what I mean');
    body.append('private', 'true');
    body.append('attachments[]', new File(['%PDF'], 'invoice.pdf', { type: 'application/pdf' }));
    const answer = await send(`${path}/messages`, body);
    expect(answer).toMatchObject({ status: 200, body: { content: 'See what I mean', private: true } });
    const shown = { file_type: 'file', extension: 'pdf', content_type: 'application/pdf', file_size: 4, thumb_url: '' };
    const attachment = profile === 'observed' ? { attachments: [shown] } : { attachment: shown };
    const list = bodyOf<{ payload: object[] }>(await send(`${path}/messages`, undefined));
    expect(list.payload.at(-1)).toMatchObject(attachment);
  });

  test('accepts a file without text', async () => {
    const { path, send } = here(profile);
    const body = new FormData();
    body.append('attachments[]', new File(['x'], 'a.png', { type: 'image/png' }));
    const contract = await loadContract({ vendor: 'chatwoot', profile });
    const answer = await send(`${path}/messages`, body);
    expect(answer.status).toBe(200);
    expect(listViolations(contract, 'create-a-new-message-in-a-conversation', answer)).toEqual([]);
  });

  test('reads the fields of a form by their names', async () => {
    const { path, send } = here(profile);
    expect((await send(`${path}/messages`, 'content=hello+there&private=true', form)).body).toMatchObject({
      content: 'hello there',
      private: true,
    });
    expect((await send(`${path}/labels`, 'labels[]=bug&labels[]=refund', form)).body).toEqual({
      payload: ['bug', 'refund'],
    });
    expect((await send('/labels', 'label[title]=from-form', form)).body).toMatchObject({ title: 'from-form' });
    expect((await send('/labels', 'title=not-wrapped', form)).status).toBe(422);
  });

  test.each([
    ['a missing boundary in the body', 'multipart/form-data; boundary=x', '--y\r\n\r\n', 400],
    ['no boundary parameter', 'multipart/form-data', '--x--', 400],
    ['a name as both a value and a list', form, 'labels=1&labels[]=2', 400],
    ['a body that is too large', form, `content=${'x'.repeat(9_000_000)}`, 413],
  ])('rejects a form with %s', async (_, type, body, status) => {
    const { path, send } = here(profile);
    const answer = await send(`${path}/messages`, body, type);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ description: expect.any(String) });
  });

  test('accepts body parameters in the URL, and prefers those of the body', async () => {
    const { path, send } = here(profile);
    const current = async (query: string, body: string) =>
      (await send(`${path}/toggle_status?${query}`, body, json)).body as { payload: { current_status: string } };
    expect((await current('status=pending', '{}')).payload.current_status).toBe('pending');
    expect((await current('status=pending', '{"status":"resolved"}')).payload.current_status).toBe('resolved');
    expect((await send(`${path}/assignments?assignee_id=3`, '{}', json)).body).toMatchObject({ id: 3 });
  });

  test('accepts null as the end of a snooze until the customer writes', async () => {
    const { path, send } = here(profile);
    const answer = await send(`${path}/toggle_status`, '{"status":"snoozed","snoozed_until":null}', json);
    expect(answer).toMatchObject({ status: 200, body: { payload: { current_status: 'snoozed' } } });
  });

  test.each(['labels', 'teams'])('accepts the parameters of %s below the name of the record', async (name) => {
    const { send } = here(profile);
    const [root, field] = name === 'labels' ? ['label', 'title'] : ['team', 'name'];
    const answer = await send(`/${name}`, JSON.stringify({ [root]: { [field]: 'wrapped' } }), json);
    expect(answer).toMatchObject({ status: 200, body: { [field]: 'wrapped' } });
  });

  test.each([
    '/conversations/',
    '/conversations/meta/',
    '/inboxes/',
    '/agents/',
    '/labels/',
    '/teams/',
    '/contacts/',
    '/inboxes/1/',
  ])('accepts a trailing slash: %s', async (path) => {
    expect((await here(profile).send(path, undefined)).status).toBe(200);
  });

  test('sorts and filters the list of conversations as servers do', async () => {
    const { send } = here(profile);
    type List = { data: { meta: { all_count: number }; payload: Row[] } };
    type Row = { id: number; created_at: number; last_activity_at: number; waiting_since: number; updated_at: number };
    const list = async (query: string) =>
      bodyOf<List>(await send(`/conversations?status=all&${query}`, undefined)).data;
    const column = async (query: string, name: keyof Row) => (await list(query)).payload.map((row) => row[name]);
    const ascending = (values: number[]) => expect(values).toEqual([...values].sort((a, b) => a - b));
    ascending(await column('sort_by=created_at_asc', 'created_at'));
    ascending((await column('sort_by=created_at_desc', 'created_at')).reverse());
    ascending(await column('sort_by=last_activity_at_asc', 'last_activity_at'));
    const waiting = await column('sort_by=waiting_since_asc', 'waiting_since');
    const [some, none] = [waiting.filter((at) => at > 0), waiting.filter((at) => at === 0)];
    expect(waiting).toEqual([...some, ...none]);
    ascending(some);
    expect(await column('sort_by=nope', 'id')).toEqual(await column('', 'id'));

    const all = await list('');
    const recent = await list('updated_within=864000');
    expect(recent.meta).toEqual(all.meta);
    const now = here(profile).mock.now() / 1000;
    expect(recent.payload.every(({ updated_at }) => updated_at > now - 864_000)).toBe(true);
    expect(recent.payload.length).toBeGreaterThan(0);
    // All of them on one page.
    expect((await list('updated_within=999999999')).payload.length).toBe(all.meta.all_count);

    const unattended = await list('conversation_type=unattended');
    expect(unattended.meta.all_count).toBeLessThan(all.meta.all_count);
    expect((await list('conversation_type=mention')).payload).toEqual([]);
    expect((await list('source_id=nobody')).payload).toEqual([]);
    expect((await list('q=%25')).meta.all_count).toBe((await list('q=')).meta.all_count);
    expect((await list('q=nowhere%20in%20any%20message')).payload).toEqual([]);
  });

  test('every user who was ever assigned is a participant', async () => {
    const { path, send, mock } = here(profile);
    const agent = headersOf(mock, 'chatwoot', 'agent', 1);
    const me = bodyOf<{ id: number }>(await ask(mock, '/api/v1/profile', { headers: agent })).id;
    await send(`${path}/assignments`, JSON.stringify({ assignee_id: me }), json);
    await send(`${path}/assignments`, '{"assignee_id":null}', json);
    const answer = await ask(mock, '/api/v1/accounts/1/conversations?status=all&conversation_type=participating', {
      headers: agent,
    });
    const ids = bodyOf<{ data: { payload: { id: number }[] } }>(answer).data.payload.map(({ id }) => id);
    expect(ids).toContain(Number(path.split('/').at(-1)));
  });

  test('gives each conversation without a source id a new one', async () => {
    const { inbox, contact, send } = here(profile);
    if (profile === 'documented') return;
    const create = () => send('/conversations', JSON.stringify({ inbox_id: inbox, contact_id: contact }), json);
    const before = bodyOf<{ payload: { contact_inboxes: object[] } }>(await send(`/contacts/${contact}`, undefined));
    expect([(await create()).status, (await create()).status]).toEqual([200, 200]);
    const after = bodyOf<{ payload: { contact_inboxes: { source_id: string }[] } }>(
      await send(`/contacts/${contact}`, undefined),
    );
    const sources = after.payload.contact_inboxes.map(({ source_id }) => source_id);
    expect(new Set(sources).size).toBe(before.payload.contact_inboxes.length + 2);
    const again = JSON.stringify({ source_id: sources.at(-1) });
    expect((await send('/conversations', again, json)).status).toBe(200);
  });
});

describe('JSON without a JSON content type', () => {
  test.each([
    ['no Content-Type', undefined, 'without one'],
    ['text/plain', 'text/plain', 'as text/plain'],
  ])('documented: with %s, the error names the header', async (_, type, description) => {
    const { path, send } = here('documented');
    const answer = await send(`${path}/messages`, '{"content":"hi"}', type);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      errors: [{ field: 'Content-Type', message: `must be application/json; the body was sent ${description}` }],
    });
  });

  test('observed: ignores the body', async () => {
    const { path, send } = here('observed');
    const answer = await send(`${path}/messages`, '{"content":"hi"}', 'text/plain');
    expect(answer).toMatchObject({ status: 200, body: { content: null } });
    expect(answer.headers.get('x-chatpact-deviation')).toContain('chatwoot-requests-are-unchecked');
  });
});

describe('values that make servers fail', () => {
  const failing = [
    ['an unknown status', 'toggle_status', { status: 'nope' }],
    ['a status that is a number', 'toggle_status', { status: 5 }],
    ['an end of a snooze that is not a number', 'toggle_status', { status: 'snoozed', snoozed_until: 'abc' }],
  ] as const;
  test.each(failing)('observed: %s returns 500 and names the ledger entry', async (_, route, body) => {
    const { path, send } = here('observed');
    const answer = await send(`${path}/${route}`, JSON.stringify(body), json);
    expect(answer).toMatchObject({ status: 500, body: { status: 500, error: 'Internal Server Error' } });
    expect(answer.headers.get('x-chatpact-deviation')).toContain('chatwoot-bad-values-are-500');
  });
  test.each(failing)('documented: rejects %s', async (_, route, body) => {
    const { path, send } = here('documented');
    expect((await send(`${path}/${route}`, JSON.stringify(body), json)).status).toBe(422);
  });
});

describe('a first message that the message builder rejects', () => {
  const bodies = [
    [{ message_type: 'nope' }, "'nope' is not a valid message_type"],
    [{ content_type: 'nope' }, "'nope' is not a valid content_type"],
    [{ content_type: 'input_select', content_attributes: { items: [] } }, /^Validation failed: .* At least one item/],
    [{ content_type: 'form', content_attributes: { items: [{ bad: 1 }] } }, /invalid keys for items : \[:bad\]$/],
    [{ content_type: 'cards', content_attributes: { items: [{ title: 'a' }] } }, /contains items missing actions$/],
    [{ content: 'x'.repeat(150_001) }, /Content is too long \(maximum is 150000 characters\)$/],
    [{ attachments: ['no-signed-id'] }, 'ActiveSupport::MessageVerifier::InvalidSignature'],
  ] as const;
  test.each(bodies)('observed: %o', async (body, sentence) => {
    const { path, send } = here('observed');
    const answer = await send(`${path}/messages`, JSON.stringify({ content: 'x', ...body }), json);
    expect(answer.status).toBe(422);
    expect(bodyOf<{ error: string }>(answer).error).toMatch(sentence);
  });
  test('observed: stores a valid message', async () => {
    const { path, send } = here('observed');
    const items = [{ title: 'Yes', value: 'yes' }];
    const body = { content_type: 'input_select', content_attributes: { items }, echo_id: 'e1' };
    const answer = await send(`${path}/messages`, JSON.stringify(body), json);
    expect(answer).toMatchObject({
      status: 200,
      body: { content: null, content_attributes: { items }, echo_id: 'e1' },
    });
  });
});
