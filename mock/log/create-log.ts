import { UsageError } from '../../usage-error.ts';
import { type CommandLog, createMemoryLog } from './command-log.ts';
import type { SharedLogOptions } from './shared.ts';

/**
 * The log that an address names: `redis://host:6379/KEY`, or none for one that nobody shares and nothing keeps.
 *
 * @throws UsageError `BAD_OPTION` for an address that names no log, `BAD_LOG` for a log that can't be reached or was
 * begun otherwise.
 */
export async function createLog(address: string | undefined, options: SharedLogOptions): Promise<CommandLog> {
  if (address === undefined) return createMemoryLog(options.perform);
  if (!/^rediss?:/.test(address)) {
    // The address may hold a password.
    throw new UsageError('BAD_OPTION', 'log takes an address such as redis://host:6379/KEY; what was given is none.');
  }
  // Loaded here, since nearly nobody needs it.
  const { createRedisLog } = await import('./redis/redis-log.ts');
  return createRedisLog(address, options);
}
