import semver from 'semver';
import { parseInstant } from '../../instant.ts';
import { type Profile, profiles } from '../../specs/profiles.ts';
import type { VendorName } from '../../specs/vendors.ts';
import { UsageError, type UsageErrorCode } from '../../usage-error.ts';
import { systemNow } from '../ambient.ts';
import { defaultHistory } from '../seed/company.ts';
import { isTimezone } from '../time/zone.ts';
import type { Vendor } from '../vendor-interface/vendor.ts';
import { type Edition, editions } from './editions.ts';
import type { InitialState } from './initial-state.ts';

/** The options of a workspace's initial state. */
export interface InitialStateOptions {
  seed?: number;
  now?: Date | string;
  live?: boolean;
  scale?: number;
  profile?: Profile;
  edition?: Edition;
  timezone?: string;
  versions?: Partial<Record<VendorName, string>>;
  tokens?: Record<string, string | undefined>;
}

/** The largest scale for which generating a history was tested. */
const largestScale = 170;

/** Whether a history ends at the present time, which differs at each start. */
export const endsAtPresent = ({ live, now }: Pick<InitialStateOptions, 'live' | 'now'>): boolean =>
  live === true || now === 'now';

/** The machine's time in whole seconds, as in the times that users write. */
export const toPresent = (machineTime: number): number => Math.floor(machineTime / 1000) * 1000;

/**
 * Creates an initial state, with defaults for missing options.
 *
 * @param present The present time, milliseconds since 1970. Default: the machine's.
 * @throws UsageError for an invalid option.
 */
export function createInitialState(
  options: InitialStateOptions,
  vendors: readonly Vendor[],
  present = toPresent(systemNow()),
): InitialState {
  const { seed = defaultHistory.seed, scale = defaultHistory.scale, tokens = {} } = options;
  const { live = false, edition = 'enterprise' } = options;
  const { profile = live ? 'observed' : 'documented' } = options;
  const now = endsAtPresent(options) ? present : toInstant(options.now ?? new Date(defaultHistory.now));
  const versions = Object.fromEntries(
    vendors.map(({ name, declaration }) => [name, options.versions?.[name] ?? declaration.version]),
  );
  const vendorVersions = versions as InitialState['versions'];
  const { timezone } = options;
  const zoned = timezone === undefined ? {} : { timezone };
  const ticking = live ? { live } : {};
  const rest = { profile, edition, ...zoned, ...ticking, versions: vendorVersions, clock: now, tokens, entries: [] };
  return assertInitialState({ seed, now, scale, ...rest });
}

/** Validates an initial state. Throws UsageError, such as `INVALID_SEED`, for an invalid field. */
export function assertInitialState(origin: InitialState): InitialState {
  const { seed, now, scale, clock, profile, edition, timezone, versions } = origin;
  if (!Number.isSafeInteger(seed))
    throw new UsageError('INVALID_SEED', `Expected an integer for seed (--seed), got ${seed}.`);
  if (!Number.isFinite(scale) || scale < 0 || scale > largestScale) {
    const size = 'about a million conversations and 14 million messages';
    const expected = `Expected a number from 0 to ${largestScale} (${size}) for scale (--scale)`;
    throw new UsageError('INVALID_SCALE', `${expected}, got ${scale}.`);
  }
  assertWithin('now', now, minTime, maxTime);
  assertWithin('clock', clock, 0, Date.UTC(9999, 0));
  assertOneOf('profile', profile, { known: profiles, code: 'UNKNOWN_PROFILE' });
  assertOneOf('edition', edition, { known: editions, code: 'UNKNOWN_EDITION' });
  if (timezone !== undefined && !isTimezone(timezone)) {
    const expected = 'Expected an IANA time zone such as Europe/Berlin for timezone (--timezone)';
    throw new UsageError('INVALID_TIMEZONE', `${expected}, got "${timezone}".`);
  }
  for (const [vendor, version] of Object.entries(versions)) {
    if (!semver.valid(version)) {
      const expected = `Expected a version x.y.z for ${vendor} (--${vendor}-version), such as 4.9.2`;
      throw new UsageError('INVALID_VERSION', `${expected}, got "${version}".`);
    }
  }
  return origin;
}

// A history is up to half a year long, and must not start before 1970.
const [minTime, maxTime] = [Date.UTC(1971, 0), Date.UTC(2100, 0)];

function toInstant(now: Date | string): number {
  const at = now instanceof Date ? now.getTime() : parseInstant(now);
  if (at >= minTime && at <= maxTime) return at;
  const expected =
    'Expected an ISO 8601 time from 1971 to 2099 for now (--now), such as 2026-01-30T15:00:00Z, or "now"';
  throw new UsageError('INVALID_TIME', `${expected}, got "${String(now)}".`);
}

function assertWithin(name: string, at: number, from: number, until: number): void {
  if (at >= from && at <= until) return;
  const years = `${new Date(from).getUTCFullYear()} to ${new Date(until).getUTCFullYear() - 1}`;
  throw new UsageError('INVALID_TIME', `Expected Unix milliseconds in the years ${years} for ${name}, got ${at}.`);
}

function assertOneOf(
  name: string,
  value: string,
  { known, code }: { known: readonly string[]; code: UsageErrorCode },
): void {
  if (known.includes(value)) return;
  throw new UsageError(code, `Expected ${known.join(' or ')} for ${name} (--${name}), got "${value}".`);
}
