import { Fault } from '../../fault.ts';
import { type Command, revive } from '../command.ts';
import type { KeptLogOptions } from '../kept.ts';
import { type Link, toLink } from './chain.ts';
import { isAfter, isEntryId, timeOf } from './entry-id.ts';
import type { Outcomes } from './outcomes.ts';
import type { StreamEntry } from './stream.ts';
import type { Submissions } from './submissions.ts';
import { Waiting } from './waiting.ts';

/** Performs the commands of a stream in order, and resolves the submissions that wait for them. */
export class Performer {
  readonly #options: KeptLogOptions;
  readonly #submissions: Submissions;
  readonly #outcomes: Outcomes;
  readonly #reaching = new Map<string, Promise<void>>();
  readonly #reached = new Waiting();
  #position: Link = { id: '0-0', run: '', name: '', number: -1 };

  constructor(options: KeptLogOptions, submissions: Submissions, outcomes: Outcomes) {
    this.#options = options;
    this.#submissions = submissions;
    this.#outcomes = outcomes;
  }

  /** The last performed entry. */
  get position(): Link {
    return this.#position;
  }

  /** Sets the position to the first entry of a stream. */
  begin(first: StreamEntry): void {
    this.#position = toLink(first);
  }

  /**
   * Returns a promise that resolves when an entry was performed; undefined if it already was, or if the position is
   * invalid.
   */
  reach(position: string): Promise<void> | undefined {
    if (!isEntryId(position) || !isAfter(position, this.#position.id)) return undefined;
    const known = this.#reaching.get(position);
    if (known) return known;
    const reaching = this.#reached.add(position).finally(() => this.#reaching.delete(position)) as Promise<void>;
    this.#reaching.set(position, reaching);
    return reaching;
  }

  giveUpAll(): void {
    this.#reached.giveUpAll();
  }

  /** Performs the next entry. Errors are passed to the submission on the server that submitted the command. */
  async perform(entry: StreamEntry): Promise<void> {
    const command = parseCommand(entry.fields.command);
    const preparing = command && this.#options.prepare(command);
    // Errors are reported when the command is performed.
    if (preparing) await preparing.catch(() => {});
    const { perform, machine, logger } = this.#options;
    this.#position = toLink(entry);
    const { id, name } = this.#position;
    this.#outcomes.add(entry);
    this.#submissions.settle(name, () => {
      try {
        if (!command) throw new Fault('malformed');
        return machine.at(timeOf(id), () => perform(command));
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        logger.debug({ kind: error.name }, 'A command was refused');
        throw error;
      }
    });
    for (const position of this.#reaching.keys()) {
      if (!isAfter(position, id)) this.#reached.settle(position, () => undefined);
    }
  }
}

/** Parses a command; undefined if it is invalid. */
function parseCommand(text: string | undefined): Command | undefined {
  try {
    const command = JSON.parse(text ?? 'null') as Command | null;
    return command ? revive(command) : undefined;
  } catch {
    return undefined;
  }
}
