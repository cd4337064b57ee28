import { Option } from 'commander';
import { parsePort } from './options.ts';

/** Where a mock listens unless somebody says otherwise. */
export const usualPort = 4010;

/** The flag of every command that has to do with where a mock listens. */
export function createPortFlag(): Option {
  const description = `port of the mock, 0 picks a free one (default: $PORT, else ${usualPort})`;
  return new Option('-p, --port <number>', description).env('CHATPACT_PORT').argParser(parsePort);
}

/** What the flag says, what a platform says, or the usual one. */
export function toMockPort(flag: number | undefined): number {
  return flag ?? (process.env.PORT ? parsePort(process.env.PORT) : usualPort);
}
