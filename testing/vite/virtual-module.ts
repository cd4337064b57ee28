import type { Mock } from '../../mock/server.ts';

export const virtualName = 'virtual:chatpact';
/** Vite's convention: other plugins ignore ids that start with a null byte. */
export const virtualId = `\0${virtualName}`;

/**
 * Returns the code of `virtual:chatpact` for the dev server; see client.d.ts.
 *
 * @param base Base URL of the server for code that runs in Node.js; undefined for code that runs in a page.
 */
export function writeModule(mock: Mock, prefix: string, base: string | undefined): string {
  // A page may have another origin than Vite's server, from which it loads this module.
  const origin = base === undefined ? 'new URL(import.meta.url).origin' : JSON.stringify(base);
  return `
export const url = ${origin} + ${JSON.stringify(prefix)};
export const identities = ${JSON.stringify(mock.identities)};
export function headers(vendor, role, account) {
  const identity = identities.find((each) =>
    each.vendor === vendor && each.role === role && (account === undefined || each.account_id === account));
  if (identity) return identity.headers;
  throw new Error(vendor + ' has no user with the role "' + role + '".');
}
`;
}

/** The module in a build, which has no mock. It throws so that bundlers keep it if anything imports it. */
export const moduleOfBuilds = `
throw new Error('${virtualName} exists only on the dev server.');
export const url = undefined, identities = undefined, headers = undefined;
`;
