import type { VendorName } from '../../specs/vendors.ts';

/** Environment variables that belong together: the credentials of one user, or the account. */
export interface CredentialVariables {
  vendor: VendorName;
  names: readonly [string, ...string[]];
  /** The owner of the credentials, as the help shows it: `of an administrator`. */
  whose: string;
}

/** Credentials that a check uses, in the order of its help. The first entry of each vendor is required. */
export const credentialVariables: readonly CredentialVariables[] = [
  { vendor: 'chatwoot', names: ['CHATPACT_CHATWOOT_TOKEN'], whose: 'access token of an administrator' },
  { vendor: 'chatwoot', names: ['CHATPACT_CHATWOOT_LOW_TOKEN'], whose: 'of an agent, who may not read reports' },
  {
    vendor: 'chatwoot',
    names: ['CHATPACT_CHATWOOT_OTHER_TOKEN'],
    whose: 'of a user outside the account (optional)',
  },
  { vendor: 'chatwoot', names: ['CHATPACT_CHATWOOT_BOT_TOKEN'], whose: 'of a bot (optional)' },
  {
    vendor: 'chatwoot',
    names: ['CHATPACT_CHATWOOT_PLATFORM_TOKEN'],
    whose: 'of a platform app, for a document with /platform (optional)',
  },
  { vendor: 'chatwoot', names: ['CHATPACT_CHATWOOT_ACCOUNT_ID'], whose: 'number of the account (default: 1)' },
  {
    vendor: 'rocketchat',
    names: ['CHATPACT_ROCKETCHAT_TOKEN', 'CHATPACT_ROCKETCHAT_USER_ID'],
    whose: 'of an admin',
  },
  {
    vendor: 'rocketchat',
    names: ['CHATPACT_ROCKETCHAT_LOW_TOKEN', 'CHATPACT_ROCKETCHAT_LOW_USER_ID'],
    whose: 'of a user without the permission',
  },
];

/** Credentials for logging in instead of a token: user, password and two-factor code. */
export const loginVariables: readonly (CredentialVariables & { names: readonly [string, string, string] })[] = [
  {
    vendor: 'chatwoot',
    names: ['CHATPACT_CHATWOOT_EMAIL', 'CHATPACT_CHATWOOT_PASSWORD', 'CHATPACT_CHATWOOT_CODE'],
    whose: 'of an administrator',
  },
  {
    vendor: 'chatwoot',
    names: ['CHATPACT_CHATWOOT_LOW_EMAIL', 'CHATPACT_CHATWOOT_LOW_PASSWORD', 'CHATPACT_CHATWOOT_LOW_CODE'],
    whose: 'of an agent',
  },
  {
    vendor: 'rocketchat',
    names: ['CHATPACT_ROCKETCHAT_USER', 'CHATPACT_ROCKETCHAT_PASSWORD', 'CHATPACT_ROCKETCHAT_CODE'],
    whose: 'of an admin',
  },
  {
    vendor: 'rocketchat',
    names: ['CHATPACT_ROCKETCHAT_LOW_USER', 'CHATPACT_ROCKETCHAT_LOW_PASSWORD', 'CHATPACT_ROCKETCHAT_LOW_CODE'],
    whose: 'of a user without the permission',
  },
];

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
