import type { ChatwootBody, ChatwootOperationId } from '../../../../../specs/bodies.ts';
import type { JsonObject } from '../../../../../specs/json/json.ts';
import type { Caller } from '../../access/agent-access.ts';
import type { BodyProblem } from '../../refusals.ts';
import type { Account, ChatwootTables } from '../../tables.ts';
import type { Field } from './field.ts';
import type { RecordKind, StoredRecord } from './record.ts';
import type { RecordStore } from './record-store.ts';

/** What a function that renders records knows besides them. */
export interface RecordView {
  tables: ChatwootTables;
  account: Account;
  caller: Caller;
  /** Whether the profile includes a ledger entry. The response then names it. */
  deviates(id: string): boolean;
}

/** Whether a request changes a record. */
export type Access = 'read' | 'write';

/** The operations on a resource. */
export interface ResourceOperations {
  list?: ChatwootOperationId;
  create: ChatwootOperationId;
  show?: ChatwootOperationId;
  update: ChatwootOperationId;
  remove: ChatwootOperationId;
}

type ShownBy<Operations extends ResourceOperations> = Operations['create'] | Operations['update'];

/**
 * A resource: records that clients create, list, read, change and delete, as data. Everything that most of Chatwoot's
 * controllers do alike is in {@link serveResource}.
 */
export type Resource<Operations extends ResourceOperations> = ResourceDeclaration<Operations> & Stored;

/** The records are stored by their kind, unless they have a store of their own. */
type Stored = { kind: RecordKind; store?: undefined } | { kind: string; store: RecordStore };

interface ResourceDeclaration<Operations extends ResourceOperations> {
  operations: Operations;
  /** The parameter in the path that names a record. */
  parameter: string;
  /** What the records are below, such as the contact of a note. Deleting it deletes them; events name its id. */
  parent?: {
    /** The parameter in the path that names it. */
    parameter: string;
    /**
     * Returns its id.
     *
     * @throws ApiError `unknown` if the account has none with the id of the path.
     */
    find(account: Account, text: string | undefined): number;
  };
  /** Whether the controller reads parameters without a key around them, and needs none. */
  isFlat?: boolean;
  /** Whether a record belongs to the user who created it, and other users do not see it. */
  isPrivate?: boolean;
  /** The fields that clients write, in the order of the server's validations. */
  fields: Readonly<Record<string, Field>>;
  /** Fields that the document names differently than the server, and the ledger entry for the server's names. */
  documentedNames?: { deviation: string; names: Readonly<Record<string, string>> };
  /** How the problems of values are rendered, if not as usual. See `errors.ts`. */
  problemKeyword?: string;
  /** The ledger entry by which servers fail with 500 on the number of a record that they do not have, and when they do. */
  crashIfUnknown?: { deviation: string; access: readonly Access[] };
  /** How many records a user may have, and how more are refused. */
  maxPerOwner?: { count: number; problem: BodyProblem };
  /** Selects and sorts the records of the list by the query. Default: all. */
  select?(records: StoredRecord[], query: Readonly<Record<string, string | undefined>>): StoredRecord[];
  /** Renders the list. */
  toList?(records: StoredRecord[], view: RecordView): ChatwootBody<Extract<Operations['list'], ChatwootOperationId>>;
  /** Renders one record, in the response to its creation and change. */
  toOne(record: StoredRecord, view: RecordView): ChatwootBody<ShownBy<Operations>>;
  /** Whether a change that breaks a rule is shown as if it was stored, but is not: `update` instead of `update!`. */
  ignoresInvalidChanges?: boolean;
  /** Renders a new record. Default: as in other responses. */
  toNew?(record: StoredRecord, view: RecordView): ChatwootBody<Operations['create']>;
  /** The ledger entry by which a deletion is answered with 204, not the documented 200. */
  emptyAfterRemoval?: string;
  /** Whether the list has a record for the caller. Default: yes. */
  isListed?(record: StoredRecord, view: RecordView): boolean;
  /** Throws an ApiError if the caller may not read or write a record, which the path names. */
  authorize?(record: StoredRecord, view: RecordView, access: Access): void;
  /** Changes the values before they are validated. `sent` are those that the request has. */
  adjust?(values: JsonObject, sent: JsonObject, view: RecordView, isNew: boolean): JsonObject;
  /** Values that follow from others, computed when the record is created. */
  derive?(record: { id: number; account: number; values: JsonObject }): JsonObject;
}

/** Declares a resource, with the types of its operations. */
export const defineResource = <const Operations extends ResourceOperations>(resource: Resource<Operations>) => resource;
