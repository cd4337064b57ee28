import { UsageError } from '../usage-error.ts';
import { isObject, type JsonObject } from './json.ts';

/**
 * Ways in which an API refuses. A key of `refusals` may narrow one to a parameter: `invalid:group_by`.
 *
 * - `unauthenticated`: no credentials; `unrecognised`: credentials that nobody has
 * - `foreign`: valid credentials of somebody outside this account; `missing`: there is no such account
 * - `forbidden`: the role or permission does not suffice; `bot`: no bots here
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

/** A list cut into pages that are numbered. Pointers are JSON Pointers into the response body. */
export interface NumberedPages {
  kind: 'page';
  /** The query parameter that takes the page's number, counted from 1. */
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

/** A list of which a client asks for so many items after so many others. */
export interface OffsetPages {
  kind: 'offset';
  /** The query parameter that takes how many items come before. */
  offset: string;
  /** The query parameter that takes how many items are wanted. */
  count: string;
  /** How many come to those who do not say. */
  size: number;
  /** How many come at most. */
  most?: number;
  items: string;
  total: string;
  /** Where the answer says how many items come before. */
  start: string;
  /** Where the answer says how many items it holds. */
  length: string;
  /** The field that identifies an item; a path (`room/_id`) where it lies deeper. */
  key: string;
  order?: Order;
}

/** How a list is cut into pages. */
export type Pagination = NumberedPages | OffsetPages;

interface Order {
  by: string;
  direction: 'ascending' | 'descending';
}

/** The query parameters that bound a report in time. */
export interface Window {
  from: string;
  /** Absent where a report ends with `from`, or knows its own length. */
  to?: string;
  format: 'unix-seconds' | 'iso-instant';
  /** ISO 8601 duration of the longest window allowed. */
  limit?: string;
}

/** `x-chatpact` of an operation: what prose and HTTP say and schemas can't. */
export interface Behaviour {
  /** First version of the server that has the operation. */
  since?: string;
  /** Edition that has it, when not every edition does. */
  edition?: string;
  /** Editions that were observed not to have it. */
  absentIn?: string[];
  /** How servers without the licence for it refuse everything: a status, and the value that a JSON Pointer leads to. */
  unlicensed?: { status: number; pointer: string; value: string };
  /** Roles that may call it; anyone who is authenticated when absent. */
  roles?: string[];
  /** Permissions that a caller needs, all of them. */
  permissions?: string[];
  /** True for a GET that changes something, against RFC 9110, 9.2.1: the check never sends it. */
  unsafe?: boolean;
  /** HTTP status of each refusal, by {@link RefusalKind} or `kind:parameter`. */
  refusals?: Record<string, number>;
  pagination?: Pagination;
  window?: Window;
  /**
   * Parts of a request that servers were observed not to hold against the document, by the ledger entry that says so:
   * what is wrong there is handed on as it was sent. A key is a place, `query`, or one parameter of it, `query:since`.
   */
  unchecked?: Readonly<Record<string, string>>;
  /**
   * The ledger entry by which of a list that is sent as one name many times, as the document has it, the last value alone
   * counts.
   */
  lastCounts?: string;
  /** Query parameters of which a wrong value was observed to make a server fail. */
  crashes?: string[];
  /** Relations between figures, by the ids that the check gives them, that do not hold: a known defect breaks them. */
  breaks?: string[];
}

/** `x-chatpact` of a parameter. */
export interface ParameterBehaviour {
  /** Required by meaning when another parameter has one of these values. */
  requiredWhen?: { parameter: string; values: string[] };
  /** Required by meaning unless one of these other parameters is there. */
  requiredUnless?: string[];
}

/** `x-chatpact` of a document. */
export interface DocumentBehaviour {
  vendor?: string;
  /** The operation that tells the server's version, and where in its answer. */
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
 * Reads `x-chatpact` off a document's node; `where` says for a message where that is.
 *
 * @throws UsageError `BAD_DOCUMENT` on a word outside the vocabulary, so that a misspelt one is not ignored in silence.
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
  return raw as unknown as Behaviours[Kind];
}

/** The status that the contract promises for a refusal, or undefined where it promises none. */
export function findRefusalStatus(behaviour: Behaviour, kind: RefusalKind, parameter?: string): number | undefined {
  const { refusals } = behaviour;
  return (parameter === undefined ? undefined : refusals?.[`${kind}:${parameter}`]) ?? refusals?.[kind];
}

/** The ledger entry by which a part of a request is not held against the document; undefined where it is. */
export function findUnchecked({ unchecked }: Behaviour, place: string, name: string): string | undefined {
  return unchecked?.[`${place}:${name}`] ?? unchecked?.[place];
}
