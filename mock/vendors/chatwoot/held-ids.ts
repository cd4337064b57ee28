import { toInteger } from './casts.ts';
import type { Account, ChatwootTables } from './tables.ts';

type List = (account: Account, most: number) => number[];

const take = (ids: Iterable<number>, most: number) => [...ids].slice(0, most);
const members: List = ({ members: all }, most) => take(all.keys(), most);
const contacts: List = ({ contacts: { id, length } }, most) =>
  Array.from({ length: Math.min(length, most) }, (_, row) => id.get(row));
const conversations: List = ({ conversations: { displayId, length } }, most) =>
  Array.from({ length: Math.min(length, most) }, (_, row) => displayId.get(row));

/** By the words of a property that names such a resource, without `id`. */
const lists: Readonly<Record<string, List>> = {
  account: ({ id }) => [id],
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
  inbox: ({ inboxes }, most) => take(inboxes.keys(), most),
  team: ({ teams }, most) => take(teams.keys(), most),
  label: ({ labels }, most) => take(labels.keys(), most),
  message: ({ messages: { id, length } }, most) =>
    Array.from({ length: Math.min(length, most) }, (_, row) => id.get(row)),
};

/** The first ids of a kind that the account of the path has, or else the first account. */
export function listIds(
  { accounts }: ChatwootTables,
  kind: string,
  params: Readonly<Record<string, string>>,
  most: number,
): number[] {
  const account = accounts.get(toInteger(params.account_id) ?? 0) ?? accounts.values().next().value;
  return account && Object.hasOwn(lists, kind) ? (lists[kind]?.(account, most) ?? []) : [];
}
