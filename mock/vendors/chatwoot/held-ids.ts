import type { MockRequest } from '../../vendor.ts';
import { isId } from './access.ts';
import { toInteger } from './casts.ts';
import type { Account, ChatwootTables, Messages } from './tables.ts';

/** One kind of resource of an account. */
interface Kind {
  /** Ids of the first of them. */
  list(account: Account, most: number): number[];
  has(account: Account, id: number): boolean;
}

const take = (ids: Iterable<number>, most: number) => [...ids].slice(0, most);
const rows = (length: number, most: number) => Array.from({ length: Math.min(length, most) }, (_, row) => row);

const members: Kind = {
  list: ({ members: all }, most) => take(all.keys(), most),
  has: ({ members: all }, id) => all.has(id),
};
const contacts: Kind = {
  list: ({ contacts: { id, length } }, most) => rows(length, most).map((row) => id.get(row)),
  has: ({ contacts: { rowOf } }, id) => rowOf.get(id) > 0,
};
const conversations: Kind = {
  list: ({ conversations: { displayId, length } }, most) => rows(length, most).map((row) => displayId.get(row)),
  has: ({ conversations: { rowOfDisplayId } }, id) => rowOfDisplayId.get(id) > 0,
};

/** By the words of a property or parameter that names such a resource, without `id`. */
const kinds: Readonly<Record<string, Kind>> = {
  account: { list: ({ id }) => [id], has: (account, id) => account.id === id },
  agent: members,
  assignee: members,
  user: members,
  member: members,
  author: members,
  inviter: members,
  contact: contacts,
  sender: contacts,
  conversation: conversations,
  display: conversations,
  inbox: { list: ({ inboxes }, most) => take(inboxes.keys(), most), has: ({ inboxes }, id) => inboxes.has(id) },
  team: { list: ({ teams }, most) => take(teams.keys(), most), has: ({ teams }, id) => teams.has(id) },
  label: { list: ({ labels }, most) => take(labels.keys(), most), has: ({ labels }, id) => labels.has(id) },
  message: {
    list: ({ messages: { id, length } }, most) => rows(length, most).map((row) => id.get(row)),
    has: ({ messages }, id) => hasMessage(messages, id),
  },
};

/** Ids of messages stand in no order: an event may have named any. */
function hasMessage({ id: ids, length }: Messages, id: number): boolean {
  for (let row = 0; row < length; row++) if (ids.get(row) === id) return true;
  return false;
}

const findKind = (kind: string) => (Object.hasOwn(kinds, kind) ? kinds[kind] : undefined);

/** The first ids of a kind that the account of the path has, or else the first account. */
export function listIds(
  { accounts }: ChatwootTables,
  kind: string,
  params: Readonly<Record<string, string>>,
  most: number,
): number[] {
  const account = accounts.get(toInteger(params.account_id) ?? 0) ?? accounts.values().next().value;
  return (account && findKind(kind)?.list(account, most)) ?? [];
}

/** Paths of Chatwoot's own on which no account stands. */
const beyondAccounts = /^\/(platform|public)\/api\/v1\//;

/** Whether the account of the path has a resource, or any account where the path names none. */
export function holdsId(
  { accounts }: ChatwootTables,
  kind: string,
  text: string,
  { path, params }: Pick<MockRequest, 'path' | 'params'>,
): boolean | undefined {
  const found = findKind(kind);
  const isOurs = params.account_id !== undefined || beyondAccounts.test(path);
  if (!found || !isOurs) return undefined;
  const id = toInteger(text) ?? 0;
  if (!isId(id)) return false;
  const account = accounts.get(toInteger(params.account_id) ?? 0);
  return (account ? [account] : [...accounts.values()]).some((each) => found.has(each, id));
}
