import type { Mock } from '../../../mock/server.ts';
import type { Identity } from '../../../mock/vendor-interface/identity.ts';
import { readNewContact } from '../chatwoot/new-contact.ts';
import { recordOf } from '../chatwoot/resources/read-records.ts';
import { ask } from '../start-mock.ts';
import { callAdmin } from '../workspaces/admin-call.ts';

/** How a workspace is created: by its name at first use, or with options by the admin API. */
export interface WorldPlan {
  name: string;
  /** How requests select the workspace. */
  by: 'prefix' | 'header';
  made?: { seed?: number; scale?: number; now?: string; profile?: string };
}

/** A workspace with planted marks, which no other caller may receive. */
export interface World extends WorldPlan {
  number: number;
  /** Some of its identities, at least one of each kind. */
  identities: readonly Identity[];
  /** The accounts of an identity, by its headers. */
  members: ReadonlyMap<string, ReadonlySet<number>>;
  /** Resources by account: those of Chatwoot's accounts, and those of Rocket.Chat under 0. */
  things: ReadonlyMap<number, Things>;
}

/** Ids by kind, as used in paths and bodies. */
export type Things = Readonly<Record<string, string>>;

/** The account number of Rocket.Chat, which has no accounts. */
export const chatAccount = 0;

/** A text that is unique to an account of a workspace, and must not appear in responses to others. */
export const mark = ({ number }: { number: number }, account: number) => `planted-${number}-${account}-x`;

/** The accounts whose marks a text contains, as `world-account`. */
export function findMarks(text: string): Set<string> {
  return new Set([...text.matchAll(/planted-(\d+-\d+)-x/gi)].map(([, owner]) => owner ?? ''));
}

/** The path of a request to a workspace, and the headers that select it. */
export function addressOf({ name, by }: WorldPlan, path: string): { path: string; headers: Record<string, string> } {
  return by === 'prefix'
    ? { path: `/@${name}${path}`, headers: {} }
    : { path, headers: { 'x-chatpact-workspace': name } };
}

/** Creates a workspace and plants marks in it with all writes that the vendors have. */
export async function plant(mock: Mock, plan: WorldPlan, number: number): Promise<World> {
  const { name, made } = plan;
  if (made) await assertOk(callAdmin(mock, '/workspaces', { body: { name, ...made } }));
  const list = async () => (await assertOk(callAdmin(mock, '/identities', { workspace: name }))) as Identity[];
  const seeded = await list();
  const world = { ...plan, number };
  const things = new Map<number, Things>();
  const accounts = new Set(seeded.flatMap(({ account_id }) => account_id ?? []));
  for (const account of accounts) {
    const owner = seeded.find(({ role, account_id }) => role === 'administrator' && account_id === account);
    things.set(
      account,
      await plantDesk(toWriter(mock, world, owner, `/api/v1/accounts/${account}`), mark(world, account)),
    );
  }
  const admin = seeded.find(({ vendor }) => vendor === 'rocketchat');
  things.set(chatAccount, await plantChat(toWriter(mock, world, admin, '/api/v1'), mark(world, chatAccount)));
  await assertOk(callAdmin(mock, '/snapshots', { workspace: name, body: { name: mark(world, chatAccount) } }));
  const identities = await list();
  return { ...world, things, members: toMembers(identities), identities: pickIdentities(identities) };
}

function toMembers(identities: readonly Identity[]): Map<string, Set<number>> {
  const members = new Map<string, Set<number>>();
  for (const { headers, account_id = chatAccount } of identities) {
    const key = JSON.stringify(headers);
    members.set(key, (members.get(key) ?? new Set()).add(account_id));
  }
  return members;
}

type Write = <Answered = Record<string, never>>(path: string, body: object) => Promise<Answered>;

function toWriter(mock: Mock, world: WorldPlan, by: Identity | undefined, base: string): Write {
  return (path, body) => {
    const { path: at, headers } = addressOf(world, base + path);
    const all = { ...headers, ...by?.headers, 'content-type': 'application/json' };
    return assertOk(ask(mock, at, { method: 'POST', headers: all, body: JSON.stringify(body) })) as never;
  };
}

