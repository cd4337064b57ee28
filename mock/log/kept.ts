import { UsageError } from '../../usage-error.ts';
import type { MockLogger } from '../logger.ts';
import type { MachineTime } from '../machine-time.ts';
import type { WorkspaceState } from '../workspace-state.ts';
import type { Command, Perform } from './command.ts';

/** What a log that is kept somewhere needs of a server. */
export interface KeptLogOptions {
  perform: Perform;
  machine: MachineTime;
  logger: MockLogger;
  beginning: Beginning;
  /** Makes the server forget whatever was performed. */
  restart(): void;
  /** Has ready what a command will need, where that takes long. Rejects where the command will be refused. */
  prepare(command: Command): Promise<void> | undefined;
  /** Everything that was brought about, as plain data, and becoming it. */
  capture(): readonly WorkspaceState[];
  become(states: readonly WorkspaceState[]): void;
}

/** What every server must begin with that takes up a log, as text by what it says. */
export type Beginning = Readonly<Record<string, string>>;

/**
 * Throws UsageError `BAD_LOG` when a log was begun otherwise than this server would begin.
 *
 * @param overlooked What may differ.
 */
export function assertSameBeginning(ours: Beginning, theirs: Beginning, overlooked: readonly string[] = []): void {
  const all = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  const names = [...all].filter((name) => !overlooked.includes(name));
  const differing = names.filter((name) => ours[name] !== theirs[name]);
  if (differing.length === 0) return;
  const said = differing.map((name) => `${name} ${theirs[name] ?? '(none)'}, not ${ours[name] ?? '(none)'}`);
  throw new UsageError(
    'BAD_LOG',
    `The log was begun with ${said.join('; ')}. Start with the same, or name another log.`,
  );
}
