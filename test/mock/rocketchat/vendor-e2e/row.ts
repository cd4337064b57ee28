import type { Mock } from '../../../../mock/server.ts';
import type { Client } from '../client.ts';

/** The users and rooms of the rows. They are created once, through the API. */
export interface World {
  mock: Mock;
  admin: Client;
  user: Client;
  /** Ids and names of the created objects, by key. */
  made: Record<string, string>;
}

/** One call and its expected response, from the vendor's tests (Rocket.Chat 6.14, apps/meteor/tests/end-to-end/api). */
export interface Row {
  /** The file of the vendor's tests. */
  file: string;
  what: string;
  /** The caller. Default: an administrator. */
  as?: 'admin' | 'user' | 'stranger';
  /** Roles by permission during the call. */
  permissions?: Record<string, string[]>;
  /** A path below /api/v1, or an absolute one that starts with /api. */
  get?: string | ((world: World) => string);
  post?: string;
  body?: object | ((world: World) => object);
  status: number;
  /** Part of the expected body. */
  has?: object | ((world: World) => object);
  /** Dotted paths that the body must not have. */
  lacks?: string[];
  /** Further assertions about the body. */
  check?: (body: never, world: World) => unknown;
}
