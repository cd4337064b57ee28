/** A complete response that can be sent again. */
export interface CachedResponse {
  /** Alternating names and values, as `writeHead` takes them. */
  headers: string[];
  bytes: Buffer;
  etag: string;
  /** Fields for the journal entry of each hit. */
  journal: object;
}

/** Bytes that the responses of one workspace may use. Above it the oldest are dropped. */
const maxBytes = 8 * 1024 * 1024;
/** Number of keys remembered that were requested once. */
const maxRequestedOnce = 1000;
/** Estimated bytes of a response besides its body. */
const overheadBytes = 1024;

/**
 * The response cache of one workspace. Entries are valid until the workspace changes; each change of something that a
 * response depends on must call {@link clear}.
 */
export class ResponseCache {
  readonly #kept = new Map<string, CachedResponse>();
  /** Keys that were requested once: only repeated requests are cached. */
  readonly #requestedOnce = new Set<string>();
  #bytes = 0;
  #changes = 0;

  /** Increases with every change. A response that was computed before a change must not be stored after it. */
  get changeCount(): number {
    return this.#changes;
  }

  find(key: string): CachedResponse | undefined {
    return this.#kept.get(key);
  }

  /** Whether a response should be cached, which is when its key was requested before. */
  wasRequestedBefore(key: string): boolean {
    if (this.#requestedOnce.has(key)) return true;
    if (this.#requestedOnce.size >= maxRequestedOnce) this.#requestedOnce.clear();
    this.#requestedOnce.add(key);
    return false;
  }

  keep(key: string, answer: CachedResponse): void {
    if (answer.bytes.length > maxBytes / 4) return;
    this.#remove(key);
    this.#kept.set(key, answer);
    this.#bytes += answer.bytes.length + overheadBytes;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= maxBytes) break;
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
    this.#bytes -= answer.bytes.length + overheadBytes;
  }
}
