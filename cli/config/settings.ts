import { dirname, resolve } from 'node:path';
import type { CheckOptions } from '../../contracts/index.ts';
import type { ConnectionOptions } from '../../specs/connection/options.ts';

/** The settings of a check, with the names of the configuration. Flags have the same names in kebab case. Durations are in seconds. */
export interface Settings extends ConnectionOptions {
  vendor?: string;
  credentials?: string;
  /** Names of the environment variables to read, by the names that the check expects. */
  env?: Record<string, string>;
  accountId?: string | number;
  ids?: Record<string, string | number>;
  since?: string | number;
  until?: string | number;
  strict?: boolean;
  strictInput?: boolean;
  spec?: string | string[];
  overlay?: string[];
  specRoot?: string[];
  /** Paths of modules. */
  plugins?: string[];
  allowWrites?: boolean;
  reports?: string[];
  trend?: string[];
  timeout?: number;
  requestTimeout?: number;
  retries?: number;
  workers?: number;
  rate?: string | number;
  maxRequests?: number;
  operations?: CheckOptions['operations'];
  only?: string[];
  exclude?: string[];
  score?: boolean;
  minScore?: number;
  maxInconclusive?: number | string;
  maxVacuous?: number | string;
  failFast?: boolean;
  maxResponseTime?: number | string;
  baseline?: string;
  proposeOverlay?: string;
  /** Base URL of a mock. */
  console?: string;
}

/** Settings that are merged entry by entry. Of other settings, the last layer replaces the earlier ones. */
const mergedSettings = ['env', 'ids', 'operations'] as const;

/** Merges settings. Later layers override earlier ones, except with undefined values. */
export function layer(...layers: readonly (Settings | undefined)[]): Settings {
  const result: Settings = {};
  for (const settings of layers) {
    const given = Object.entries(settings ?? {}).filter(([, value]) => value !== undefined);
    const before = { ...result };
    Object.assign(result, Object.fromEntries(given));
    for (const name of mergedSettings) {
      if (before[name] && settings?.[name]) Object.assign(result, { [name]: { ...before[name], ...settings[name] } });
    }
    if (before.headers && settings?.headers) result.headers = layerHeaders(before.headers, settings.headers);
  }
  return result;
}

/** Merges headers, whose names are case-insensitive. */
function layerHeaders(before: Record<string, string>, after: Record<string, string>): Record<string, string> {
  const names = Object.keys(after).map((name) => name.toLowerCase());
  const kept = Object.entries(before).filter(([name]) => !names.includes(name.toLowerCase()));
  return { ...Object.fromEntries(kept), ...after };
}

/** Makes the paths of settings absolute. They are relative to the folder of the file. */
export function toLocalPaths(settings: Settings, file: string): Settings {
  const folder = dirname(resolve(file));
  const toPath = (path: string) => (/^[a-z]+:\/\//i.test(path) ? path : resolve(folder, path));
  return {
    ...settings,
    credentials: settings.credentials && toPath(settings.credentials),
    cacert: settings.cacert && toPath(settings.cacert),
    cert: settings.cert && toPath(settings.cert),
    key: settings.key && toPath(settings.key),
    spec: typeof settings.spec === 'string' ? toPath(settings.spec) : settings.spec?.map(toPath),
    overlay: settings.overlay?.map(toPath),
    specRoot: settings.specRoot?.map(toPath),
    plugins: settings.plugins?.map(toPath),
    trend: settings.trend?.map(toPath),
    baseline: settings.baseline && toPath(settings.baseline),
    proposeOverlay: settings.proposeOverlay && toPath(settings.proposeOverlay),
    reports: settings.reports?.map((report) => report.replace(/=(.+)$/s, (_, path: string) => `=${toPath(path)}`)),
  };
}

/** Replaces `{target}` in file names with the name of the target. */
export function withTargetName(settings: Settings, target: string): Settings {
  const fill = (text: string) => text.replaceAll('{target}', target);
  const { reports, trend, baseline, proposeOverlay } = settings;
  return {
    ...settings,
    reports: reports?.map(fill),
    trend: trend?.map(fill),
    baseline: baseline && fill(baseline),
    proposeOverlay: proposeOverlay && fill(proposeOverlay),
  };
}

const milliseconds = (seconds?: number) => (seconds === undefined ? undefined : seconds * 1000);
const text = (value?: string | number) => (value === undefined ? undefined : String(value));

/** Converts settings to options of the library, except for credentials, which come from the environment. */
export function toCheckOptions(settings: Settings): Omit<CheckOptions, 'url' | 'vendor'> {
  const { credentials, spec, overlay, specRoot, timeout, requestTimeout, since, until } = settings;
  const { strict, strictInput, accountId, ids, allowWrites, retries, workers, rate, maxRequests, operations } =
    settings;
  const { maxInconclusive, maxVacuous, maxResponseTime, failFast } = settings;
  const { only, exclude, score, minScore, baseline, cacert, cert, key, insecure, headers, basicAuth } = settings;
  return {
    ...{ strict, strictInput, accountId, ids, allowWrites, retries, workers, rate, maxRequests, operations },
    ...{ maxInconclusive, maxVacuous, maxResponseTime, failFast },
    ...{ only, exclude, score, minScore, baseline, cacert, cert, key, insecure, headers, basicAuth },
    credentialsFile: credentials,
    since: text(since),
    until: text(until),
    document: spec,
    ledgers: overlay,
    specRoots: specRoot,
    timeoutMs: milliseconds(timeout),
    requestTimeoutMs: milliseconds(requestTimeout),
  };
}
