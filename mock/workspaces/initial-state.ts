import type { Profile } from '../../specs/profiles.ts';
import type { VendorName } from '../../specs/vendors.ts';
import type { HistoryOptions } from '../seed/company.ts';
import type { LogEntry } from '../state/event-log.ts';
import type { Edition } from './editions.ts';

/** A workspace's initial state, to which a reset returns. */
export interface InitialState extends HistoryOptions {
  profile: Profile;
  edition: Edition;
  /** Time zone of the server, as an IANA name. UTC if absent, as in logs and fixtures of earlier versions. */
  timezone?: string;
  /** The version of each vendor's emulated server. */
  versions: Readonly<Partial<Record<VendorName, string>>>;
  /** The versions before a scenario changed them, to which the next scenario adds its own. */
  versionsBefore?: InitialState['versions'];
  /** The clock's time, milliseconds since 1970. */
  clock: number;
  /** True if the clock shows the machine's time instead. It then ticks after a reset, too. */
  live?: true;
  /**
   * The user's own tokens for seeded identities, by the check's environment variables. They are not written to
   * fixtures.
   */
  tokens: Readonly<Record<string, string | undefined>>;
  /** Events after the seeded history. */
  entries: readonly LogEntry[];
}

/** Options of a new workspace. Defaults are those of the mock. */
export interface WorkspaceOptions {
  seed?: number;
  /** ISO 8601 with a UTC offset. */
  now?: string;
  /** Multiplies the data volume. */
  scale?: number;
  profile?: Profile;
  edition?: Edition;
  /** Time zone of the server, as an IANA name. */
  timezone?: string;
  versions?: Partial<Record<VendorName, string>>;
}

/** Whether two initial states are equal. One that was read from a log is a different object and may still be equal. */
export function isSameInitialState(one: InitialState, other: InitialState): boolean {
  return one === other || (toText(one) === toText(other) && isSameEntries(one.entries, other.entries));
}

/**
 * Serializes the fields to compare: all, except the entries, which may be many, and the tokens, which all workspaces of a
 * server share. A new field is compared without being named here.
 */
function toText({ entries: _, tokens: __, ...compared }: InitialState): string {
  const byName = (object: object) => {
    const given = Object.entries(object).filter(([, value]) => value !== undefined);
    return given.toSorted(([one], [other]) => (one < other ? -1 : 1));
  };
  return JSON.stringify(byName({ ...compared, versions: byName(compared.versions) }));
}

export function isSameEntries(some: readonly LogEntry[], others: readonly LogEntry[]): boolean {
  if (some.length !== others.length) return false;
  return some.every(
    (entry, index) => entry === others[index] || JSON.stringify(entry) === JSON.stringify(others[index]),
  );
}
