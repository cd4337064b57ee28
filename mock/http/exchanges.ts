import type { JournalEntry } from './journal.ts';
import type { SentBody } from './send.ts';

/** What went over the wire, as it was: it holds secrets, and is shown by `showExchange` only. */
export interface Exchange {
  /** Names and values in turn. */
  requestHeaders: readonly string[];
  /** JSON; undefined where there was none, or too much to keep. */
  requestBody: string | undefined;
  /** Names and values in turn. */
  responseHeaders: readonly string[];
  /** Undefined where there was none (to HEAD, with a 304), too much to keep, or less than was promised. */
  responseBody: SentBody | undefined;
}

/** Bytes that all exchanges of a server may take. */
const mostBytes = 16 * 1024 * 1024;
/** Bytes of a body that is worth its place. */
const mostOfOne = 128 * 1024;
/** What an exchange takes besides its bodies. */
const overhead = 4096;

/** The latest exchanges of a server, in memory only. Those kept longest go first. */
export class Exchanges {
  readonly #byEntry = new WeakMap<JournalEntry, Exchange>();
  #kept: { entry: JournalEntry; bytes: number }[] = [];
  #first = 0;
  #bytes = 0;

  /** Takes an exchange over, and leaves out of it what is too long. */
  keep(entry: JournalEntry, exchange: Exchange): void {
    exchange.requestBody = orNothing(exchange.requestBody);
    exchange.responseBody = orNothing(exchange.responseBody);
    this.#byEntry.set(entry, exchange);
    const bytes = (exchange.requestBody?.length ?? 0) + (exchange.responseBody?.length ?? 0) + overhead;
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

const orNothing = <Body extends string | Buffer>(body: Body | undefined) =>
  body !== undefined && body.length > mostOfOne ? undefined : body;
