import type { Logger } from 'pino';
import { UsageError } from '../../usage-error.ts';
import type { MachineTime } from '../machine-time.ts';
import type { Perform } from './command.ts';

/** What a log that others share needs of a server. */
export interface SharedLogOptions {
  perform: Perform;
  machine: MachineTime;
  logger: Logger;
  beginning: Beginning;
  /** Makes the server forget whatever was performed. */
  restart(): void;
}

/** What every server that shares a log must begin with, as text by what it says. */
export type Beginning = Readonly<Record<string, string>>;

/** Throws UsageError `BAD_LOG` when a log was begun otherwise than this server would begin. */
export function assertSameBeginning(ours: Beginning, theirs: Beginning): void {
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
  const differing = names.filter((name) => ours[name] !== theirs[name]);
  if (differing.length === 0) return;
  const said = differing.map((name) => `${name} ${theirs[name] ?? '(none)'}, not ${ours[name] ?? '(none)'}`);
  throw new UsageError(
    'BAD_LOG',
    `The log was begun with ${said.join('; ')}. Start every server that shares it alike, or name another key.`,
  );
}
