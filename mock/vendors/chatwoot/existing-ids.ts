import type { MockRequest } from '../../vendor-interface/request.ts';
import { isValidId } from './access/agent-access.ts';
import { isExisting } from './contacts.ts';
import { toInteger } from './input/casts.ts';
import { isRemoved } from './removed-conversations.ts';
import type { Account, ChatwootTables } from './tables.ts';

/** One kind of resource of an account. */
interface Kind {
  /** Returns the ids of the first resources. */
  list(account: Account, max: number): number[];
  has(account: Account, id: number): boolean;
}

const take = (ids: Iterable<number>, max: number) => [...ids].slice(0, max);

/** Returns the first rows that still exist. */
function rows(length: number, max: number, exists: (row: number) => boolean): number[] {
  const found: number[] = [];
  for (let row = 0; row < length && found.length < max; row++) if (exists(row)) found.push(row);
  return found;
}

const members: Kind = {
  list: ({ members: all }, max) => take(all.keys(), max),
  has: ({ members: all }, id) => all.has(id),
};
const contacts: Kind = {
  list: ({ contacts: all }, max) => rows(all.length, max, (row) => isExisting(all, row)).map((row) => all.id.get(row)),
  has: ({ contacts: { rowOf } }, id) => rowOf.get(id) > 0,
};
const conversations: Kind = {
  list: (account, max) => {
    const { displayId, length } = account.conversations;
    return rows(length, max, (row) => !isRemoved(account, 'conversations', row)).map((row) => displayId.get(row));
  },
  has: ({ conversations: { rowOfDisplayId } }, id) => rowOfDisplayId.get(id) > 0,
};

/** The kinds of resources, by the name of a property or parameter without `id`. */
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
  inbox: { list: ({ inboxes }, max) => take(inboxes.keys(), max), has: ({ inboxes }, id) => inboxes.has(id) },
  team: { list: ({ teams }, max) => take(teams.keys(), max), has: ({ teams }, id) => teams.has(id) },
  label: { list: ({ labels }, max) => take(labels.keys(), max), has: ({ labels }, id) => labels.has(id) },
  message: {
    list: (account, max) => {
      const { id, length } = account.messages;
      return rows(length, max, (row) => !isRemoved(account, 'messages', row)).map((row) => id.get(row));
    },
    has: holdsMessage,
  },
};

/** Message ids are not sorted, because an event can request any id. */
export function holdsMessage(account: Account, id: number): boolean {
  const { id: ids, length } = account.messages;
  for (let row = 0; row < length; row++) if (ids.get(row) === id) return !isRemoved(account, 'messages', row);
  return false;
}

const findKind = (kind: string) => (Object.hasOwn(kinds, kind) ? kinds[kind] : undefined);

/**
 * Returns the first ids of a kind in the account of the path; without an account in the path, in the first account. If the
 * account of the path does not exist, returns the ids of accounts that do.
 */
export function listIds(
  { accounts }: ChatwootTables,
  kind: string,
  params: Readonly<Record<string, string>>,
  max: number,
): number[] {
  const own = accounts.get(toInteger(params.account_id) ?? 0);
  if (kind === 'account' && params.account_id !== undefined && !own) return [...accounts.keys()].slice(0, max);
  const account = own ?? accounts.values().next().value;
  return (account && findKind(kind)?.list(account, max)) ?? [];
}

/** Paths of Chatwoot that contain no account. */
const beyondAccounts = /^\/(platform|public)\/api\/v1\//;

/**
 * Whether the account of the path has a resource. Without an account in the path, whether any account has it. Undefined if
 * the kind or the path is unknown.
 */
export function holdsId(
  { accounts }: ChatwootTables,
  kind: string,
  text: string,
  { path, params }: Pick<MockRequest, 'path' | 'params'>,
): boolean | undefined {
  const found = findKind(kind);
  const isChatwootPath = params.account_id !== undefined || beyondAccounts.test(path);
  if (!found || !isChatwootPath) return undefined;
  const id = toInteger(text) ?? 0;
  if (!isValidId(id)) return false;
  const account = accounts.get(toInteger(params.account_id) ?? 0);
  return (account ? [account] : [...accounts.values()]).some((each) => found.has(each, id));
}
