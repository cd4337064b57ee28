import { toShownFileName } from '../results/file-location.ts';
import type { CheckOptions } from './options.ts';

/**
 * The options that were set, by their names in the configuration: durations in seconds, files relative to the working
 * folder, URLs without user and query. Credentials are left out.
 */
export interface ReportedOptions {
  only?: readonly string[];
  exclude?: readonly string[];
  since?: string;
  until?: string;
  spec?: string | readonly string[];
  overlay?: readonly string[];
  specRoot?: readonly string[];
  baseline?: string;
  baselineUpdate?: boolean;
  strictInput?: boolean;
  accountId?: string;
  /** Ids as `inbox=3`. */
  id?: readonly string[];
  /** Ids of the operations that have options. */
  operations?: readonly string[];
  /** Names of the plugins. */
  plugin?: readonly string[];
  rate?: string;
  workers?: number;
  retries?: number;
  maxRequests?: number;
  maxResponseTime?: string;
  failFast?: boolean;
  requestTimeout?: number;
  timeout?: number;
  allowWrites?: boolean;
  insecure?: boolean;
  score?: boolean;
  minScore?: number;
  record?: string;
  replay?: string;
}

type ReportedOption = ReportedOptions[keyof ReportedOptions];

/**
 * Options that the report shows in another place, or not at all: credentials, and files that identify the caller to a
 * server.
 */
const unreported = [
  ...(['url', 'vendor', 'strict', 'shard', 'maxInconclusive', 'maxVacuous'] as const),
  ...(['credentials', 'credentialsFile', 'headers', 'basicAuth'] as const),
  ...(['cacert', 'cert', 'key'] as const),
  ...(['clock', 'signal'] as const),
];

const toSeconds = (milliseconds: number) => milliseconds / 1000;
const toNames = (files: readonly string[]) => files.map((file) => toShownFileName(file));
/** A single document is a text, several are a list. */
const toDocuments = (files: string | readonly string[]): ReportedOption => {
  const [first, ...others] = toNames([files].flat());
  return first === undefined || others.length > 0 ? [first ?? [], others].flat() : first;
};

/** Lists every option of a check. A new option does not compile until it is added here or excluded above. */
const toReported: {
  [Name in Exclude<keyof CheckOptions, (typeof unreported)[number]>]-?: [
    name: keyof ReportedOptions,
    toValue: (value: NonNullable<CheckOptions[Name]>) => ReportedOption,
  ];
} = {
  only: ['only', (patterns) => patterns],
  exclude: ['exclude', (patterns) => patterns],
  since: ['since', String],
  until: ['until', String],
  document: ['spec', toDocuments],
  ledgers: ['overlay', toNames],
  specRoots: ['specRoot', toNames],
  baseline: ['baseline', (file) => toShownFileName(file)],
  baselineUpdate: ['baselineUpdate', Boolean],
  strictInput: ['strictInput', Boolean],
  accountId: ['accountId', String],
  ids: ['id', (ids) => Object.entries(ids).map(([kind, id]) => `${kind}=${id}`)],
  operations: ['operations', (operations) => Object.keys(operations)],
  plugins: ['plugin', (plugins) => plugins.map(({ name }) => name)],
  rate: ['rate', String],
  workers: ['workers', Number],
  retries: ['retries', Number],
  maxRequests: ['maxRequests', Number],
  maxResponseTime: ['maxResponseTime', String],
  failFast: ['failFast', Boolean],
  requestTimeoutMs: ['requestTimeout', toSeconds],
  timeoutMs: ['timeout', toSeconds],
  allowWrites: ['allowWrites', Boolean],
  insecure: ['insecure', Boolean],
  score: ['score', Boolean],
  minScore: ['minScore', Number],
  record: ['record', (file) => toShownFileName(file)],
  replay: ['replay', (file) => toShownFileName(file)],
};

/** The names of all options of a check. */
export const checkOptionNames: readonly string[] = [...unreported, ...Object.keys(toReported)];

/** What a report says of the options that it was made with. */
export function toReportedOptions(options: CheckOptions): ReportedOptions {
  const given = Object.entries(toReported).flatMap(([own, [name, toValue]]) => {
    const value = options[own as keyof CheckOptions];
    return value === undefined ? [] : [[name, (toValue as (value: unknown) => ReportedOption)(value)] as const];
  });
  return Object.fromEntries(given.filter(([, value]) => !Array.isArray(value) || value.length > 0));
}

/** The options that are equal in all given reports. */
export function toCommonOptions(all: readonly ReportedOptions[]): ReportedOptions {
  const [first = {}, ...others] = all;
  const toText = (value: unknown) => JSON.stringify(value);
  const isCommon = (name: string, value: unknown) =>
    others.every((other) => toText(other[name as keyof ReportedOptions]) === toText(value));
  return Object.fromEntries(Object.entries(first).filter(([name, value]) => isCommon(name, value)));
}
