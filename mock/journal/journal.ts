import type { VendorName } from '../../specs/vendors.ts';
import { UnservedCalls, type UnservedReason } from './unserved-calls.ts';

/** One request and its result. An entry contains no secrets. */
export interface JournalEntry {
  number: number;
  /** The workspace's time, ISO 8601. */
  at: string;
  /** The machine's time when the request arrived, ISO 8601. */
  receivedAt: string;
  method: string;
  /** Path and query. Values of parameters that could contain a credential or user-written text are removed. */
  url: string;
  /** 0 if the connection ended before any part of a response was sent. */
  status: number;
  /** Milliseconds. */
  duration: number;
  vendor?: VendorName;
  operation?: string;
  /** Ids of the ledger entries that shaped the answer. */
  deviations?: string[];
  /** Why the request was refused; absent if it was not. */
  refusal?: string;
  /** Types of the injected faults that applied, `answer` for a forced response; absent if there were none. */
  faults?: string[];
  /** True if the connection ended before the response was complete. */
  aborted?: true;
  /** The preference of the client that decided the response, such as `code=403`; absent if there was none. */
  preference?: string;
  /** Why no operation served the request; absent if one did. */
  unserved?: UnservedReason;
  /** Likely mistakes in the request, a sentence or two each; absent if there are none. */
  hints?: string[];
}

/**
 * Request header that the console sends with its own requests. They are not recorded in the journal, and no injected
 * faults apply to them, since those are meant (and may be counted) for other clients.
 */
export const unlistedHeader = 'x-chatpact-unlisted';

/** Keeps the latest requests, and counts those that the mock does not serve. */
export class Journal {
  readonly unserved = new UnservedCalls();
  readonly #maxEntries: number;
  #entries: JournalEntry[] = [];
  #count = 0;

  constructor(maxEntries = 1000) {
    this.#maxEntries = maxEntries;
  }

  add(entry: Omit<JournalEntry, 'number'>): JournalEntry {
    this.#count += 1;
    const numbered = { number: this.#count, ...entry };
    this.#entries.push(numbered);
    // The list is cut in halves: removing one element per request would copy the whole list each time.
    if (this.#entries.length >= this.#maxEntries * 2) this.#entries = this.#entries.slice(-this.#maxEntries);
    return numbered;
  }

  /** Number of the latest entry; 0 if there is none. */
  get count(): number {
    return this.#count;
  }

  /** Entries after a number, oldest first. */
  since(number: number): JournalEntry[] {
    const missed = Math.min(this.#count - number, this.#maxEntries);
    return missed > 0 ? this.#entries.slice(-missed) : [];
  }

  find(number: number): JournalEntry | undefined {
    return this.#entries.findLast((entry) => entry.number === number);
  }

  /** All kept entries, newest first. */
  latest(): JournalEntry[] {
    return this.#entries.slice(-this.#maxEntries).reverse();
  }

  /** Takes over everything that another journal holds, in place of its own. */
  adopt(other: Journal): void {
    this.#entries = other.#entries;
    this.#count = other.#count;
    this.unserved.adopt(other.unserved);
  }

  clear(): void {
    this.#entries = [];
    this.#count = 0;
    this.unserved.clear();
  }
}
