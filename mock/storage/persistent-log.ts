import { UsageError } from '../../usage-error.ts';
import type { MockLogger } from '../logger.ts';
import type { MachineTime } from '../workspaces/machine-time.ts';
import type { WorkspaceState } from '../workspaces/workspace-state.ts';
import type { Command, Perform } from './command.ts';

/** What a persistent log needs from a server. */
export interface PersistentLogOptions {
  perform: Perform;
  machine: MachineTime;
  logger: MockLogger;
  header: LogHeader;
  /** Resets the server to its state before the first command. */
  restart(): void;
  /** Prepares slow parts of a command. Rejects if the command will be refused. */
  prepare(command: Command): Promise<void> | undefined;
  /** Reads the complete state as plain data; `become` restores it. */
  capture(): readonly WorkspaceState[];
  restoreStates(states: readonly WorkspaceState[]): void;
}

/** The options that all servers of a log must share, as texts by name. */
export type LogHeader = Readonly<Record<string, string>>;

/**
 * Checks that a log was created with this server's options.
 *
 * @param overlooked Names that may differ.
 * @throws UsageError `MISMATCHED_LOG`.
 */
export function assertSameHeader(ours: LogHeader, theirs: LogHeader, overlooked: readonly string[] = []): void {
  const all = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  const names = [...all].filter((name) => !overlooked.includes(name));
  const differing = names.filter((name) => ours[name] !== theirs[name]);
  if (differing.length === 0) return;
  const said = differing.map((name) => `${name} ${theirs[name] ?? '(none)'}, now ${ours[name] ?? '(none)'}`);
  throw new UsageError(
    'MISMATCHED_LOG',
    `The log was created with other options: ${said.join('; ')}. Start with the same options, or use another log.`,
  );
}
