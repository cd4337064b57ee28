import type { VendorName } from '../../specs/vendors.ts';

/**
 * Why a request was not served. `unknown`: nothing has this path; `not-computed`: the vendor has the operation, and the
 * mock does not compute it in this version or edition; `method`: the path exists with other methods.
 */
export type UnservedReason = 'unknown' | 'not-computed' | 'method';

/** Requests of one kind that the mock does not serve. */
export interface UnservedCall {
  method: string;
  /** The path without the query. A template if the vendor's path is known: `/api/v1/accounts/{account_id}/macros`. */
  path: string;
  reason: UnservedReason;
  /** The vendor that owns the path. */
  vendor?: VendorName;
  /** The vendor's operation, if it has an operationId. */
  operation?: string;
  /** What to do, in one or two sentences. */
  hint: string;
  count: number;
  /** The workspace's time of the latest request, ISO 8601. */
  lastAt: string;
}

/** Maximum number of different calls. Above it the one that was called longest ago is dropped. */
const maxCalls = 200;

/** Counts the requests of a workspace that the mock does not serve. */
export class UnservedCalls {
  /** Ordered by the latest request, the oldest first. */
  #calls = new Map<string, UnservedCall>();

  record(call: Omit<UnservedCall, 'count'>): void {
    const key = `${call.method} ${call.path}`;
    const count = (this.#calls.get(key)?.count ?? 0) + 1;
    // Inserted again, so that the map is ordered by the latest request.
    this.#calls.delete(key);
    this.#calls.set(key, { ...call, count });
    for (const oldest of this.#calls.keys()) {
      if (this.#calls.size <= maxCalls) break;
      this.#calls.delete(oldest);
    }
  }

  /** The most frequent calls first; of equally frequent ones, the latest first. */
  list(): UnservedCall[] {
    return [...this.#calls.values()].reverse().sort((one, other) => other.count - one.count);
  }

  /** Takes over the calls of another list, in place of its own. */
  adopt(other: UnservedCalls): void {
    this.#calls = other.#calls;
  }

  clear(): void {
    this.#calls.clear();
  }
}
