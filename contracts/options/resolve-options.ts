import { assertWithin } from './limits.ts';
import { assertList, assertWholeUpdate, readUrl } from './option-checks.ts';
import { type CheckOptionTable, checkOptionEntries } from './option-table.ts';
import type { CheckOptions } from './options.ts';
import { parseRate } from './rate.ts';
import { parseResponseTime } from './response-time.ts';
import { assertShard } from './shard.ts';
import { parseTolerance, type Tolerances } from './tolerance.ts';

/** Options that have a default in the table. */
type DefaultedOption = {
  [Name in keyof CheckOptionTable]: CheckOptionTable[Name] extends { default: unknown } ? Name : never;
}[keyof CheckOptionTable];

type WithDefaults = CheckOptions & Required<Pick<CheckOptions, DefaultedOption>>;

/** Options with their defaults. */
export type ResolvedOptions = Omit<
  CheckOptions,
  'url' | 'ids' | 'accountId' | 'rate' | 'maxResponseTime' | keyof Tolerances
> & {
  url: URL;
  ids: Record<string, string>;
  /** Maximum requests per second. */
  rate?: number;
  tolerances?: Tolerances;
  maxResponseMs?: number;
} & Required<Pick<CheckOptions, DefaultedOption | 'credentials' | 'clock' | 'score'>>;

/** Fills in defaults. Throws UsageError for an invalid value, with the code of its option. */
export function resolveOptions(given: CheckOptions): ResolvedOptions {
  if (given.baselineUpdate) assertWholeUpdate(given);
  if (given.shard) assertShard(given.shard);
  const options = fillDefaults(given);
  assertLimits(options);
  const { accountId, ids = {}, rate, maxInconclusive, maxVacuous, maxResponseTime, ...others } = options;
  const tolerances = toTolerances({ maxInconclusive, maxVacuous });
  const allIds = Object.entries({ ...(accountId === undefined ? {} : { account: accountId }), ...ids });
  return {
    ...others,
    ...(tolerances && { tolerances }),
    ...(maxResponseTime !== undefined && { maxResponseMs: parseResponseTime(maxResponseTime) }),
    url: readUrl(options.url),
    ids: Object.fromEntries(allIds.map(([name, id]) => [name, String(id)])),
    credentials: options.credentials ?? process.env,
    rate: rate === undefined ? undefined : parseRate(rate),
    score: options.score ?? options.minScore !== undefined,
    clock: options.clock ?? (() => new Date()),
    plugins: assertList('plugins', options.plugins),
  };
}

function fillDefaults(options: CheckOptions): WithDefaults {
  const missing = checkOptionEntries.filter(([name, entry]) => 'default' in entry && options[name] == null);
  const defaults = Object.fromEntries(missing.map(([name, entry]) => [name, entry.default]));
  // Holds for every option whose entry has a default, which is how the type is derived.
  return { ...options, ...defaults } as WithDefaults;
}

function assertLimits(options: CheckOptions): void {
  for (const [name, { setting = name, limits }] of checkOptionEntries) {
    const value = options[name];
    // Only numbers have limits. What else a user of JavaScript passes is compared as JavaScript does.
    if (limits && value !== undefined) assertWithin(`${name} (${toFlag(setting)})`, value as number, limits);
  }
}

/** `requestTimeout` as `--request-timeout`. */
const toFlag = (setting: string) => `--${setting.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

function toTolerances({
  maxInconclusive,
  maxVacuous,
}: Pick<CheckOptions, 'maxInconclusive' | 'maxVacuous'>): Tolerances | undefined {
  const tolerances: Tolerances = {};
  if (maxInconclusive !== undefined) tolerances.maxInconclusive = parseTolerance('maxInconclusive', maxInconclusive);
  if (maxVacuous !== undefined) tolerances.maxVacuous = parseTolerance('maxVacuous', maxVacuous);
  return Object.keys(tolerances).length === 0 ? undefined : tolerances;
}
