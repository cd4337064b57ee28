import type { SentBody } from '../http/send.ts';
import type { JournalEntry } from './journal.ts';

/** A request and its response as they were sent. It contains secrets, so only `showExchange` may display it. */
export interface Exchange {
  /** Alternating names and values. */
  requestHeaders: readonly string[];
  /** JSON; undefined if there was no body, or if it was too large to keep. */
  requestBody: string | undefined;
  /** Alternating names and values. */
  responseHeaders: readonly string[];
  /** Undefined if there was no body (HEAD, 304), or if it was too large to keep or not sent completely. */
  responseBody: SentBody | undefined;
}

/** Bytes that all exchanges of a server may use. */
const maxBytes = 16 * 1024 * 1024;
/** Larger bodies are not kept. */
const maxBodyBytes = 128 * 1024;
/** Estimated bytes of an exchange besides its bodies. */
const overheadBytes = 4096;

/** The latest exchanges of a server, in memory only. The oldest are dropped first. */
export class Exchanges {
  readonly #byEntry = new WeakMap<JournalEntry, Exchange>();
  #kept: { entry: JournalEntry; bytes: number }[] = [];
  #first = 0;
  #bytes = 0;

  /** Stores an exchange. Bodies that are too long are removed from it. */
  keep(entry: JournalEntry, exchange: Exchange): void {
    exchange.requestBody = withinLimit(exchange.requestBody);
    exchange.responseBody = withinLimit(exchange.responseBody);
    this.#byEntry.set(entry, exchange);
    const bytes = (exchange.requestBody?.length ?? 0) + (exchange.responseBody?.length ?? 0) + overheadBytes;
    this.#kept.push({ entry, bytes });
    this.#bytes += bytes;
    while (this.#bytes > maxBytes) this.#dropFirst();
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
    // The list is cut in halves: removing one element per request would copy the whole list each time.
    if (this.#first * 2 < this.#kept.length) return;
    this.#kept = this.#kept.slice(this.#first);
    this.#first = 0;
  }
}

const withinLimit = <Body extends string | Buffer>(body: Body | undefined) =>
  body !== undefined && body.length > maxBodyBytes ? undefined : body;
