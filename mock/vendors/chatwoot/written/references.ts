import type { JsonObject } from '../../../../specs/json/json.ts';
import type { Actor } from '../events.ts';
import { holdsMessage } from '../existing-ids.ts';
import type { Account, ChatwootTables } from '../tables.ts';

interface Context {
  tables: ChatwootTables;
  account: Account;
}

/** Returns the problem of a field that refers to a record; undefined if the record exists. */
type Check = (value: never, context: Context, type: string) => string | undefined;

const problemUnless = (isKnown: boolean) => (isKnown ? undefined : 'does not exist');

const checks: Record<string, Check> = {
  inbox: (id: number, { account }) => problemUnless(account.inboxes.has(id)),
  contact: (id: number, { account }, type) =>
    problemUnless(type === 'conversation.created' || account.contacts.rowOf.get(id) > 0),
  mergee: (id: number, { account }) => problemUnless(account.contacts.rowOf.get(id) > 0),
  conversation: (id: number, { account }) => problemUnless(account.conversations.rowOf.get(id) > 0),
  assignee: (id: number | null, { account }) => problemUnless(id === null || account.members.has(id)),
  team: (id: number | null, { account }) => problemUnless(id === null || account.teams.has(id)),
  message: (id: number, { account }) => problemUnless(holdsMessage(account, id)),
  label: (id: number, { account }) => problemUnless(account.labels.has(id)),
  labels: (ids: number[], { account }) => problemUnless(ids.every((id) => account.labels.has(id))),
  members: (ids: number[], { account }) => problemUnless(ids.every((id) => account.members.has(id))),
  // All records with a parent are below a contact.
  parent: (id: number, { account }) => problemUnless(account.contacts.rowOf.get(id) > 0),
  owner: (id: number, { account }) => problemUnless(account.members.has(id)),
  user: (id: number, { tables }) => problemUnless(tables.users.has(id)),
  // Inboxes take bots of other accounts.
  bot: (id: number | null, { tables, account }, type) =>
    problemUnless(
      id === null ||
        tables.bots.get(id)?.account === account.id ||
        (type === 'inbox.bot_changed' && tables.bots.has(id)),
    ),
  by: (actor: Actor, context) => checkActor(actor, context),
  sender: (actor: Actor, context) =>
    actor.kind === 'system' || actor.kind === 'rule'
      ? 'must be a user, a bot or a contact'
      : checkActor(actor, context),
};

function checkActor({ kind, id }: Actor, { tables, account }: Context): string | undefined {
  if (kind === 'user') return problemUnless(account.members.has(id));
  if (kind === 'bot') return problemUnless(tables.bots.get(id)?.account === account.id);
  if (kind === 'contact') return problemUnless(account.contacts.rowOf.get(id) > 0);
  if (kind === 'rule') return undefined;
  return id === 0 ? undefined : 'must have the id 0 if its kind is system';
}

/**
 * Returns the fields of a written event that refer to records that do not exist, each with the problem.
 *
 * @param createdField The field of the record that the event creates.
 */
export function findMissingReferences(
  context: Context,
  event: JsonObject,
  createdField: string | undefined,
): [name: string, problem: string][] {
  return Object.entries(event).flatMap(([name, value]): [string, string][] => {
    const check = name === createdField || value === undefined ? undefined : checks[name];
    // The schema of the event has validated the type of each field.
    const problem = check?.(value as never, context, String(event.type));
    return problem === undefined ? [] : [[name, problem]];
  });
}
