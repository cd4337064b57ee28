import { styleText } from 'node:util';
import type { Mock } from '../../mock/server.ts';
import type { Identity } from '../../mock/vendor-interface/identity.ts';
import { describeCredentials, listStartNotes } from '../../mock/vendors/start-notes.ts';

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
  const notes = listStartNotes(mock, isLive ? undefined : 'live: true').map((note) => `     ${style('dim', note)}`);
  if (hidesTokens) return [...lines, ...notes];
  const users = pickOneOfEachRole(mock.identities).map((identity) => `     ${style('dim', describe(identity))}`);
  return [...lines, ...users, ...notes];
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

function describe(identity: Identity): string {
  const { vendor, role, account_id } = identity;
  const who = `${vendor} ${role}${account_id === undefined ? '' : ` of account ${account_id}`}`;
  return `${who.padEnd(38)} ${describeCredentials(identity)}`;
}
