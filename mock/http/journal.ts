/** One request and what became of it. Nothing in it is secret. */
export interface JournalEntry {
  number: number;
  /** The workspace's time, ISO 8601. */
  at: string;
  method: string;
  /** Path and query; values of parameters that could carry a credential, or what somebody wrote, are cut out. */
  url: string;
  status: number;
  /** Milliseconds. */
  duration: number;
  vendor?: string;
  operation?: string;
  /** Ids of the ledger entries that shaped the answer. */
  deviations?: string[];
}

/** Names of parameters that could carry a credential. */
export const secretName = /token|secret|password|auth|api[-_]?key|cookie|session|resume/i;
/** Names of parameters that could carry what somebody wrote. */
const textName = /content|message|text|^msg$|^q$|search/i;

/** Keeps the latest requests. */
export class Journal {
  readonly #most: number;
  #entries: JournalEntry[] = [];
  #count = 0;

  constructor(most = 1000) {
    this.#most = most;
  }

  add(entry: Omit<JournalEntry, 'number'>): void {
    this.#count += 1;
    this.#entries.push({ number: this.#count, ...entry });
    // Cut in halves: shifting one out at each request would move the whole list each time.
    if (this.#entries.length >= this.#most * 2) this.#entries = this.#entries.slice(-this.#most);
  }

  /** Newest first. */
  latest(): JournalEntry[] {
    return this.#entries.slice(-this.#most).reverse();
  }

  clear(): void {
    this.#entries = [];
    this.#count = 0;
  }
}

/** A URL's path and query, fit to be shown. */
export function redactUrl(url: string): string {
  const [whole = '', ...rest] = url.split('?');
  // Who writes the whole URL may write a name and a password into it.
  const path = whole.replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, '');
  // A query should not hold ? or ;, but what follows one may be a secret all the same.
  const parts = rest.join('?').split(/([&;?])/);
  return rest.length === 0 ? path : `${path}?${parts.map(redactPair).join('')}`;
}

function redactPair(pair: string): string {
  // Escapes in the name are read as leniently as a server may read them.
  const [name = ''] = new URLSearchParams(pair).keys();
  return secretName.test(name) || textName.test(name) ? `${pair.split('=', 1)[0]}=…` : pair;
}
