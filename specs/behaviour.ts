import { UsageError } from '../usage-error.ts';
import { isObject, type JsonObject } from './json/json.ts';

/**
 * The kinds of error responses. A key of `refusals` may limit one to a parameter: `invalid:group_by`.
 *
 * - `unauthenticated`: no credentials; `unrecognised`: unknown credentials
 * - `foreign`: valid credentials of a user outside the account; `missing`: the account does not exist
 * - `forbidden`: the role or permission is insufficient; `bot`: bots may not call the operation
 * - `invalid`: a parameter is missing or malformed; `excessive`: the window is too long
 * - `unknown`: a parameter names something that does not exist
 */
export const refusalKinds = [
  'unauthenticated',
  'unrecognised',
  'foreign',
  'missing',
  'forbidden',
  'bot',
  'invalid',
  'excessive',
  'unknown',
] as const;
export type RefusalKind = (typeof refusalKinds)[number];

/** Pagination by page number. Pointers are JSON Pointers into the response body. */
export interface NumberedPages {
  kind: 'page';
  /** The query parameter for the page number, starting at 1. */
  parameter: string;
  size: number;
  items: string;
  total: string;
  pages: string;
  current: string;
  /** The field that identifies an item. */
  key: string;
  order: Order;
}

/** Pagination by offset and count. */
export interface OffsetPages {
  kind: 'offset';
  /** The query parameter for the number of skipped items. */
  offset: string;
  /** The query parameter for the number of items. */
  count: string;
  /** Default number of items. */
  size: number;
  /** Maximum number of items. */
  most?: number;
  items: string;
  total: string;
  /** Pointer to the number of skipped items in the response. */
  start: string;
  /** Pointer to the number of items in the response. */
  length: string;
  /** The field that identifies an item, or a path (`room/_id`) to a nested field. */
  key: string;
  order?: Order;
}

/** The pagination of a list. */
export type Pagination = NumberedPages | OffsetPages;

interface Order {
  by: string;
  direction: 'ascending' | 'descending';
}

/** The query parameters that bound a report in time. */
export interface Window {
  from: string;
  /** Absent if the period ends with `from`, or has a fixed length. */
  to?: string;
  format: 'unix-seconds' | 'iso-instant';
  /** True if the report has no data without a whole window. Others then contain all data, or refuse the request. */
  emptyWithout?: boolean;
  /** ISO 8601 duration of the longest window allowed. */
  limit?: string;
}

/** `x-chatpact` of an operation: behaviour that prose and HTTP define, and schemas cannot express. */
export interface Behaviour {
  /** First version of the server that has the operation. */
  since?: string;
  /** The only edition that has the operation. Absent if all editions have it. */
  edition?: string;
  /** Editions that were observed not to have the operation. */
  absentIn?: string[];
  /** The response of servers without the licence to every request: a status, and the value at a JSON Pointer. */
  unlicensed?: { status: number; pointer: string; value: string };
  /** Roles that may call the operation. Absent if every authenticated caller may. */
  roles?: string[];
  /** Permissions that a caller needs, all of them. */
  permissions?: string[];
  /** True for a GET that changes data, against RFC 9110, 9.2.1. The check never sends it. */
  unsafe?: boolean;
  /** HTTP status of each refusal, by {@link RefusalKind} or `kind:parameter`. */
  refusals?: Record<string, number>;
  pagination?: Pagination;
  window?: Window;
  /**
   * Parts of a request that servers were observed not to validate, with the id of the ledger entry. Invalid values are passed on
   * as sent. A key is a place, `query`, or a parameter, `query:since`.
   */
  unchecked?: Readonly<Record<string, string>>;
  /**
   * Id of the ledger entry by which only the last value counts if a list is sent by repeating its name, as documented.
   */
  lastCounts?: string;
  /** Query parameters whose invalid values were observed to make the server fail. */
  crashes?: string[];
  /** Ids of the check's relations that a known defect breaks. */
  breaks?: string[];
}

/** `x-chatpact` of a parameter. */
export interface ParameterBehaviour {
  /** The parameter is required if another parameter has one of these values. */
  requiredWhen?: { parameter: string; values: string[] };
  /** The parameter is required unless one of these parameters is present. */
  requiredUnless?: string[];
}

/** `x-chatpact` of a document. */
export interface DocumentBehaviour {
  vendor?: string;
  /** The operation that returns the server's version, and the pointer to it in the response. */
  version?: { operation: string; pointer: string };
}

interface Behaviours {
  document: DocumentBehaviour;
  operation: Behaviour;
  parameter: ParameterBehaviour;
}

const vocabulary = {
  document: ['vendor', 'version'],
  operation: [
    'since',
    'edition',
    'absentIn',
    'unlicensed',
    'roles',
    'permissions',
    'unsafe',
    'refusals',
    'pagination',
    'window',
    'unchecked',
    'lastCounts',
    'crashes',
    'breaks',
  ],
  parameter: ['requiredWhen', 'requiredUnless'],
} as const;

/**
 * Reads `x-chatpact` of a node of a document. `where` returns the position for messages.
 *
 * @throws UsageError `INVALID_DOCUMENT` for an unknown key, so that a misspelt key is not silently ignored.
 */
export function readBehaviour<Kind extends keyof Behaviours>(
  kind: Kind,
  node: JsonObject,
  where: () => string,
): Behaviours[Kind] {
  const raw = node['x-chatpact'] ?? {};
  if (!isObject(raw)) throw new UsageError('INVALID_DOCUMENT', `${where()}: x-chatpact must be a mapping.`);
  const known: readonly string[] = vocabulary[kind];
  const unknown = Object.keys(raw).find((key) => !known.includes(key));
  if (unknown) {
    throw new UsageError(
      'INVALID_DOCUMENT',
      `${where()}: unknown key "${unknown}" in x-chatpact. Known keys here: ${known.join(', ')}.`,
    );
  }
  for (const key of Object.keys(isObject(raw.refusals) ? raw.refusals : {})) {
    if (!refusalKinds.some((refusal) => refusal === key.split(':')[0])) {
      throw new UsageError(
        'INVALID_DOCUMENT',
        `${where()}: unknown kind of refusal "${key}". Known kinds: ${refusalKinds.join(', ')}.`,
      );
    }
  }
  // Only the keys are checked: overlays with these extensions are part of this project, or of its ledgers.
  return raw as Behaviours[Kind];
}

/** The documented status of a kind of refusal. Undefined if none is documented. */
export function findRefusalStatus(behaviour: Behaviour, kind: RefusalKind, parameter?: string): number | undefined {
  const { refusals } = behaviour;
  return (parameter === undefined ? undefined : refusals?.[`${kind}:${parameter}`]) ?? refusals?.[kind];
}

/** Id of the ledger entry by which a part of a request is not validated. Undefined if it is validated. */
export function findUncheckedDeviation({ unchecked }: Behaviour, place: string, name: string): string | undefined {
  return unchecked?.[`${place}:${name}`] ?? unchecked?.[place];
}
