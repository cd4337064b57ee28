import { readUrl } from '../../contracts/options/option-checks.ts';
import { isLoopbackHost } from '../../loopback.ts';

/** The address of a mock whose console shows findings. */
export interface ConsoleAddress {
  /** Base URL of the mock, or of one of its workspaces. */
  base: URL;
  /** The admin token of the mock, if it has one. */
  token?: string;
}

/**
 * Reads the URL of `--console`. The URL of the console page in a browser is accepted too.
 *
 * @param variables Environment variables. CHATPACT_ADMIN_TOKEN holds the token, which must not be in a command line.
 * @throws UsageError `INVALID_URL`, or `CREDENTIALS_IN_URL`.
 */
export function readConsole(text: string, variables: Readonly<Record<string, string | undefined>>): ConsoleAddress {
  const base = readUrl(text.replace(/\/?(\/__admin\/?)?(#.*)?$/s, ''), 'console');
  return { base, token: variables.CHATPACT_ADMIN_TOKEN || undefined };
}

/** Returns true for a console on this machine. */
export const isLocalConsole = ({ base }: ConsoleAddress): boolean => isLoopbackHost(base.host);