async function plantDesk(write: Write, text: string): Promise<Things> {
  const email = `${text}@nest.example`;
  const { id: inbox, inbox_identifier: inboxIdentifier } = await write<{ id: number; inbox_identifier: string }>(
    '/inboxes',
    { name: text, channel: { type: 'api' } },
  );
  const { id: team } = await write<{ id: number }>('/teams', { name: text, description: text });
  const { id: label } = await write<{ id: number }>('/labels', { title: text, description: text });
  const { id: agent } = await write<{ id: number }>('/agents', { name: text, email: `a-${email}`, role: 'agent' });
  const customer = { inbox_id: inbox, name: text, email, identifier: text, custom_attributes: { text } };
  const { id: contact, source } = readNewContact(await write('/contacts', customer));
  await write(`/contacts/${contact}/labels`, { labels: [text, `${text}-tag`] });
  const { id } = await write<{ id: number }>('/conversations', { source_id: source, custom_attributes: { text } });
  const { id: message } = await write<{ id: number }>(`/conversations/${id}/messages`, { content: text });
  await write(`/conversations/${id}/labels`, { labels: [text] });
  await write(`/conversations/${id}/assignments`, { assignee_id: agent });
  await write(`/conversations/${id}/toggle_status`, { status: 'resolved' });
  const { id: notes } = await write<{ id: number }>(`/contacts/${contact}/notes`, { content: text });
  const records = { notes, ...(await plantRecords(write, text)) };
  const ids = { inbox, team, label, agent, contact, conversation: id, message, ...records };
  return {
    text,
    source,
    inboxIdentifier,
    ...Object.fromEntries(Object.entries(ids).map(([kind, each]) => [kind, String(each)])),
  };
}

/** Plants a record of each resource that clients manage. Returns their ids by the collection in the path. */
async function plantRecords(write: Write, text: string): Promise<Record<string, number>> {
  const add = async (collection: string, body: object): Promise<[string, number]> => {
    const answer = await write<object>(`/${collection}`, body);
    // The path of a record names its collection last.
    return [collection.split('/').at(-1) ?? '', Number(recordOf(answer).id)];
  };
  return Object.fromEntries([
    await add('agent_bots', { name: text }),
    // The name of no integration, which the document's types allow.
    await add('integrations/hooks', { app_id: 1, settings: { text } }),
    await add('macros', { name: text, visibility: 'global', actions: [] }),
    await add('automation_rules', { name: text, event_name: 'message_created', conditions: [], actions: [] }),
    await add('canned_responses', { short_code: text, content: text }),
    await add('custom_attribute_definitions', {
      attribute_display_name: text,
      attribute_key: text,
      attribute_model: 1,
    }),
    await add('custom_filters', { name: text, query: { text } }),
    await add('webhooks', { url: `https://${text}.example/`, name: text }),
  ]);
}

async function plantChat(write: Write, text: string): Promise<Things> {
  const email = `${text}@nest.example`;
  const user = { username: text, name: text, email, password: text, nickname: text, bio: text };
  const { user: created } = await write<{ user: { _id: string } }>('/users.create', user);
  const { channel } = await write<{ channel: { _id: string } }>('/channels.create', { name: text, members: [text] });
  const { channel: spare } = await write<{ channel: { _id: string } }>('/channels.create', { name: `${text}-spare` });
  await write('/groups.create', { name: `${text}-group`, members: [text] });
  const { message } = await write<{ message: { _id: string } }>('/chat.postMessage', { roomId: channel._id, text });
  await write('/login', { user: text, password: text });
  return { text, user: created._id, room: channel._id, spare: spare._id, message: message._id };
}

async function assertOk(pending: ReturnType<typeof ask>): Promise<unknown> {
  const { status, text, body } = await pending;
  if (status !== 200) throw new Error(`Planting was answered ${status}: ${text}`);
  return body;
}

/** Picks the first identity of each role in each account, those with several accounts, and the planted ones. */
function pickIdentities(all: readonly Identity[]): Identity[] {
  const seen = new Set<string>();
  const tokens = all.map(({ headers }) => JSON.stringify(headers));
  return all.filter(({ vendor, role, account_id, name }, index) => {
    const isShared = tokens.indexOf(tokens[index] ?? '') !== tokens.lastIndexOf(tokens[index] ?? '');
    const kind = `${vendor} ${role} ${account_id} ${isShared} ${findMarks(name).size}`;
    if (seen.has(kind)) return false;
    seen.add(kind);
    return true;
  });
}
