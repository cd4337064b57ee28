import type { JsonObject } from '../../specs/json/json.ts';
import type { Exchanges } from '../journal/exchanges.ts';
import type { BulkFormat } from '../pipeline/body/parse-bulk.ts';
import type { ServedWorkspace, ServedWorkspaces } from '../pipeline/served-workspace.ts';
import type { LogHealth, LogOutcome } from '../storage/command-log.ts';
import type { Vendor } from '../vendor-interface/vendor.ts';

/** The arguments of an admin route. */
export interface AdminCall {
  /** The workspace that the request addresses by prefix or header. */
  workspace: ServedWorkspace;
  workspaces: ServedWorkspaces;
  /** The vendors that the mock serves. */
  vendors: readonly Vendor[];
  exchanges: Exchanges;
  /** State of the log; undefined if the log cannot fail. */
  health?(): LogHealth | undefined;
  outcomeOf?(reference: string): LogOutcome | undefined;
  /** Path parameters. */
  params: Record<string, string>;
  query: Record<string, string>;
  /** The JSON body, validated against the route's schema. */
  body: unknown;
  /** The route's limits; empty for commands that an earlier version logged. */
  limits: Readonly<Record<string, number>>;
  /** Whether changed workspaces are never dropped to make room. */
  keepsChanged: boolean;
  /** Base URL of a workspace on this server. */
  urlOf(name: string): string;
}

/** One admin route. */
export interface AdminRoute {
  method: 'get' | 'post' | 'delete';
  /** Path below /__admin, with parameters in Express's notation. */
  path: string;
  /** Description in one sentence. */
  summary: string;
  /** JSON Schema of the request body. */
  body?: JsonObject;
  /**
   * Accepts a body of many megabytes, of which only the first problem is reported: JSON, or text with JSON in its
   * lines.
   */
  bulkFormat?: BulkFormat;
  /** Limits of what the route creates, by name. */
  limits?: Readonly<Record<string, number>>;
  /**
   * Runs immediately and is not written to the log: no vendor response depends on it, and it need not survive a
   * restart.
   */
  isUnlogged?: boolean;
  /** Prepares slow parts before the route runs, with other requests answered in between. Throws like `answer`. */
  prepare?(call: AdminCall): Promise<void>;
  /** Media type of a response that is not JSON. */
  type?: string;
  /** Returns the body of the 200; undefined results in a 404. */
  answer(call: AdminCall): unknown;
}

type TypedCall<Body> = Omit<AdminCall, 'body'> & { body: Body };

/** Declares the type of a route's body. It is not checked against the schema, which is what checks the body of a call. */
export function defineRoute<Body = undefined>(
  route: Omit<AdminRoute, 'answer' | 'prepare'> & {
    prepare?(call: TypedCall<Body>): Promise<void>;
    answer(call: TypedCall<Body>): unknown;
  },
): AdminRoute {
  return route;
}
