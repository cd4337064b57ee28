import type { Command, Perform } from './command.ts';

/** The order in which commands are performed. */
export interface CommandLog {
  /**
   * Performs a command when its turn has come: at once, where nobody else has a say in it. Throws what the command is
   * refused with, Fault `unavailable` when it can't be logged, and UncertainFault when it may have been, or may yet be.
   */
  submit(command: Command): unknown;
  /** How far this server has come, for `X-Chatpact-Version`; undefined where there is no other. */
  position(): string | undefined;
  /** Waits until this server has come so far. Throws Fault `unavailable` when it does not get there in time. */
  reach(position: string): Promise<void> | undefined;
  /** How it fares; absent where nothing can happen to it while the server lives. */
  health?: (() => LogHealth) | undefined;
  /** What came of a command that was answered with UncertainFault; undefined for what never was one. */
  outcomeOf?: ((reference: string) => LogOutcome | undefined) | undefined;
  close(): Promise<void>;
}

/** How a log fares that others share, or that is kept elsewhere. */
export interface LogHealth {
  /**
   * `following`: all is well; `catching up`: it performs what it has not yet; `unreachable`: it tries to connect;
   * `unusable`: a user has to see to it. Reads go on in all of them, writes in the first.
   */
  state: 'following' | 'catching up' | 'unreachable' | 'unusable';
  /** Why it is not `following`, and since when: ISO 8601. */
  reason?: string;
  since?: string;
  /** When the log was not what it was, and this server began anew from what was left. */
  begunAnew?: { at: string; reason: string; times: number };
}

export type LogOutcome = 'applied' | 'not applied' | 'unknown';

/** A log of one server that keeps nothing. */
export function createMemoryLog(perform: Perform): CommandLog {
  return {
    submit: perform,
    position: () => undefined,
    reach: () => undefined,
    close: async () => {},
  };
}

/** A log whose commands drop no workspace that was changed. */
export function keepingChanged(log: CommandLog): CommandLog {
  return {
    submit: (command) => log.submit({ ...command, keepsChanged: true }),
    position: () => log.position(),
    reach: (position) => log.reach(position),
    health: log.health?.bind(log),
    outcomeOf: log.outcomeOf?.bind(log),
    close: () => log.close(),
  };
}
