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
  versions?: Partial<Record<VendorName, string>>;
}
