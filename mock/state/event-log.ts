/** An event whose ids and times are already decided. `at` is milliseconds since 1970. */
export interface DomainEvent {
  type: string;
  at: number;
}

/** An event and the vendor whose tables it changes. */
export interface LogEntry {
  vendor: string;
  event: DomainEvent;
}

/**
 * The events that were appended after the seeded history, in order. The seeded history itself is not stored, because the
 * seed generates the same events again.
 */
export class EventLog {
  readonly #entries: LogEntry[];

  constructor(entries: readonly LogEntry[] = []) {
    this.#entries = [...entries];
  }

  get length(): number {
    return this.#entries.length;
  }

  append(entry: LogEntry): void {
    this.#entries.push(entry);
  }

  entries(): readonly LogEntry[] {
    return this.#entries;
  }
}
