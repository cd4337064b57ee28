import type { Identity } from '../vendor-interface/identity.ts';

/** What surprises developers who draw charts of a documented API, by vendor. */
const documentedSurprises: Readonly<Record<string, string>> = {
  chatwoot:
    'As documented, Chatwoot sends figures of reports as texts ("45"): convert them before you add. Real servers send numbers.',
};

interface NotedMock {
  now(): number;
  profile: string;
  /** By vendor. */
  samples: object;
}

/**
 * Sentences for the start of a mock: that the clock stands still, and how the profile differs from real servers.
 *
 * @param liveOption How to ask for present time here: `--live`. Undefined if the mock has it.
 */
export function listStartNotes({ now, profile, samples }: NotedMock, liveOption: string | undefined): string[] {
  const vendors = profile === 'documented' ? Object.keys(samples) : [];
  const surprises = vendors.flatMap((vendor) => documentedSurprises[vendor] ?? []);
  if (liveOption === undefined) return surprises;
  const at = new Date(now()).toISOString().replace(/(:00)?\.000Z$/, 'Z');
  return [
    `The clock stands still at ${at}. For present time and the behaviour of real servers: ${liveOption}`,
    ...surprises,
  ];
}

/** The headers of an identity, and what it enters into a login form, in one line. */
export function describeCredentials({ headers, login }: Pick<Identity, 'headers' | 'login'>): string {
  return Object.entries({ ...headers, ...login })
    .map(([field, value]) => `${field}: ${value}`)
    .join('  ');
}
