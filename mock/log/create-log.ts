import { fileURLToPath } from 'node:url';
import { UsageError } from '../../usage-error.ts';
import { Fault } from '../fault.ts';
import { defaultName } from '../workspaces.ts';
import { type CommandLog, createMemoryLog } from './command-log.ts';
import type { KeptLogOptions } from './kept.ts';

/**
 * The log that an address names: `file:FOLDER`, which one server keeps; `redis://host:6379/KEY`, which several share; or
 * none, for one that nothing keeps.
 *
 * @throws UsageError `BAD_OPTION` for an address that names no log, `BAD_LOG` for a log that can't be opened, is damaged,
 * or was begun otherwise.
 */
export async function createLog(address: string | undefined, options: KeptLogOptions): Promise<CommandLog> {
  if (address === undefined) return createMemoryLog(options.perform);
  const log = await openLog(address, options);
  await awake(log);
  return log;
}

/** While there was no server nobody could use anything. Said in the log, since what is idle is decided from it. */
async function awake(log: CommandLog): Promise<void> {
  try {
    await log.submit({ type: 'awake', workspace: defaultName });
  } catch (error) {
    // A full disk refuses this like every other command, and the server lives on.
    if (!(error instanceof Fault)) throw error;
  }
}

async function openLog(address: string, options: KeptLogOptions): Promise<CommandLog> {
  // Each is loaded where it is asked for: nearly nobody needs it.
  if (address.startsWith('file:') && address.length > 'file:'.length) {
    const { createFileLog } = await import('./file/file-log.ts');
    return createFileLog(toPath(address), options);
  }
  if (/^rediss?:/.test(address)) {
    const { createRedisLog } = await import('./redis/redis-log.ts');
    return createRedisLog(address, options);
  }
  // The address may hold a password.
  throw new UsageError('BAD_OPTION', 'log takes file:FOLDER or redis://host:6379/KEY; what was given is neither.');
}

/** file:FOLDER as one writes it, or a file URL. */
function toPath(address: string): string {
  if (!address.startsWith('file://')) return address.slice('file:'.length);
  try {
    return fileURLToPath(address);
  } catch (cause) {
    const advice = 'Write file:FOLDER, or file:///FOLDER with three slashes.';
    throw new UsageError('BAD_OPTION', `log takes a file URL of this machine, got ${address}. ${advice}`, { cause });
  }
}
