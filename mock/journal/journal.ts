/** One request and its result. An entry contains no secrets. */
export interface JournalEntry {
  number: number;
  /** The workspace's time, ISO 8601. */
  at: string;
  method: string;
  /** Path and query. Values of parameters that could contain a credential or user-written text are removed. */
  url: string;
  status: number;
  /** Milliseconds. */
  duration: number;
  vendor?: string;
  operation?: string;
  /** Ids of the ledger entries that shaped the answer. */
  deviations?: string[];
  /** Why the request was refused; absent if it was not. */
  refusal?: string;
  /** Types of the injected faults that applied, `answer` for a forced response; absent if there were none. */
  faults?: string[];
}

/**
 * Request header that the console sends with its own requests. They are not recorded in the journal, and no injected
 * faults apply to them, since those are meant (and may be counted) for other clients.
 */
export const unlistedHeader = 'x-chatpact-unlisted';

/** Names of parameters that could contain a credential. */
export const secretNamePattern = /token|secret|password|auth|api[-_]?key|cookie|session|resume/i;
/** Names of parameters that could contain user-written text. */
const textName = /content|message|text|^msg$|^q$|search/i;
/** Matches every text that contains one of these names. */
const namePattern = new RegExp(`${secretNamePattern.source}|${textName.source.replaceAll(/[\^$]/g, '')}`, 'i');

/** Keeps the latest requests. */
export class Journal {
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

  clear(): void {
    this.#entries = [];
    this.#count = 0;
  }
}

/**
 * A URL's path and query without secrets.
 *
 * @param secrets Names of further parameters that contain secrets.
 */
export function redactUrl(url: string, secrets: readonly string[] = []): string {
  const [whole = '', ...rest] = url.split('?');
  // An absolute URL may contain a user name and password.
  const path = whole.replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, '');
  if (rest.length === 0) return path;
  const query = rest.join('?');
  // A shortcut for most queries: if no name occurs in the whole query, it occurs in none of its parts.
  if (secrets.length === 0 && !query.includes('%') && !namePattern.test(query)) return `${path}?${query}`;
  // A query should not contain ? or ;, but what follows one may still be a secret.
  const parts = query.split(/([&;?])/);
  return `${path}?${parts.map((pair) => redactPair(pair, secrets)).join('')}`;
}

function redactPair(pair: string, secrets: readonly string[]): string {
  // Escapes in the name are decoded leniently, as a server may decode them.
  const [name = ''] = new URLSearchParams(pair).keys();
  return secrets.includes(name) || secretNamePattern.test(name) || textName.test(name)
    ? `${pair.split('=', 1)[0]}=…`
    : pair;
}
