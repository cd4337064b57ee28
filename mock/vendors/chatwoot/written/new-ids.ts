import type { JsonObject } from '../../../../specs/json/json.ts';
import type { ChatwootEvent } from '../events.ts';
import { recordKinds } from '../resources/engine/record.ts';
import type { ChatwootTables, IdKind } from '../tables.ts';

/** What an event creates. */
interface Created {
  kind: IdKind;
  /** The name of its id field. */
  field: string;
}

/** Returns what a written event creates; undefined for a change. Its schema has validated the event. */
export function findCreated(event: JsonObject): Created | undefined {
  if (event.type === 'record.created') {
    const kind = recordKinds.find((each) => each === event.kind);
    return kind && { kind, field: 'record' };
  }
  // Other types create nothing.
  const kind = createdKinds[event.type as ChatwootEvent['type']];
  return kind && { kind, field: kind };
}

/** The kind of record that each event creates, which is also the name of its id field. */
const createdKinds: Partial<Record<ChatwootEvent['type'], IdKind>> = {
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

/** How far a new id may be ahead of the latest one. Larger gaps would make columns mostly empty. */
const maxIdGap = 1_000_000;

/** Returns the problem of a requested id for a new record; undefined if the id is free. */
export function findIdProblem(tables: ChatwootTables, kind: IdKind, id: number): string | undefined {
  const last = tables.lastIds[kind];
  if (id > last + maxIdGap) return `must be at most ${last + maxIdGap}`;
  if (id > last) return undefined;
  // Messages are not indexed by id, so their ids must increase. If an activity message has the id, the next one is used.
  if (kind === 'message') {
    const { lastNamedMessage } = tables;
    return id > lastNamedMessage ? undefined : `must be larger than the latest id, ${lastNamedMessage}`;
  }
  return isTaken(tables, kind, id) ? 'is already taken' : undefined;
}

function isTaken(tables: ChatwootTables, kind: Exclude<IdKind, 'message'>, id: number): boolean {
  const accounts = [...tables.accounts.values()];
  const maps = { inbox: 'inboxes', team: 'teams', label: 'labels' } as const;
  const rows = { contact: 'contacts', conversation: 'conversations' } as const;
  if (kind === 'account') return tables.accounts.has(id);
  if (kind === 'user') return tables.users.has(id);
  if (kind === 'bot') return tables.bots.has(id);
  if (kind === 'contact' || kind === 'conversation') {
    return accounts.some((account) => account[rows[kind]].rowOf.get(id) > 0);
  }
  if (kind === 'inbox' || kind === 'team' || kind === 'label') {
    return accounts.some((account) => account[maps[kind]].has(id));
  }
  return accounts.some(({ records }) => records.get(kind)?.has(id) === true);
}
