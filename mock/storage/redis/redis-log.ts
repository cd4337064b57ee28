import { createRunId } from '../../ambient.ts';
import { ApiError } from '../../api-error.ts';
import { defaultWorkspaceName } from '../../workspaces/workspaces.ts';
import type { Command } from '../command.ts';
import type { CommandLog, LogHealth, LogOutcome } from '../command-log.ts';
import type { PersistentLogOptions } from '../persistent-log.ts';
import { parseRedisAddress } from './address.ts';
import { LogCondition } from './condition.ts';
import { Follower } from './follower.ts';
import { OutcomeTracker, toSubmissionName } from './outcomes.ts';
import { Performer } from './performer.ts';
import { replyOf, toRedisUsageError } from './redis-errors.ts';
import { ServerClock } from './server-clock.ts';
import { isRefusal, maxSubmissionMs, Stream } from './stream/stream.ts';
import { Submissions } from './submissions.ts';

/**
 * A log in a Redis stream. Servers with the same options that perform the same commands in the stream's order have the
 * same state. The stream's order decides ids, and its entry times decide times. A command is answered when the server
 * that submitted it has performed it.
 *
 * @throws UsageError `INVALID_LOG_ADDRESS`, `DAMAGED_LOG`, `MISMATCHED_LOG` or `UNUSABLE_LOG`.
 */
export async function createRedisLog(address: string, options: PersistentLogOptions): Promise<CommandLog> {
  const where = parseRedisAddress(address);
  const stream = new Stream(where);
  const log = new RedisLog(stream, options);
  try {
    await log.start();
  } catch (error) {
    stream.close();
    throw toRedisUsageError(error, where);
  }
  return log;
}

class RedisLog implements CommandLog {
  readonly #stream: Stream;
  readonly #logger: PersistentLogOptions['logger'];
  /** Distinguishes this server's commands from those of others. */
  readonly #server = createRunId();
  readonly #submissions = new Submissions();
  readonly #outcomes = new OutcomeTracker();
  readonly #clock = new ServerClock();
  readonly #condition: LogCondition;
  readonly #performer: Performer;
  readonly #follower: Follower;
  #count = 0;
  /** The error with which Redis refused the last write. */
  #reply: string | undefined;

  constructor(stream: Stream, options: PersistentLogOptions) {
    this.#stream = stream;
    this.#logger = options.logger;
    this.#condition = new LogCondition(() => options.machine.now());
    this.#performer = new Performer(options, this.#submissions, this.#outcomes);
    this.#follower = new Follower(options, {
      stream,
      performer: this.#performer,
      submissions: this.#submissions,
      outcomes: this.#outcomes,
      clock: this.#clock,
      condition: this.#condition,
      // Without this, clients that send lost positions would wait until the next write.
      onRestart: () => void this.submit({ type: 'awake', workspace: defaultWorkspaceName }).catch(() => {}),
    });
  }

  start(): Promise<void> {
    return this.#follower.start();
  }

  submit(command: Command): Promise<unknown> {
    // A command sent now might go to a log that this server does not follow.
    if (this.#condition.state !== 'following') return Promise.reject(new ApiError('unavailable'));
    this.#count += 1;
    const deadline = this.#clock.now() + maxSubmissionMs;
    const name = toSubmissionName(this.#server, this.#count, deadline);
    const outcome = this.#submissions.add(name, deadline);
    this.#stream.append(this.#performer.position.run, deadline, { name, command: JSON.stringify(command) }).then(
      () => {
        this.#reply = undefined;
      },
      (error) => {
        // A broken connection may have delivered the command. If so, it is performed after reconnecting.
        if (!isRefusal(error)) return;
        this.#submissions.refuse(name);
        this.#reportRefusal(replyOf(error));
      },
    );
    return outcome;
  }

  position(): string {
    return this.#performer.position.id;
  }

  reach(position: string): Promise<void> | undefined {
    return this.#performer.reach(position);
  }

  health(): LogHealth {
    return this.#condition.health;
  }

  outcomeOf(reference: string): LogOutcome | undefined {
    return this.#outcomes.find(reference);
  }

  async close(): Promise<void> {
    await this.#follower.close();
    this.#submissions.timeOutAll();
    this.#performer.timeOutAll();
  }

  /** Logs each kind of refusal once, until a write succeeds. LATE and LOST are handled by the follower. */
  #reportRefusal(reply: string | undefined): void {
    if (reply === undefined || reply === 'LATE' || reply === 'LOST' || reply === this.#reply) return;
    this.#reply = reply;
    this.#logger.error({ reply }, 'Redis refuses writes');
  }
}
