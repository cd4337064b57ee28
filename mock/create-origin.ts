import semver from 'semver';
import type { Profile } from '../specs/profiles.ts';
import type { VendorName } from '../specs/vendors.ts';
import { UsageError } from '../usage-error.ts';
import type { Edition, Origin } from './origin.ts';
import { defaultHistory, type HistoryOptions } from './seed/company.ts';
import type { Vendor } from './vendor.ts';

/** What a user may say of a workspace's beginning. */
export interface OriginOptions {
  seed?: number;
  now?: Date | string;
  scale?: number;
  profile?: Profile;
  edition?: Edition;
  versions?: Partial<Record<VendorName, string>>;
  tokens?: Record<string, string | undefined>;
}

/** The largest history that was seen to be told. */
const largestScale = 170;

/** Fills in what the user left out. Throws UsageError `BAD_OPTION`. */
export function createOrigin(options: OriginOptions, vendors: readonly Vendor[]): Origin {
  const { profile = 'documented', edition = 'enterprise', tokens = {} } = options;
  const history = toHistory(options);
  const versions = Object.fromEntries(vendors.map(({ name, version }) => [name, options.versions?.[name] ?? version]));
  for (const [vendor, version] of Object.entries(versions)) {
    if (!semver.valid(version)) {
      throw new UsageError('BAD_OPTION', `${vendor}'s version is written x.y.z, 4.9.2 for one; "${version}" is not.`);
    }
  }
  const clock = history.now;
  return { ...history, profile, edition, versions: versions as Origin['versions'], clock, tokens, entries: [] };
}

function toHistory({ seed = defaultHistory.seed, scale = defaultHistory.scale, now }: OriginOptions): HistoryOptions {
  if (!Number.isSafeInteger(seed)) throw new UsageError('BAD_OPTION', `seed takes a whole number; ${seed} is none.`);
  if (!Number.isFinite(scale) || scale < 0 || scale > largestScale) {
    const size = 'about a million conversations and 14 million messages';
    throw new UsageError('BAD_OPTION', `scale takes a number from 0 to ${largestScale}, ${size}; ${scale} is none.`);
  }
  return { seed, scale, now: now === undefined ? defaultHistory.now : toInstant(now) };
}

function toInstant(now: Date | string): number {
  const at = now instanceof Date ? now.getTime() : Date.parse(now);
  // The first half year of 1970 would have a history that begins before time does.
  if (Number.isNaN(at) || at < Date.UTC(1971, 0) || at > Date.UTC(2100, 0)) {
    const example = 'a date and time from 1971 to 2099 such as 2026-01-30T15:00:00Z';
    throw new UsageError('BAD_OPTION', `now takes ${example}; "${String(now)}" is none.`);
  }
  return at;
}
