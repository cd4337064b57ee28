import type { JournalEntry } from './journal.ts';

/** What went over the wire, as it was: it holds secrets, and is shown by `showExchange` only. */
export interface Exchange {
  /** Names and values in turn. */
  requestHeaders: readonly string[];
  /** JSON; undefined where there was none, or more than is kept. */
  requestBody: string | undefined;
  /** Names and values in turn. */
  responseHeaders: readonly string[];
  /** Undefined where nothing was sent, to HEAD or with a 304 for two. */
  responseBody: Buffer | undefined;
}

/** Bytes that all exchanges of a server may take. */
const mostBytes = 16 * 1024 * 1024;
/** Bytes of one body that are kept; a download's first page says what it is. */
const mostOfOne = 128 * 1024;
/** What an exchange takes besides its bodies. */
const overhead = 4096;

/** The latest exchanges of a server, in memory only. Those kept longest go first. */
export class Exchanges {
  readonly #byEntry = new WeakMap<JournalEntry, Exchange>();
  #kept: { entry: JournalEntry; bytes: number }[] = [];
  #first = 0;
  #bytes = 0;

  keep(entry: JournalEntry, exchange: Exchange): void {
    const { requestBody, responseBody } = exchange;
    const isLong = responseBody !== undefined && responseBody.length > mostOfOne;
    // A copy: a view would hold all of it.
    const body = isLong ? Buffer.from(responseBody.subarray(0, mostOfOne)) : responseBody;
    const question = requestBody && requestBody.length > mostOfOne ? undefined : requestBody;
    this.#byEntry.set(entry, { ...exchange, requestBody: question, responseBody: body });
    const bytes = (question?.length ?? 0) + (body?.length ?? 0) + overhead;
    this.#kept.push({ entry, bytes });
    this.#bytes += bytes;
    while (this.#bytes > mostBytes) this.#dropFirst();
  }

  find(entry: JournalEntry): Exchange | undefined {
    return this.#byEntry.get(entry);
  }

  #dropFirst(): void {
    const oldest = this.#kept[this.#first];
    if (!oldest) return;
    this.#byEntry.delete(oldest.entry);
    this.#bytes -= oldest.bytes;
    this.#first += 1;
    // Cut in halves: shifting one out at each request would move the whole list each time.
    if (this.#first * 2 < this.#kept.length) return;
    this.#kept = this.#kept.slice(this.#first);
    this.#first = 0;
  }
}
