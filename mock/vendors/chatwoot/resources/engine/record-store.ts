import type { JsonObject } from '../../../../../specs/json/json.ts';
import type { ChatwootEvent } from '../../events.ts';
import type { Account, ChatwootTables } from '../../tables.ts';
import type { RecordKind, StoredRecord } from './record.ts';

/** What an event about a record has. */
interface RecordChange {
  at: number;
  account: number;
  id: number;
  values: JsonObject;
}

/** Where the records of a resource are stored, and the events that change them. */
export interface RecordStore {
  /** The records of an account, in the order in which lists show them. */
  list(tables: ChatwootTables, account: Account): readonly StoredRecord[];
  toNextId(tables: ChatwootTables): number;
  toCreated(record: RecordChange & { owner?: number; parent?: number }): ChatwootEvent;
  /** The values are complete. */
  toChanged(record: RecordChange): ChatwootEvent;
  toRemoved(record: Omit<RecordChange, 'values'>): ChatwootEvent;
}

/** Creates the store of records that are stored as clients wrote them. */
export function createRecordStore(kind: RecordKind): RecordStore {
  return {
    list: (_, { records }) => [...(records.get(kind)?.values() ?? [])],
    toNextId: ({ lastIds }) => lastIds[kind] + 1,
    toCreated: ({ id: record, values, owner, parent, ...change }) => ({
      type: 'record.created',
      ...change,
      kind,
      record,
      ...(owner !== undefined && { owner }),
      ...(parent !== undefined && { parent }),
      values,
    }),
    toChanged: ({ id: record, values, ...change }) => ({ type: 'record.changed', ...change, kind, record, values }),
    toRemoved: ({ id: record, ...change }) => ({ type: 'record.removed', ...change, kind, record }),
  };
}
