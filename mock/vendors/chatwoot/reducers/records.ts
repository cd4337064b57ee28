import type { VendorDefinition } from '../../../vendor-interface/definition.ts';
import type { ChatwootEvent } from '../events.ts';
import type { RecordKind } from '../resources/engine/record.ts';
import type { ChatwootTables } from '../tables.ts';
import { accountOf, markIdUsed } from './rows.ts';

type RecordEvent = Extract<ChatwootEvent, { record: number }>;
type Reducers = Pick<VendorDefinition<ChatwootTables, unknown, ChatwootEvent>['reducers'], RecordEvent['type']>;

/** Reducers for records of resources. */
export const recordReducers: Reducers = {
  'record.created'(tables, { at, account, kind, record: id, owner, parent, values }) {
    markIdUsed(tables, kind, id);
    const { records } = accountOf(tables, account);
    const known = records.get(kind);
    const stored = {
      id,
      createdAt: at,
      updatedAt: at,
      ...(owner !== undefined && { owner }),
      ...(parent !== undefined && { parent }),
      values,
    };
    if (known) known.set(id, stored);
    else records.set(kind, new Map([[id, stored]]));
  },
  // Lists without an order show a changed record last, as PostgreSQL does (Chatwoot 4.13.0 on PostgreSQL 15, executed).
  'record.changed'(tables, { at, account, kind, record: id, values }) {
    const known = findRecords(tables, account, kind);
    const stored = known?.get(id);
    if (!known || !stored) return;
    known.delete(id);
    known.set(id, { ...stored, updatedAt: at, values });
  },
  'record.removed'(tables, { account, kind, record: id }) {
    findRecords(tables, account, kind)?.delete(id);
  },
};

const findRecords = (tables: ChatwootTables, account: number, kind: RecordKind) =>
  accountOf(tables, account).records.get(kind);
