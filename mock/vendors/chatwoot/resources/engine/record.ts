import type { JsonObject } from '../../../../../specs/json/json.ts';

/** The kinds of resources whose records are stored as clients wrote them. Ids are unique across accounts. */
export const recordKinds = [
  'automation_rule',
  'canned_response',
  'custom_attribute_definition',
  'custom_filter',
  'hook',
  'macro',
  'note',
  'webhook',
] as const;
export type RecordKind = (typeof recordKinds)[number];

/** A stored record of a resource. Instants are milliseconds since 1970. */
export interface StoredRecord {
  id: number;
  createdAt: number;
  updatedAt: number;
  /** The user who alone may see it; undefined: every member of the account. */
  owner?: number;
  /** The id of the record of another kind below which it is, such as the contact of a note. */
  parent?: number;
  /** The values by the names of the fields on the wire. */
  values: JsonObject;
}

/** The records of an account by kind and id, in the order in which lists show them. */
export type Records = Map<RecordKind, Map<number, StoredRecord>>;
