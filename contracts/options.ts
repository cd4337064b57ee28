import { UsageError } from '../usage-error.ts';
import type { Variables } from './credentials.ts';

/** What to check, as whom, and how gently. */
export interface CheckOptions {
  /** Base URL of the target: https://chat.example.com. A path is kept: the API's paths are appended to it. */
  url: string;
  /** A known vendor's name: chatwoot, rocketchat. */
  vendor: string;
  /**
   * Credentials by the names of their environment variables, `CHATPACT_CHATWOOT_TOKEN` for one.
   * Default: `process.env`. They win over {@link credentialsFile}.
   */
  credentials?: Variables;
  /** A `.env`-style file with further ones. */
  credentialsFile?: string;
  /** Known deviations and warnings fail the check too. Default: false. */
  strict?: boolean;
  /** Milliseconds for one request and its answer. Default: 10,000. */
  timeoutMs?: number;
  /** Further attempts after a network failure, 0 to 10. Default: 2. */
  retries?: number;
  /** Requests under way at once, 1 to 100. Default: 4. */
  concurrency?: number;
  /** Requests started in a second. Default: no limit. */
  rateLimit?: number;
  /** Chatwoot's account. Default: `CHATPACT_CHATWOOT_ACCOUNT_ID`, else 1. */
  accountId?: number | string;
  /** Ids by kind, `{ inbox: '3' }`, in place of those that the API names. */
  ids?: Readonly<Record<string, string | number>>;
  /** Start of the window: a date or Unix seconds, rounded down to a day of UTC. Default: thirty days before its end. */
  since?: string;
  /** End of the window, not itself in it. Default: the beginning of the target's present day. */
  until?: string;
  /** An OpenAPI document of your own in place of the vendor's, a path or URL. */
  document?: string;
  /** Further ledgers of known deviations, paths or URLs. */
  ledgers?: string[];
  /** Also sends what is not GET or HEAD, where it changes nothing. Default: false. */
  allowWrites?: boolean;
  /** Stops the check; what has not been asked by then stays inconclusive. */
  signal?: AbortSignal;
}

/** Options with their defaults. */
export type SettledOptions = Omit<CheckOptions, 'url' | 'ids' | 'accountId'> & {
  url: URL;
  ids: Record<string, string>;
} & Required<Pick<CheckOptions, 'credentials' | 'strict' | 'timeoutMs' | 'retries' | 'concurrency' | 'allowWrites'>>;

/** Fills in defaults. Throws UsageError `BAD_OPTION` for a value that makes no sense. */
export function settleOptions(options: CheckOptions): SettledOptions {
  const { accountId, ids = {}, rateLimit } = options;
  const given = Object.entries({ ...(accountId === undefined ? {} : { account: accountId }), ...ids });
  if (rateLimit !== undefined) assertRange('rateLimit', rateLimit, 0.01, 10_000);
  return {
    ...options,
    url: readUrl(options.url),
    ids: Object.fromEntries(given.map(([name, id]) => [name, String(id)])),
    credentials: options.credentials ?? process.env,
    strict: options.strict ?? false,
    timeoutMs: assertRange('timeoutMs', options.timeoutMs ?? 10_000, 1, 600_000),
    retries: assertRange('retries', options.retries ?? 2, 0, 10),
    concurrency: assertRange('concurrency', options.concurrency ?? 4, 1, 100),
    allowWrites: options.allowWrites ?? false,
  };
}

function readUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new UsageError('BAD_OPTION', 'The target must be an http or https URL, https://chat.example.com for one.');
  }
  // Neither is quoted: what is wrong with them is that they hold secrets.
  if (url.username !== '' || url.password !== '') {
    throw new UsageError(
      'BAD_OPTION',
      'The URL holds a user or a password; take them out of it. They would end up in reports.',
    );
  }
  if (url.search !== '' || url.hash !== '') {
    throw new UsageError('BAD_OPTION', 'The URL must end with its path: take out what follows "?" or "#".');
  }
  return url;
}

function assertRange(name: string, value: number, least: number, most: number): number {
  if (value >= least && value <= most) return value;
  throw new UsageError('BAD_OPTION', `${name} must be from ${least} to ${most}; it is ${value}.`);
}
