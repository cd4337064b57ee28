import type { Json, JsonObject } from '../specs/json.ts';
import type { VendorName } from '../specs/vendors.ts';
import type { Origin } from './origin.ts';

/** What a scenario promises: a request, by whom, and the answer, worked out by hand. */
export interface Expectation {
  title: string;
  /** Role of the seeded identity that asks. */
  as: string;
  /** Its account, where the vendor has accounts. */
  account?: number;
  /** Path and query of a GET. */
  path: string;
  /** Default: 200. */
  status?: number;
  /** JSON Pointer of the part that is stated; the whole body without one. */
  pointer?: string;
  body: Json;
}

/**
 * A named edge case: a world with people and places only, what happens in it, and what reports then say. The answers are
 * stated, never computed by the code that they are about.
 */
export interface Scenario {
  /** kebab-case */
  name: string;
  vendor: VendorName;
  /** One sentence. */
  title: string;
  /** What is odd about it and why, in a few sentences. */
  story: string;
  /** ISO 8601 time at which the clock stands. */
  now: string;
  profile?: Origin['profile'];
  versions?: Partial<Origin['versions']>;
  /** Events as POST /__admin/events takes them, without the vendor. */
  events: readonly JsonObject[];
  expectations: readonly Expectation[];
}
