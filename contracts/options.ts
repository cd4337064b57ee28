import type { ConnectionOptions } from '../specs/connection/options.ts';
import type { Variables } from './credentials.ts';
import type { OperationOptions } from './operation-options.ts';
import { assertCount, assertDuration, assertList, assertRange, assertWholeUpdate, readUrl } from './option-checks.ts';
import type { Plugin } from './plugins/plugin.ts';
import { parseRate } from './rate.ts';
import { parseResponseTime } from './response-time.ts';
import { assertShard, type Shard } from './shard.ts';
import { parseTolerance, type Tolerances } from './tolerance.ts';

/** What to check, as whom, and how gently. */
export interface CheckOptions extends ConnectionOptions {
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
  /**
   * Bad input has to be refused even where the document does not say so: what follows from enumerations, formats and
   * required parameters alone fails the check. Default: false, it is told as an observation.
   */
  strictInput?: boolean;
  /** Milliseconds for one request and its answer, up to 600,000. Default: 10,000. */
  requestTimeoutMs?: number;
  /**
   * Milliseconds for the whole check, up to a day; what has not been asked by then stays inconclusive. Default: no limit.
   */
  timeoutMs?: number;
  /** Further attempts after a network failure, or a 429 or 503 that asks for patience, 0 to 10. Default: 2. */
  retries?: number;
  /** Requests under way at once, 1 to 100. Default: 4. */
  workers?: number;
  /** Requests started in a second, as a number or as `10/s` or `600/m`. Default: no limit. */
  rate?: number | string;
  /** Requests that may leave, retries included; what is left then stays inconclusive. Default: no limit. */
  maxRequests?: number;
  /**
   * Only the cases that fit one of these selectors, with `*` for anything: ids (`relation/*`), or `operation:`, `tag:`,
   * `path:`, `method:`, `check:`, `relation:` and `story:` with a name (`tag:Reports`). Default: all.
   */
  only?: readonly string[];
  /** Not the cases that fit one of these selectors. A `check:` leaves out what that check finds. Default: none. */
  exclude?: readonly string[];
  /** Only this part of the plan: `{ index: 2, count: 5 }` is the second of five. Default: all of it. */
  shard?: Shard;
  /** What to skip, and which parameter values to use, by operation id. */
  operations?: Readonly<Record<string, OperationOptions>>;
  /** What a team adds: relations, rules, scenario tests and values for parameters. Default: none. */
  plugins?: readonly Plugin[];
  /** Chatwoot's account. Default: `CHATPACT_CHATWOOT_ACCOUNT_ID`, else 1. */
  accountId?: number | string;
  /** Ids by kind, `{ inbox: '3' }`, in place of those that the API names. */
  ids?: Readonly<Record<string, string | number>>;
  /** Start of the window: a date or Unix seconds, rounded down to a day of UTC. Default: thirty days before its end. */
  since?: string;
  /** End of the window, not itself in it. Default: the beginning of the target's present day. */
  until?: string;
  /** An OpenAPI document of your own in place of the vendor's, a path or URL; of several, one document is made. */
  document?: string | readonly string[];
  /** Further ledgers of known deviations, paths or URLs. */
  ledgers?: string[];
  /**
   * Folders and origins (`https://schemas.example.com`) that references of these documents may lead to, beside a
   * document's own folder, or for one from the web its own origin. Default: none.
   */
  specRoots?: string[];
  /**
   * A file of findings that do not fail the check, as {@link CheckOptions.baselineUpdate} makes it. They are reported,
   * their verdicts stay; entries that have expired excuse nothing.
   */
  baseline?: string;
  /**
   * Takes all that would fail the check as if it stood in the {@link baseline}, which need not be there yet. Nothing is
   * written: that is for `writeBaseline`, once the report is there. Default: false.
   */
  baselineUpdate?: boolean;
  /** The present of this machine, by which entries of a baseline expire. Default: its clock. */
  clock?: () => Date;
  /** Falsifies the answers afterwards and reports how many of these mutants the check detects. Default: false. */
  score?: boolean;
  /** Per cent of the mutants that have to be detected; with fewer the exit code is 4. Implies {@link score}. */
  minScore?: number;
  /**
   * Inconclusive cases with which the check may still pass: a number, or per cent of the cases that were asked (`5%`).
   * Default: 0.
   */
  maxInconclusive?: number | string;
  /**
   * Longest time from the sending of a request to the last byte of its answer: `2s`, `500ms`, or seconds as a number. What
   * takes longer is a violation. A recording holds no times. Default: no limit.
   */
  maxResponseTime?: number | string;
  /** Vacuous cases beyond which the exit code is 4, in the same form. Default: no limit. */
  maxVacuous?: number | string;
  /** Ends the check at the first case that fails it; the rest is skipped, and the report says so. Default: false. */
  failFast?: boolean;
  /** Also sends what is not GET or HEAD, where it changes nothing. Default: false. */
  allowWrites?: boolean;
  /**
   * Writes the answers down: into a folder, or as a HAR where it ends with `.har`. Texts, names, addresses and secrets
   * are replaced by stand-ins.
   */
  record?: string;
  /**
   * Judges what was recorded there in place of a server; nothing is sent. A folder knows whom it asked and when: `url`
   * and `vendor` may be empty, credentials missing. Of a HAR, a browser's for one, each entry is a case, and an empty
   * `url` means any server.
   */
  replay?: string;
  /** Stops the check; what has not been asked by then stays inconclusive. */
  signal?: AbortSignal;
}

