import { integerFrom, type Limits, millisecondsUpTo, numberFrom } from './limits.ts';
import type { CheckOptions } from './options.ts';
import * as form from './reported-forms.ts';

/** One option of a check. */
export interface OptionEntry<Value> {
  /** The name in the configuration. Absent if only the library has the option. */
  setting?: string;
  /**
   * How a report shows the option. Absent if the report shows it in another place, or not at all: credentials, and files
   * that identify the caller to a server.
   */
  reported?: form.ReportedForm<Value>;
  /** The name in reports, if it is not that of the configuration. */
  reportedAs?: string;
  /** Limits of a number. */
  limits?: Limits;
  /** The value of an option that is not set, if it is always the same. */
  default?: Value;
}

/** A table with an entry for every option. */
export type OptionEntries<Options> = { [Name in keyof Options]-?: OptionEntry<NonNullable<Options[Name]>> };

/**
 * Every option of a check. An option without an entry does not compile. The command line adds flags, environment variables
 * and help by the name of the setting (cli/settings/). Reports list the options in this order.
 */
export const checkOptions = {
  url: { setting: 'url' },
  vendor: { setting: 'vendor' },
  strict: { setting: 'strict', default: false },
  shard: { setting: 'shard' },
  maxInconclusive: { setting: 'maxInconclusive' },
  maxVacuous: { setting: 'maxVacuous' },
  credentials: {},
  credentialsFile: { setting: 'credentials' },
  headers: { setting: 'headers' },
  basicAuth: { setting: 'basicAuth' },
  cacert: { setting: 'cacert' },
  cert: { setting: 'cert' },
  key: { setting: 'key' },
  clock: {},
  signal: {},
  only: { setting: 'only', reported: form.texts },
  exclude: { setting: 'exclude', reported: form.texts },
  since: { setting: 'since', reported: form.text },
  until: { setting: 'until', reported: form.text },
  document: { setting: 'spec', reported: form.documents },
  ledgers: { setting: 'overlay', reported: form.files },
  specRoots: { setting: 'specRoot', reported: form.files },
  baseline: { setting: 'baseline', reported: form.file },
  baselineUpdate: { setting: 'baselineUpdate', reported: form.boolean, default: false },
  strictInput: { setting: 'strictInput', reported: form.boolean, default: false },
  accountId: { setting: 'accountId', reported: form.text },
  ids: { setting: 'ids', reported: form.pairs, reportedAs: 'id' },
  operations: { setting: 'operations', reported: form.operationIds, default: {} },
  plugins: { setting: 'plugins', reported: form.pluginNames, reportedAs: 'plugin', default: [] },
  rate: { setting: 'rate', reported: form.text },
  workers: { setting: 'workers', reported: form.number, limits: integerFrom(1, 100, 'INVALID_WORKERS'), default: 4 },
  retries: { setting: 'retries', reported: form.number, limits: integerFrom(0, 10, 'INVALID_RETRIES'), default: 2 },
  maxRequests: {
    setting: 'maxRequests',
    reported: form.number,
    limits: integerFrom(1, 1_000_000, 'INVALID_MAX_REQUESTS'),
  },
  maxResponseTime: { setting: 'maxResponseTime', reported: form.text },
  failFast: { setting: 'failFast', reported: form.boolean },
  requestTimeoutMs: {
    setting: 'requestTimeout',
    reported: form.seconds,
    limits: millisecondsUpTo(600_000),
    default: 10_000,
  },
  timeoutMs: { setting: 'timeout', reported: form.seconds, limits: millisecondsUpTo(86_400_000) },
  allowWrites: { setting: 'allowWrites', reported: form.boolean, default: false },
  insecure: { setting: 'insecure', reported: form.boolean },
  score: { setting: 'score', reported: form.boolean },
  minScore: { setting: 'minScore', reported: form.number, limits: numberFrom(0, 100, 'INVALID_MIN_SCORE') },
  record: { setting: 'record', reported: form.file },
  replay: { setting: 'replay', reported: form.file },
} as const satisfies OptionEntries<CheckOptions>;

/** The type of the table, from which types of options are derived. */
export type CheckOptionTable = typeof checkOptions;

/** The entries of the table. */
// Object.entries() types its keys as any text.
export const checkOptionEntries = Object.entries(checkOptions) as [keyof CheckOptions, OptionEntry<unknown>][];

/** The names of all options of a check. */
export const checkOptionNames: readonly string[] = Object.keys(checkOptions);
