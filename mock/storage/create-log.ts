import { fileURLToPath } from 'node:url';
import { UsageError } from '../../usage-error.ts';
import { ApiError } from '../api-error.ts';
import { defaultWorkspaceName } from '../workspaces/workspaces.ts';
import { type CommandLog, createMemoryLog } from './command-log.ts';
import type { PersistentLogOptions } from './persistent-log.ts';

/**
 * Opens the log at an address: `file:FOLDER` for one server, `redis://host:6379/KEY` for several servers. Without an
 * address the log is in memory.
 *
 * @throws UsageError `INVALID_LOG_ADDRESS` for an invalid address, `UNUSABLE_LOG` for a log that cannot be opened, is damaged, or was
 * created with other options.
 */
export async function createLog(address: string | undefined, options: PersistentLogOptions): Promise<CommandLog> {
  if (address === undefined) return createMemoryLog(options.perform);
  const log = await openLog(address, options);
  await markWorkspacesUsed(log);
  return log;
}

/**
 * Reads where the history ends in the existing log of a mock of the present time, in milliseconds since 1970. Undefined
 * for a new log.
 *
 * @throws UsageError `CONFLICTING_OPTIONS` for a log in Redis, whose servers start at different times.
 */
export async function readLoggedNow(address: string | undefined): Promise<number | undefined> {
  if (address === undefined) return undefined;
  if (/^rediss?:/.test(address)) {
    const reason = 'Servers that share a log in Redis need the same history, and the present differs at each start';
    throw new UsageError('CONFLICTING_OPTIONS', `${reason}. Pass a time with now (--now) instead of live or "now".`);
  }
  if (!isFileAddress(address)) return undefined;
  const { readHeader } = await import('./file/read-header.ts');
  const { now } = (await readHeader(toPath(address))) ?? {};
  return now === undefined ? undefined : Date.parse(now);
}

const isFileAddress = (address: string) => address.startsWith('file:') && address.length > 'file:'.length;

/**
 * Records that workspaces could not be used while no server ran. It is a command, since the idle time of workspaces is
 * computed from the log.
 */
async function markWorkspacesUsed(log: CommandLog): Promise<void> {
  try {
    await log.submit({ type: 'awake', workspace: defaultWorkspaceName });
  } catch (error) {
    // A full disk refuses this command like any other; the server runs nevertheless.
    if (!(error instanceof ApiError)) throw error;
  }
}

async function openLog(address: string, options: PersistentLogOptions): Promise<CommandLog> {
  // Loaded on demand, since few users need them.
  if (isFileAddress(address)) {
    const { createFileLog } = await import('./file/file-log.ts');
    return createFileLog(toPath(address), options);
  }
  if (/^rediss?:/.test(address)) {
    const { createRedisLog } = await import('./redis/redis-log.ts');
    return createRedisLog(address, options);
  }
  // The message does not quote the address, which may contain a password.
  throw new UsageError('INVALID_LOG_ADDRESS', 'Expected file:FOLDER or redis://host:6379/KEY for log (--log).');
}

/** Reads file:FOLDER, or a file URL. */
function toPath(address: string): string {
  if (!address.startsWith('file://')) return address.slice('file:'.length);
  try {
    return fileURLToPath(address);
  } catch (cause) {
    const expected = 'Expected file:FOLDER, or file:///FOLDER with three slashes, for log (--log)';
    throw new UsageError('INVALID_LOG_ADDRESS', `${expected}, got ${address}.`, { cause });
  }
}
