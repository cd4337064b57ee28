import type { ChatwootEvent } from '../events.ts';
import type { ChatwootTables, IdKind } from '../tables.ts';

/** What each event creates, by the field that names it. */
export const created: Partial<Record<ChatwootEvent['type'], IdKind>> = {
  'account.created': 'account',
  'user.created': 'user',
  'bot.created': 'bot',
  'inbox.created': 'inbox',
  'team.created': 'team',
  'label.created': 'label',
  'contact.created': 'contact',
  'conversation.created': 'conversation',
  'message.created': 'message',
};

/** Ids further ahead would make columns that are mostly empty. */
const farthest = 1_000_000;

/** What is wrong with an id that somebody chose for something new; undefined when it will do. */
export function findIdProblem(tables: ChatwootTables, kind: IdKind, id: number): string | undefined {
  const last = tables.last[kind];
  if (id > last + farthest) return `must be at most ${last + farthest}`;
  if (id > last) return undefined;
  // Messages are not kept by id, so theirs only grow. One that activity messages have passed gets the next id.
  if (kind === 'message') {
    const { lastNamedMessage: named } = tables;
    return id > named ? undefined : `must be larger than ${named}, the latest`;
  }
  return isTaken(tables, kind, id) ? 'is taken' : undefined;
}

function isTaken(tables: ChatwootTables, kind: Exclude<IdKind, 'message'>, id: number): boolean {
  const accounts = [...tables.accounts.values()];
  const places = { inbox: 'inboxes', team: 'teams', label: 'labels' } as const;
  const rows = { contact: 'contacts', conversation: 'conversations' } as const;
  if (kind === 'account') return tables.accounts.has(id);
  if (kind === 'user') return tables.users.has(id);
  if (kind === 'bot') return tables.bots.has(id);
  if (kind === 'contact' || kind === 'conversation') {
    return accounts.some((account) => account[rows[kind]].rowOf.get(id) > 0);
  }
  return accounts.some((account) => account[places[kind]].has(id));
}
