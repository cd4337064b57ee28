import type { Profile } from '../specs/profiles.ts';
import type { VendorName } from '../specs/vendors.ts';
import type { HistoryOptions } from './seed/company.ts';
import type { Entry } from './state/log.ts';

export const editions = ['enterprise', 'community'] as const;
export type Edition = (typeof editions)[number];

/** Everything that a workspace begins with, and goes back to when it is reset. */
export interface Origin extends HistoryOptions {
  profile: Profile;
  edition: Edition;
  /** The zone of a server that has one, by its name in the IANA database. UTC when absent, as in what was kept before. */
  timezone?: string;
  /** The version that each vendor's server plays. */
  versions: Readonly<Record<VendorName, string>>;
  /** Where the clock stands, milliseconds since 1970. */
  clock: number;
  /** Tokens of the user's own for seeded identities, by the variables that the check reads. Kept out of fixtures. */
  tokens: Readonly<Record<string, string | undefined>>;
  /** What happened after the seeded history. */
  entries: readonly Entry[];
}

/** What a workspace of its own begins with; what is left out is like the mock's. */
export interface WorkspaceOptions {
  seed?: number;
  /** ISO 8601 with a zone. */
  now?: string;
  /** Times the usual volume. */
  scale?: number;
  profile?: Profile;
  edition?: Edition;
  /** The zone of the server, by its name in the IANA database. */
  timezone?: string;
  versions?: Partial<Record<VendorName, string>>;
}

/** Whether workspaces begin alike with both. One that was read from a log is another object, and may be the same. */
export function isSameOrigin(one: Origin, other: Origin): boolean {
  return one === other || (toText(one) === toText(other) && isSameEntries(one.entries, other.entries));
}

/** All but the entries, which may be many, and the tokens, which a server's workspaces share. */
function toText({ seed, now, scale, profile, edition, versions, clock }: Origin): string {
  const byVendor = Object.entries(versions).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([seed, now, scale, profile, edition, byVendor, clock]);
}

export function isSameEntries(some: readonly Entry[], others: readonly Entry[]): boolean {
  if (some.length !== others.length) return false;
  return some.every(
    (entry, index) => entry === others[index] || JSON.stringify(entry) === JSON.stringify(others[index]),
  );
}
