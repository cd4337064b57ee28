import { styleText } from 'node:util';
import type { Mock } from '../../mock/server.ts';
import type { Identity } from '../../mock/vendor-interface/identity.ts';
import { documentedSurprises } from '../../mock/vendors/documented-surprises.ts';

interface Address {
  /** Base URL of Vite's server, with a slash at its end. */
  base: string;
  prefix: string;
  hasAdmin: boolean;
  /** Omits tokens, because the user set them. Tokens that follow from the seed are no secret. */
  hidesTokens: boolean;
  isColoured: boolean;
  /** Whether the clock runs. */
  isLive: boolean;
}

/** Returns the lines that Vite prints below its own URLs: those of the mock, and the headers of one user of each role. */
export function describeMock(
  mock: Mock,
  { base, prefix, hasAdmin, hidesTokens, isColoured, isLive }: Address,
): string[] {
  const style = (format: Parameters<typeof styleText>[0], text: string) =>
    isColoured ? styleText(format, text) : text;
  const url = new URL(prefix, base).href;
  const toLine = (title: string, address: string) =>
    `  ${style('green', '➜')}  ${style('bold', title)}:${' '.repeat(9 - title.length)}${style('cyan', address)}`;
  const lines = [toLine('chatpact', url), ...(hasAdmin ? [toLine('Console', `${url}/__admin/`)] : [])];
  const notes = describeSurprises(mock, isLive).map((note) => `     ${style('dim', note)}`);
  if (hidesTokens) return [...lines, ...notes];
  const users = pickOneOfEachRole(mock.identities).map((identity) => `     ${style('dim', describe(identity))}`);
  return [...lines, ...users, ...notes];
}

/** Says that the clock stands still, and how the profile differs from real servers. */
function describeSurprises({ now, profile, samples }: Mock, isLive: boolean): string[] {
  const at = new Date(now()).toISOString().replace(/(:00)?\.000Z$/, 'Z');
  const vendors = profile === 'documented' ? Object.keys(samples) : [];
  return [
    ...(isLive
      ? []
      : [`The clock stands still at ${at}. For present time and the behaviour of real servers: live: true`]),
    ...vendors.flatMap((vendor) => documentedSurprises[vendor] ?? []),
  ];
}

/** Picks the first user of each role of a vendor. */
function pickOneOfEachRole(identities: readonly Identity[]): Identity[] {
  const byRole = new Map<string, Identity>();
  for (const identity of identities) {
    const key = `${identity.vendor} ${identity.role}`;
    if (!byRole.has(key)) byRole.set(key, identity);
  }
  return [...byRole.values()];
}

function describe({ vendor, role, account_id, headers, login }: Identity): string {
  const who = `${vendor} ${role}${account_id === undefined ? '' : ` of account ${account_id}`}`;
  const credentials = Object.entries({ ...headers, ...login }).map(([name, value]) => `${name}: ${value}`);
  return `${who.padEnd(38)} ${credentials.join('  ')}`;
}
