import type { JsonObject } from '../../../../specs/json.ts';
import type { Actor } from '../events.ts';
import type { Account, ChatwootTables } from '../tables.ts';

interface Place {
  tables: ChatwootTables;
  account: Account;
}

const unknown = 'names nothing that an event has created';

/** What is wrong with a field that names something of the account; undefined when it is there. */
type Check = (value: never, place: Place, type: string) => string | undefined;

const exists = (isThere: boolean) => (isThere ? undefined : unknown);

const checks: Record<string, Check> = {
  inbox: (id: number, { account }) => exists(account.inboxes.has(id)),
  contact: (id: number, { account }, type) =>
    exists(type === 'conversation.created' || account.contacts.rowOf.get(id) > 0),
  conversation: (id: number, { account }) => exists(account.conversations.rowOf.get(id) > 0),
  assignee: (id: number | null, { account }) => exists(id === null || account.members.has(id)),
  team: (id: number | null, { account }) => exists(id === null || account.teams.has(id)),
  labels: (ids: number[], { account }) => exists(ids.every((id) => account.labels.has(id))),
  members: (ids: number[], { account }) => exists(ids.every((id) => account.members.has(id))),
  user: (id: number, { tables }) => exists(tables.users.has(id)),
  bot: (id: number, { tables, account }) => exists(tables.bots.get(id)?.account === account.id),
  by: (actor: Actor, place) => checkActor(actor, place),
  sender: (actor: Actor, place) => (actor.kind === 'system' ? 'must be somebody' : checkActor(actor, place)),
};

function checkActor({ kind, id }: Actor, { tables, account }: Place): string | undefined {
  if (kind === 'user') return exists(account.members.has(id));
  if (kind === 'bot') return exists(tables.bots.get(id)?.account === account.id);
  if (kind === 'contact') return exists(account.contacts.rowOf.get(id) > 0);
  return id === 0 ? undefined : 'must have the id 0 when it is the system';
}

/** Every field of a written event that names what is not there, by name. `own`: the field of what it creates. */
export function findDangling(place: Place, event: JsonObject, own: string | undefined): [name: string, why: string][] {
  return Object.entries(event).flatMap(([name, value]): [string, string][] => {
    const check = name === own || value === undefined ? undefined : checks[name];
    const why = check?.(value as never, place, String(event.type));
    return why === undefined ? [] : [[name, why]];
  });
}
