import { Fault } from '../../fault.ts';
import { type Command, revive } from '../command.ts';
import type { KeptLogOptions } from '../kept.ts';
import { type Link, toLink } from './chain.ts';
import { isAfter, isEntryId, timeOf } from './entry-id.ts';
import type { Outcomes } from './outcomes.ts';
import type { StreamEntry } from './stream.ts';
import type { Submissions } from './submissions.ts';
import { Waiting } from './waiting.ts';

/** Performs the commands of a stream, one after the other, and lets those know who wait for one. */
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

  /** The last entry that was performed. */
  get position(): Link {
    return this.#position;
  }

  /** Stands at the first entry of a stream. */
  begin(first: StreamEntry): void {
    this.#position = toLink(first);
  }

  /** @returns When it has performed that entry; undefined if it has, or if there is no such position. */
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

  /** Performs the entry that follows. What it throws goes to the server that submitted the command. */
  async perform(entry: StreamEntry): Promise<void> {
    const command = parseCommand(entry.fields.command);
    const preparing = command && this.#options.prepare(command);
    // What is refused is said when the command is performed.
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

/** Undefined for what is no command. */
function parseCommand(text: string | undefined): Command | undefined {
  try {
    const command = JSON.parse(text ?? 'null') as Command | null;
    return command ? revive(command) : undefined;
  } catch {
    return undefined;
  }
}
