import type { Command, Perform } from './command.ts';

/** The order in which commands are performed. */
export interface CommandLog {
  /**
   * Performs a command when its turn has come: at once, where nobody else has a say in it. Throws what the command is
   * refused with, and Fault `unavailable` when it can't be logged.
   */
  submit(command: Command): unknown;
  /** How far this server has come, for `X-Chatpact-Version`; undefined where there is no other. */
  position(): string | undefined;
  /** Waits until this server has come so far. Throws Fault `unavailable` when it does not get there in time. */
  reach(position: string): Promise<void> | undefined;
  close(): Promise<void>;
}

/** A log of one server that keeps nothing. */
export function createMemoryLog(perform: Perform): CommandLog {
  return {
    submit: perform,
    position: () => undefined,
    reach: () => undefined,
    close: async () => {},
  };
}
