import { readUrl } from '../../contracts/options/option-checks.ts';
import { isLoopbackHost } from '../../loopback.ts';

/** Where a mock's console takes what is found. */
export interface ConsoleAddress {
  /** Base URL of the mock, or of one of its workspaces. */
  base: URL;
  /** What opens its admin API, where that takes a token. */
  token?: string;
}

/**
 * The console that `--console` means. The address of its page, as a browser shows it, will do too.
 *
 * @param variables Where the token is: no command line has to hold it.
 * @throws UsageError `INVALID_URL`, or `CREDENTIALS_IN_URL`.
 */
export function readConsole(text: string, variables: Readonly<Record<string, string | undefined>>): ConsoleAddress {
  const base = readUrl(text.replace(/\/?(\/__admin\/?)?(#.*)?$/s, ''), 'console');
  return { base, token: variables.CHATPACT_ADMIN_TOKEN || undefined };
}

/** Whether a console is on this machine. */
export const isLocalConsole = ({ base }: ConsoleAddress): boolean => isLoopbackHost(base.host);
