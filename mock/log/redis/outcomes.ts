import type { LogOutcome } from '../command-log.ts';
import { timeOf } from './entry-id.ts';
import { maxSubmissionMs, type StreamEntry } from './stream.ts';

/** Names of so many entries are remembered. */
const maxNames = 20_000;

/**
 * A name for a submission that no other one has. It says until when Redis may take it, so that every server can tell later
 * whether that happened.
 *
 * @param deadline By Redis's clock, milliseconds since 1970.
 */
export function toName(server: string, count: number, deadline: number): string {
  return `${server}.${count}.${Math.floor(deadline)}`;
}

/** What came of submissions, whichever server took them: from the names that came by lately, and the time until which. */
export class Outcomes {
  readonly #names = new Set<string>();
  /** The latest entries, each in the place of the one that was so many before it. */
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

  /** Everything that Redis took before a time has been added. */
  reach(time: number): void {
    this.#until = time;
  }

  clear(): void {
    this.#names.clear();
    this.#latest.length = 0;
    this.#count = 0;
    this.#until = 0;
  }

  /** Undefined for what is no name. */
  find(name: string): LogOutcome | undefined {
    const deadline = /^[\w-]+\.\d+\.(\d{1,15})$/.exec(name)?.[1];
    if (deadline === undefined) return undefined;
    if (this.#names.has(name)) return 'applied';
    return Number(deadline) < this.#until && this.#covers(Number(deadline)) ? 'not applied' : 'unknown';
  }

  /** Whether all entries are remembered that can be of a submission with that deadline. */
  #covers(deadline: number): boolean {
    if (this.#count <= maxNames) return true;
    const oldest = this.#latest[this.#count % maxNames];
    return oldest !== undefined && timeOf(oldest.id) < deadline - maxSubmissionMs;
  }
}
