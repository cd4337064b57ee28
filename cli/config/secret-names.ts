import { credentialVariables, loginVariables } from '../flags/credential-variables.ts';

/** Variables of chatpact with a secret that no target may receive. The address of a log may contain a password. */
const ofThisMachine = ['CHATPACT_ADMIN_TOKEN', 'CHATPACT_KEY_PASSPHRASE', 'CHATPACT_LOG'];

/** Returns true for a variable of chatpact: `CHATPACT_*`. */
export const isOwnName = (name: string): boolean => /^CHATPACT_\w/.test(name);

/** Returns true for a variable that holds a secret, by its name or its use. URLs and reports must not contain its value. */
export const isSecretName = (name: string): boolean =>
  /(TOKEN|SECRET|PASSWORD|PASSPHRASE|KEY)(_\d+)?$/.test(name) || ofThisMachine.includes(name) || isCredential(name);

/** Returns true for a variable whose value may be sent to a target as a credential. */
export const isCredentialSource = (name: string): boolean => isOwnName(name) && !ofThisMachine.includes(name);

const isCredential = (name: string) =>
  !name.endsWith('_ACCOUNT_ID') &&
  [...credentialVariables, ...loginVariables].some(({ names }) => names.includes(name));
