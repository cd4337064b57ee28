/** A whole answer, ready to be sent again. */
export interface HotAnswer {
  /** Names and values in turn, as `writeHead` takes them. */
  headers: string[];
  bytes: Buffer;
  etag: string;
  /** What the journal says of it. */
  journal: object;
}

/** Bytes that the answers of one workspace may take; beyond it those kept longest go first. */
const mostBytes = 8 * 1024 * 1024;
/** Requests remembered that were asked once. */
const mostAskedOnce = 1000;
/** What an answer takes besides its body. */
const overhead = 1024;

/**
 * Answers of one workspace that hold until something changes in it: between two writes a report is a constant. Whoever
 * changes anything that an answer can tell of clears them.
 */
export class HotAnswers {
  readonly #kept = new Map<string, HotAnswer>();
  /** What was asked once: what nobody asks again is not worth keeping. */
  readonly #askedOnce = new Set<string>();
  #bytes = 0;
  #changes = 0;

  /** Grows with every change: what was computed before one must not be kept after it. */
  get changes(): number {
    return this.#changes;
  }

  find(key: string): HotAnswer | undefined {
    return this.#kept.get(key);
  }

  /** Whether an answer is worth keeping: it is asked for again. */
  isWanted(key: string): boolean {
    if (this.#askedOnce.has(key)) return true;
    if (this.#askedOnce.size >= mostAskedOnce) this.#askedOnce.clear();
    this.#askedOnce.add(key);
    return false;
  }

  keep(key: string, answer: HotAnswer): void {
    if (answer.bytes.length > mostBytes / 4) return;
    this.#remove(key);
    this.#kept.set(key, answer);
    this.#bytes += answer.bytes.length + overhead;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= mostBytes) break;
      this.#remove(oldest);
    }
  }

  clear(): void {
    this.#changes += 1;
    this.#kept.clear();
    this.#bytes = 0;
  }

  #remove(key: string): void {
    const answer = this.#kept.get(key);
    if (!answer) return;
    this.#kept.delete(key);
    this.#bytes -= answer.bytes.length + overhead;
  }
}
