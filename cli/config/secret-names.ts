import { credentialVariables, loginVariables } from '../flags/credential-variables.ts';

/** Variables of chatpact that hold a secret which no target is to see. The address of a log may have a password in it. */
const ofThisMachine = ['CHATPACT_ADMIN_TOKEN', 'CHATPACT_KEY_PASSPHRASE', 'CHATPACT_LOG'];

/** True for a variable that is meant for chatpact. */
export const isOwnName = (name: string): boolean => /^CHATPACT_\w/.test(name);

/** True for a variable of chatpact whose value no URL and no report may hold: by what it is, or by what it is called. */
export const isSecretName = (name: string): boolean =>
  /(TOKEN|SECRET|PASSWORD|PASSPHRASE|KEY)(_\d+)?$/.test(name) || ofThisMachine.includes(name) || isCredential(name);

/** True for a variable that may stand in for a credential of a target. */
export const isCredentialSource = (name: string): boolean => isOwnName(name) && !ofThisMachine.includes(name);

const isCredential = (name: string) =>
  !name.endsWith('_ACCOUNT_ID') &&
  [...credentialVariables, ...loginVariables].some(({ names }) => names.includes(name));
