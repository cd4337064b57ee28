import { ApiError } from '../../api-error.ts';
import { type Command, restoreCommand } from '../command.ts';
import type { PersistentLogOptions } from '../persistent-log.ts';
import { type LogPosition, toLogPosition } from './log-position.ts';
import type { OutcomeTracker } from './outcomes.ts';
import { PendingPromises } from './pending-promises.ts';
import { isAfter, isEntryId, timeOf } from './stream/entry-id.ts';
import type { StreamEntry } from './stream/stream.ts';
import type { Submissions } from './submissions.ts';

/** Performs the commands of a stream in order, and resolves the submissions that wait for them. */
export class Performer {
  readonly #options: PersistentLogOptions;
  readonly #submissions: Submissions;
  readonly #outcomes: OutcomeTracker;
  readonly #reaching = new Map<string, Promise<void>>();
  readonly #reached = new PendingPromises();
  #position: LogPosition = { id: '0-0', run: '', name: '', number: -1 };

  constructor(options: PersistentLogOptions, submissions: Submissions, outcomes: OutcomeTracker) {
    this.#options = options;
    this.#submissions = submissions;
    this.#outcomes = outcomes;
  }

  /** The last performed entry. */
  get position(): LogPosition {
    return this.#position;
  }

  /** Sets the position to the first entry of a stream. */
  begin(first: StreamEntry): void {
    this.#position = toLogPosition(first);
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

  timeOutAll(): void {
    this.#reached.timeOutAll();
  }

  /** Performs the next entry. Errors are passed to the submission on the server that submitted the command. */
  async perform(entry: StreamEntry): Promise<void> {
    const command = parseCommand(entry.fields.command);
    const preparing = command && this.#options.prepare(command);
    // Errors are reported when the command is performed.
    if (preparing) await preparing.catch(() => {});
    const { perform, machine, logger } = this.#options;
    this.#position = toLogPosition(entry);
    const { id, name } = this.#position;
    this.#outcomes.add(entry);
    this.#submissions.settle(name, () => {
      try {
        if (!command) throw new ApiError('malformed');
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
    return command ? restoreCommand(command) : undefined;
  } catch {
    return undefined;
  }
}
