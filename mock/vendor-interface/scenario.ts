import type { Json, JsonObject } from '../../specs/json/json.ts';
import type { Profile } from '../../specs/profiles.ts';
import type { VendorName } from '../../specs/vendors.ts';

/** A request and its expected response, worked out by hand. */
export interface Expectation {
  title: string;
  /** Role of the seeded identity that sends the request. */
  as: string;
  /** The identity's account, if the vendor has accounts. */
  account?: number;
  /** Path and query of a GET. */
  path: string;
  /** Default: 200. */
  status?: number;
  /** JSON Pointer of the part of the body that is compared; the whole body if absent. */
  pointer?: string;
  body: Json;
}

/**
 * A named edge case: a world with users and accounts but no history, events that happen in it, and the expected
 * reports. Expected values are written by hand, never computed by the code under test.
 */
export interface Scenario {
  /** kebab-case */
  name: string;
  vendor: VendorName;
  /** One sentence. */
  title: string;
  /** Why the case is unusual, in a few sentences. */
  description: string;
  /** The clock's time, ISO 8601. */
  now: string;
  profile?: Profile;
  versions?: Partial<Readonly<Record<VendorName, string>>>;
  /** Events in the format of POST /__admin/events, without the vendor. */
  events: readonly JsonObject[];
  expectations: readonly Expectation[];
}
