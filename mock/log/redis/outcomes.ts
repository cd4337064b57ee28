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
  /** Ids by name, the oldest first. */
  readonly #ids = new Map<string, string>();
  #hasForgotten = false;
  #until = 0;

  add({ id, fields: { name = '' } }: StreamEntry): void {
    this.#ids.set(name, id);
    if (this.#ids.size <= maxNames) return;
    this.#hasForgotten = true;
    for (const oldest of this.#ids.keys()) {
      this.#ids.delete(oldest);
      break;
    }
  }

  /** Everything that Redis took before a time has been added. */
  reach(time: number): void {
    this.#until = time;
  }

  clear(): void {
    this.#ids.clear();
    this.#hasForgotten = false;
    this.#until = 0;
  }

  /** Undefined for what is no name. */
  find(name: string): LogOutcome | undefined {
    const deadline = /^[\w-]+\.\d+\.(\d{1,15})$/.exec(name)?.[1];
    if (deadline === undefined) return undefined;
    if (this.#ids.has(name)) return 'applied';
    return Number(deadline) < this.#until && this.#covers(Number(deadline)) ? 'not applied' : 'unknown';
  }

  /** Whether all entries are remembered that can be of a submission with that deadline. */
  #covers(deadline: number): boolean {
    if (!this.#hasForgotten) return true;
    const [oldest = ''] = this.#ids.values();
    return timeOf(oldest) < deadline - maxSubmissionMs;
  }
}
