import type { JsonObject } from '../../../specs/json.ts';
import type { LogHealth, LogOutcome } from '../../log/command-log.ts';
import type { Vendor } from '../../vendor.ts';
import type { Workspace } from '../../workspace.ts';
import type { Workspaces } from '../../workspaces.ts';
import type { Exchanges } from '../exchanges.ts';
import type { BulkForm } from '../parse-bulk.ts';

/** What an admin route gets. */
export interface AdminCall {
  /** The one that the request is about, by prefix or header. */
  workspace: Workspace;
  workspaces: Workspaces;
  /** Those that are served. */
  vendors: readonly Vendor[];
  exchanges: Exchanges;
  /** Of the log; undefined where nothing can happen to it. */
  health?(): LogHealth | undefined;
  outcomeOf?(reference: string): LogOutcome | undefined;
  /** Path parameters. */
  params: Record<string, string>;
  query: Record<string, string>;
  /** The JSON body, already held against the route's schema. */
  body: never;
  /** The route's limits; none for what an earlier version logged. */
  limits: Readonly<Record<string, number>>;
  /** A workspace that was changed is not dropped to make room. */
  keepsChanged: boolean;
  /** Base URL of a workspace on this server. */
  urlOf(name: string): string;
}

/** One admin route. */
export interface AdminRoute {
  method: 'get' | 'post' | 'delete';
  /** Below /__admin, parameters as Express writes them. */
  path: string;
  /** What it is for, in one sentence. */
  summary: string;
  /** JSON Schema of the body that it takes. */
  body?: JsonObject;
  /** Takes a body of many megabytes, of which the first problem alone is told: JSON, or text with JSON in its lines. */
  bulk?: BulkForm;
  /** How much of what the route makes there may be, by name. */
  limits?: Readonly<Record<string, number>>;
  /** Is performed at once and written to no log: no vendor's answer depends on it, and it need not survive a restart. */
  isUnlogged?: boolean;
  /** Has ready what takes long, before the route has its turn; others have theirs meanwhile. Throws like `answer`. */
  prepare?(call: AdminCall): Promise<void>;
  /** Media type of an answer that is no JSON. */
  type?: string;
  /** Body of the 200; undefined answers 404. */
  answer(call: AdminCall): unknown;
}

type TypedCall<Body> = Omit<AdminCall, 'body'> & { body: Body };

/** Keeps the type of each route's body to itself: the schema has checked it. */
export function defineRoute<Body = undefined>(
  route: Omit<AdminRoute, 'answer' | 'prepare'> & {
    prepare?(call: TypedCall<Body>): Promise<void>;
    answer(call: TypedCall<Body>): unknown;
  },
): AdminRoute {
  return route as AdminRoute;
}
