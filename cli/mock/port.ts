import { Option } from 'commander';
import { UsageError } from '../../usage-error.ts';
import { parsePort } from '../flags/shared-flags.ts';

/** The default port of a mock. */
export const defaultPort = 4010;

/** The flag `--port`, for every command that uses the port of a mock. */
export function createPortFlag(): Option {
  const description = `port of the mock; 0 picks a free one (default: $PORT, else ${defaultPort})`;
  return new Option('-p, --port <number>', description).env('CHATPACT_PORT').argParser(parsePort);
}

/** The port of the flag, of the variable PORT, or the default. Throws UsageError `INVALID_PORT` for an invalid PORT. */
export function readMockPort(flag: number | undefined): number {
  const { PORT: text } = process.env;
  if (flag !== undefined || !text) return flag ?? defaultPort;
  try {
    return parsePort(text);
  } catch (cause) {
    const message = `Expected a port from 0 to 65535 in the environment variable PORT, got "${text}".`;
    throw new UsageError('INVALID_PORT', message, { cause });
  }
}
