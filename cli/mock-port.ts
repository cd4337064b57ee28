import { Option } from 'commander';
import { UsageError } from '../usage-error.ts';
import { parsePort } from './options.ts';

/** Where a mock listens unless somebody says otherwise. */
export const usualPort = 4010;

/** The flag of every command that has to do with where a mock listens. */
export function createPortFlag(): Option {
  const description = `port of the mock, 0 picks a free one (default: $PORT, else ${usualPort})`;
  return new Option('-p, --port <number>', description).env('CHATPACT_PORT').argParser(parsePort);
}

/** What the flag says, what a platform says, or the usual one. Throws UsageError `BAD_OPTION` for a platform's nonsense. */
export function toMockPort(flag: number | undefined): number {
  const { PORT: text } = process.env;
  if (flag !== undefined || !text) return flag ?? usualPort;
  try {
    return parsePort(text);
  } catch (cause) {
    // Commander tells what is wrong with a flag, and nobody what is wrong with this one.
    const message = `The environment variable PORT is "${text}". ${(cause as Error).message}`;
    throw new UsageError('BAD_OPTION', message, { cause });
  }
}
