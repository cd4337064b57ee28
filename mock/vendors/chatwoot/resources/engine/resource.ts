import type { ChatwootBody, ChatwootOperationId } from '../../../../../specs/bodies.ts';
import type { JsonObject } from '../../../../../specs/json/json.ts';
import type { BodyProblem } from '../../refusals.ts';
import type { Account } from '../../tables.ts';
import type { Field } from './field.ts';
import type { RecordKind, StoredRecord } from './record.ts';

/** What a function that renders records knows besides them. */
export interface RecordView {
  account: Account;
  /** Whether the profile includes a ledger entry. The response then names it. */
  deviates(id: string): boolean;
}

/** The operations on a resource. */
export interface ResourceOperations {
  list: ChatwootOperationId;
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
export interface Resource<Operations extends ResourceOperations> {
  kind: RecordKind;
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
  /** Whether a record belongs to the user who created it, and other users do not see it. */
  isPrivate?: boolean;
  /** The fields that clients write, in the order of the server's validations. */
  fields: Readonly<Record<string, Field>>;
  /** Fields that the document names differently than the server, and the ledger entry for the server's names. */
  documentedNames?: { deviation: string; names: Readonly<Record<string, string>> };
  /** How many records a user may have, and how more are refused. */
  maxPerOwner?: { count: number; problem: BodyProblem };
  /** Selects and sorts the records of the list by the query. Default: all. */
  select?(records: StoredRecord[], query: Readonly<Record<string, string | undefined>>): StoredRecord[];
  /** Renders the list. */
  toList(records: StoredRecord[], view: RecordView): ChatwootBody<Operations['list']>;
  /** Renders one record, in the response to its creation and change. */
  toOne(record: StoredRecord, view: RecordView): ChatwootBody<ShownBy<Operations>>;
  /** Whether a change that breaks a rule is shown as if it was stored, but is not: `update` instead of `update!`. */
  ignoresInvalidChanges?: boolean;
  /** The ledger entry by which a deletion is answered with 204, not the documented 200. */
  emptyAfterRemoval?: string;
  /** Values that follow from others, computed when the record is created. */
  derive?(record: { id: number; account: number; values: JsonObject }): JsonObject;
}

/** Declares a resource, with the types of its operations. */
export const defineResource = <const Operations extends ResourceOperations>(resource: Resource<Operations>) => resource;
