import type { Command, Perform } from './command.ts';

/** A log decides the order in which commands are performed. */
export interface CommandLog {
  /**
   * Performs a command in the order of the log: synchronously if no other server shares it. Throws the fault with which
   * the command is refused, Fault `unavailable` if it cannot be logged, and UncertainFault if it may have been logged
   * or may still be.
   */
  submit(command: Command): unknown;
  /** This server's position in the log, for `X-Chatpact-Version`; undefined if no other server shares the log. */
  position(): string | undefined;
  /** Waits until this server has reached a position. Throws ApiError `unavailable` on a timeout. */
  reach(position: string): Promise<void> | undefined;
  /** The log's health; absent for a log that cannot fail while the server runs. */
  health?: (() => LogHealth) | undefined;
  /** The outcome of a command that was answered with UncertainFault; undefined for an unknown reference. */
  outcomeOf?: ((reference: string) => LogOutcome | undefined) | undefined;
  close(): Promise<void>;
}

/** Health of a persistent or shared log. */
export interface LogHealth {
  /**
   * `following`: the log works; `catching up`: the server performs commands that it has not performed yet;
   * `unreachable`: it tries to connect; `unusable`: a user has to solve a problem. Reads are answered in all states,
   * writes in the first only.
   */
  state: 'following' | 'catching up' | 'unreachable' | 'unusable';
  /** Why the state is not `following`, and since when (ISO 8601). */
  reason?: string;
  since?: string;
  /** Set if the log lost or changed entries and this server restarted from what was left. */
  begunAnew?: { at: string; reason: string; times: number };
}

export type LogOutcome = 'applied' | 'not applied' | 'unknown';

/** A log for one server that stores nothing. */
export function createMemoryLog(perform: Perform): CommandLog {
  return {
    submit: perform,
    position: () => undefined,
    reach: () => undefined,
    close: async () => {},
  };
}

/** Wraps a log so that its commands drop no changed workspace. */
export function keepChangedWorkspaces(log: CommandLog): CommandLog & {
  /** Passes all further commands on to the log of the mock that replaces this one. */
  forwardTo(successor: CommandLog): void;
} {
  let submit: CommandLog['submit'] = (command) => log.submit({ ...command, keepsChanged: true });
  return {
    submit: (command) => submit(command),
    forwardTo(successor) {
      submit = (command) => successor.submit(command);
    },
    position: () => log.position(),
    reach: (position) => log.reach(position),
    health: log.health?.bind(log),
    outcomeOf: log.outcomeOf?.bind(log),
    close: () => log.close(),
  };
}
