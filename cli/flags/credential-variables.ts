import type { CredentialVariables, LoginVariables } from '../../specs/vendor-declaration.ts';
import { builtInVendors, type VendorName } from '../../specs/vendors.ts';

/** Credentials that a check uses, in the order of its help. The first entry of each vendor is required. */
export const credentialVariables: readonly (CredentialVariables & { vendor: VendorName })[] = builtInVendors.flatMap(
  ({ name, variables }) => variables.map((each) => ({ ...each, vendor: name })),
);

/** Credentials for logging in instead of a token: user, password and two-factor code. */
export const loginVariables: readonly (LoginVariables & { vendor: VendorName })[] = builtInVendors.flatMap(
  ({ name, logins = [] }) => logins.map((each) => ({ ...each, vendor: name })),
);

/** The text about credentials for the help of a command. */
export const credentialsHelp = `
Credentials, by environment variable:
${credentialVariables
  .map(({ names: [first, ...others], whose }) => {
    const rest = others.length === 0 ? whose : `and ${others.join(', ')}, ${whose}`;
    return `  ${first.padEnd(32)} ${rest}`;
  })
  .join('\n')}
Log in with a password instead of a token (the code only for accounts with two-factor authentication):
${loginVariables.map(({ names: [user, ...others], whose }) => `  ${user.padEnd(32)} and ${others.join(', ')}, ${whose}`).join('\n')}
Cases whose credentials are missing are skipped, with the reason.`;
