import type { Mock } from '../../../../mock/server.ts';
import type { Client } from '../client.ts';

/** What rows are about: made once, through the API. */
export interface World {
  mock: Mock;
  admin: Client;
  user: Client;
  /** Ids and names of what was made, by a word for it. */
  made: Record<string, string>;
}

/** What one of the vendor's own API tests expects of one call (Rocket.Chat 6.14, apps/meteor/tests/end-to-end/api). */
export interface Row {
  /** The vendor's file. */
  file: string;
  what: string;
  /** Whom the call is made as. Default: an administrator. */
  as?: 'admin' | 'user' | 'stranger';
  /** Roles that have a permission meanwhile. */
  permissions?: Record<string, string[]>;
  /** A path below /api/v1, or from /api on. */
  get?: string | ((world: World) => string);
  post?: string;
  body?: object | ((world: World) => object);
  status: number;
  /** What the answer has, among other things. */
  has?: object | ((world: World) => object);
  /** What it hasn't, by dotted path. */
  lacks?: string[];
  /** What else is expected of its body. */
  check?: (body: never, world: World) => unknown;
}