type Filled =
  | 'score'
  | 'clock'
  | 'baselineUpdate'
  | 'credentials'
  | 'strict'
  | 'strictInput'
  | 'requestTimeoutMs'
  | 'retries'
  | 'workers'
  | 'allowWrites'
  | 'operations'
  | 'plugins';

/** Options with their defaults. */
export type SettledOptions = Omit<
  CheckOptions,
  'url' | 'ids' | 'accountId' | 'rate' | 'maxResponseTime' | keyof Tolerances
> & {
  url: URL;
  ids: Record<string, string>;
  /** Requests a second. */
  rate?: number;
  tolerances?: Tolerances;
  maxResponseMs?: number;
} & Required<Pick<CheckOptions, Filled>>;

const day = 86_400_000;

const numbers = {
  minScore: { name: 'minScore (--min-score)', code: 'INVALID_MIN_SCORE', min: 0, max: 100 },
  maxRequests: { name: 'maxRequests (--max-requests)', code: 'INVALID_MAX_REQUESTS', min: 1, max: 1_000_000 },
  retries: { name: 'retries (--retries)', code: 'INVALID_RETRIES', min: 0, max: 10 },
  workers: { name: 'workers (--workers)', code: 'INVALID_WORKERS', min: 1, max: 100 },
} as const;

/** Fills in defaults. Throws UsageError for an invalid value, with the code of its option. */
export function settleOptions(options: CheckOptions): SettledOptions {
  const { accountId, ids = {}, rate, shard, maxRequests, timeoutMs } = options;
  const { maxInconclusive, maxVacuous, maxResponseTime, ...others } = options;
  const tolerances = toTolerances({ maxInconclusive, maxVacuous });
  if (options.baselineUpdate) assertWholeUpdate(options);
  const given = Object.entries({ ...(accountId === undefined ? {} : { account: accountId }), ...ids });
  if (shard) assertShard(shard);
  if (options.minScore !== undefined) assertRange(options.minScore, numbers.minScore);
  if (maxRequests !== undefined) assertCount(maxRequests, numbers.maxRequests);
  if (timeoutMs !== undefined) assertDuration('timeoutMs (--timeout)', timeoutMs, day);
  return {
    ...others,
    ...(tolerances && { tolerances }),
    ...(maxResponseTime !== undefined && { maxResponseMs: parseResponseTime(maxResponseTime) }),
    url: readUrl(options.url),
    ids: Object.fromEntries(given.map(([name, id]) => [name, String(id)])),
    credentials: options.credentials ?? process.env,
    strict: options.strict ?? false,
    strictInput: options.strictInput ?? false,
    requestTimeoutMs: assertDuration(
      'requestTimeoutMs (--request-timeout)',
      options.requestTimeoutMs ?? 10_000,
      600_000,
    ),
    retries: assertCount(options.retries ?? 2, numbers.retries),
    workers: assertCount(options.workers ?? 4, numbers.workers),
    rate: rate === undefined ? undefined : parseRate(rate),
    score: options.score ?? options.minScore !== undefined,
    baselineUpdate: options.baselineUpdate ?? false,
    clock: options.clock ?? (() => new Date()),
    allowWrites: options.allowWrites ?? false,
    operations: options.operations ?? {},
    plugins: assertList('plugins', options.plugins ?? []),
  };
}

function toTolerances({
  maxInconclusive,
  maxVacuous,
}: Pick<CheckOptions, 'maxInconclusive' | 'maxVacuous'>): Tolerances | undefined {
  const tolerances: Tolerances = {};
  if (maxInconclusive !== undefined) tolerances.maxInconclusive = parseTolerance('maxInconclusive', maxInconclusive);
  if (maxVacuous !== undefined) tolerances.maxVacuous = parseTolerance('maxVacuous', maxVacuous);
  return Object.keys(tolerances).length === 0 ? undefined : tolerances;
}
