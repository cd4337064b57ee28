/** Something that happened, with ids and times already decided. `at` is milliseconds since 1970. */
export interface DomainEvent {
  type: string;
  at: number;
}

/** An event and the vendor in whose tables it counts. */
export interface Entry {
  vendor: string;
  event: DomainEvent;
}

/**
 * Everything that was appended after the seed, in order. The seeded history is not kept as events: the seed makes the
 * same ones again.
 */
export class EventLog {
  readonly #entries: Entry[];

  constructor(entries: readonly Entry[] = []) {
    this.#entries = [...entries];
  }

  get length(): number {
    return this.#entries.length;
  }

  append(entry: Entry): void {
    this.#entries.push(entry);
  }

  entries(): readonly Entry[] {
    return this.#entries;
  }
}
