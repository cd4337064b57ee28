import type { LogOutcome } from '../command-log.ts';
import { timeOf } from './stream/entry-id.ts';
import { maxSubmissionMs, type StreamEntry } from './stream/stream.ts';

/** Maximum number of names that are remembered. */
const maxNames = 20_000;

/**
 * A unique name for a submission. It contains the time until which Redis may accept it, so that every server can decide
 * later whether it was accepted.
 *
 * @param deadline By Redis's clock, milliseconds since 1970.
 */
export function toSubmissionName(server: string, count: number, deadline: number): string {
  return `${server}.${count}.${Math.floor(deadline)}`;
}

/**
 * The outcomes of all servers' submissions: from the names of recent entries, and the time up to which entries were
 * read.
 */
export class OutcomeTracker {
  readonly #names = new Set<string>();
  /** A ring buffer of the latest entries. */
  readonly #latest: { id: string; name: string }[] = [];
  #count = 0;
  #until = 0;

  add({ id, fields: { name = '' } }: StreamEntry): void {
    const place = this.#count % maxNames;
    const oldest = this.#latest[place];
    if (oldest) this.#names.delete(oldest.name);
    this.#latest[place] = { id, name };
    this.#names.add(name);
    this.#count += 1;
  }

  /** Records that all entries that Redis received before a time have been added. */
  recordReadUpTo(time: number): void {
    this.#until = time;
  }

  clear(): void {
    this.#names.clear();
    this.#latest.length = 0;
    this.#count = 0;
    this.#until = 0;
  }

  /** Returns the outcome of a submission; undefined for an invalid name. */
  find(name: string): LogOutcome | undefined {
    const deadline = /^[\w-]+\.\d+\.(\d{1,15})$/.exec(name)?.[1];
    if (deadline === undefined) return undefined;
    if (this.#names.has(name)) return 'applied';
    return Number(deadline) < this.#until && this.#covers(Number(deadline)) ? 'not applied' : 'unknown';
  }

  /** Whether all entries that could belong to a submission with that deadline are remembered. */
  #covers(deadline: number): boolean {
    if (this.#count <= maxNames) return true;
    const oldest = this.#latest[this.#count % maxNames];
    return oldest !== undefined && timeOf(oldest.id) < deadline - maxSubmissionMs;
  }
}
