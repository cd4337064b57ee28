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
  /** Why it was refused; absent where it was not. */
  refusal?: string;
  /** Types of the injected faults that it met, `answer` where one was forced; absent where there were none. */
  faults?: string[];
}

/**
 * Sent by the console with what it draws: its own reading is no news to whoever reads the journal, and meets no injected
 * faults, which are meant for somebody else and may be counted.
 */
export const unlistedHeader = 'x-chatpact-unlisted';

/** Names of parameters that could carry a credential. */
export const secretName = /token|secret|password|auth|api[-_]?key|cookie|session|resume/i;
/** Names of parameters that could carry what somebody wrote. */
const textName = /content|message|text|^msg$|^q$|search/i;
/** What is in every text that has one of these names in it. */
const hint = new RegExp(`${secretName.source}|${textName.source.replaceAll(/[\^$]/g, '')}`, 'i');

/** Keeps the latest requests. */
export class Journal {
  readonly #most: number;
  #entries: JournalEntry[] = [];
  #count = 0;

  constructor(most = 1000) {
    this.#most = most;
  }

  add(entry: Omit<JournalEntry, 'number'>): JournalEntry {
    this.#count += 1;
    const numbered = { number: this.#count, ...entry };
    this.#entries.push(numbered);
    // Cut in halves: shifting one out at each request would move the whole list each time.
    if (this.#entries.length >= this.#most * 2) this.#entries = this.#entries.slice(-this.#most);
    return numbered;
  }

  /** Number of the latest; 0 where there is none. */
  get count(): number {
    return this.#count;
  }

  /** Those after a number, oldest first. */
  since(number: number): JournalEntry[] {
    const missed = Math.min(this.#count - number, this.#most);
    return missed > 0 ? this.#entries.slice(-missed) : [];
  }

  find(number: number): JournalEntry | undefined {
    return this.#entries.findLast((entry) => entry.number === number);
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

/**
 * A URL's path and query, fit to be shown.
 *
 * @param secrets Names of parameters that hold secrets, whatever they are called.
 */
export function redactUrl(url: string, secrets: readonly string[] = []): string {
  const [whole = '', ...rest] = url.split('?');
  // Who writes the whole URL may write a name and a password into it.
  const path = whole.replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, '');
  if (rest.length === 0) return path;
  const query = rest.join('?');
  // Most queries hold nothing of the kind: what is not in the whole is in no part of it.
  if (secrets.length === 0 && !query.includes('%') && !hint.test(query)) return `${path}?${query}`;
  // A query should not hold ? or ;, but what follows one may be a secret all the same.
  const parts = query.split(/([&;?])/);
  return `${path}?${parts.map((pair) => redactPair(pair, secrets)).join('')}`;
}

function redactPair(pair: string, secrets: readonly string[]): string {
  // Escapes in the name are read as leniently as a server may read them.
  const [name = ''] = new URLSearchParams(pair).keys();
  return secrets.includes(name) || secretName.test(name) || textName.test(name) ? `${pair.split('=', 1)[0]}=…` : pair;
}
