import type { ConnectionOptions } from '../../specs/connection/options.ts';
import type { Variables } from '../credentials/credentials.ts';
import type { Plugin } from '../plugins/plugin.ts';
import type { OperationOptions } from './operation-options.ts';
import type { Shard } from './shard.ts';

/** Options of a check: the target, the credentials, the selection and the limits. */
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
  /** A `.env`-style file with further credentials. */
  credentialsFile?: string;
  /** Known deviations and warnings fail the check too. Default: false. */
  strict?: boolean;
  /**
   * Fails the check if the server accepts bad input that the document does not say it refuses: values outside enumerations
   * and formats, and missing required parameters. Default: false, which reports them as observations.
   */
  strictInput?: boolean;
  /** Timeout of one request in milliseconds, up to 600,000. Default: 10,000. */
  requestTimeoutMs?: number;
  /** Timeout of the whole check in milliseconds, up to a day. Cases that remain are inconclusive. Default: no limit. */
  timeoutMs?: number;
  /** Maximum retries after a network failure, a 429 or a 503, 0 to 10. Default: 2. */
  retries?: number;
  /** Maximum number of concurrent requests, 1 to 100. Default: 4. */
  workers?: number;
  /** Maximum request rate: requests per second as a number, or `10/s` or `600/m`. Default: no limit. */
  rate?: number | string;
  /** Maximum number of requests, retries included. Cases that remain are inconclusive. Default: no limit. */
  maxRequests?: number;
  /**
   * Runs only the cases that match one of these selectors, with `*` as a wildcard: ids (`relation/*`), or `operation:`,
   * `tag:`, `path:`, `method:`, `check:`, `relation:` and `scenario-test:` with a name (`tag:Reports`). Default: all cases.
   */
  only?: readonly string[];
  /** Leaves out the cases that match one of these selectors. A `check:` leaves out that check's findings. Default: none. */
  exclude?: readonly string[];
  /** Runs only this part of the plan: `{ index: 2, count: 5 }` is the second of five. Default: the whole plan. */
  shard?: Shard;
  /** Operations to skip, and parameter values to use, by operation id. */
  operations?: Readonly<Record<string, OperationOptions>>;
  /** Plugins that add relations, rules, scenario tests, parameter values and vendors. Default: none. */
  plugins?: readonly Plugin[];
  /** Chatwoot's account. Default: `CHATPACT_CHATWOOT_ACCOUNT_ID`, else 1. */
  accountId?: number | string;
  /** Ids by kind, `{ inbox: '3' }`, to use instead of ids that the API lists. */
  ids?: Readonly<Record<string, string | number>>;
  /** Start of the window: a date or Unix seconds, rounded down to a UTC day. Default: thirty days before the end. */
  since?: string;
  /** End of the window, exclusive. Default: the start of the current day by the target's clock. */
  until?: string;
  /** Path or URL of your own OpenAPI document, to use instead of the vendor's. Several documents are merged into one. */
  document?: string | readonly string[];
  /** Additional ledgers of known deviations, as paths or URLs. */
  ledgers?: string[];
  /**
   * Folders and origins (`https://schemas.example.com`) that references of these documents may lead to, in addition to a
   * document's own folder, or its own origin if it comes from the web. Default: none.
   */
  specRoots?: string[];
  /**
   * A baseline file of findings that do not fail the check; {@link CheckOptions.baselineUpdate} creates it. The findings
   * are still reported with their verdicts. Expired entries excuse nothing.
   */
  baseline?: string;
  /**
   * Treats everything that would fail the check as if it were in the {@link baseline}, which may not exist yet. The check
   * writes nothing; call `writeBaseline` with the report. Default: false.
   */
  baselineUpdate?: boolean;
  /** The current time, by which baseline entries expire. Default: this machine's clock. */
  clock?: () => Date;
  /** Mutates the responses afterwards and reports how many mutants the check detects. Default: false. */
  score?: boolean;
  /** Minimum mutation score in percent; below it, the exit code is 4. Implies {@link score}. */
  minScore?: number;
  /**
   * Maximum number of inconclusive cases with which the check may pass: a number, or a percentage of the cases that ran
   * (`5%`). Default: 0.
   */
  maxInconclusive?: number | string;
  /**
   * Maximum time from sending a request to the last byte of its response: `2s`, `500ms`, or seconds as a number. A slower
   * response is a violation. Recordings hold no times. Default: no limit.
   */
  maxResponseTime?: number | string;
  /** Maximum number of vacuous cases, in the same form; above it, the exit code is 4. Default: no limit. */
  maxVacuous?: number | string;
  /** Ends the check at the first case that fails it. The report lists the other cases as skipped. Default: false. */
  failFast?: boolean;
  /** Also sends requests other than GET and HEAD: refused writes, and scenario tests, which clean up. Default: false. */
  allowWrites?: boolean;
  /**
   * Records the responses into a folder, or as a HAR file if the name ends with `.har`. Texts, names, addresses and
   * secrets are replaced by placeholders.
   */
  record?: string;
  /**
   * Judges a recording instead of a server, without sending requests. A recorded folder contains server and time, so `url`
   * and `vendor` may be empty and credentials missing. In a HAR file, for example of a browser, each entry is a case, and
   * an empty `url` means any server.
   */
  replay?: string;
  /** Stops the check. Cases that remain are inconclusive. */
  signal?: AbortSignal;
}
