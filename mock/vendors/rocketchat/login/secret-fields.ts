import { sealFields } from '../../../http/seal.ts';
import type { SecretsOfRequests } from '../../../vendor.ts';
import { sealPassword } from './passwords.ts';

/** Fields that are credentials: passwords, tokens of this server, and those of other services. */
const plain: SecretsOfRequests['fields'] = {
  password: sealPassword,
  ldapPass: sealPassword,
  crowdPassword: sealPassword,
  resume: 'token',
  token: 'token',
  loginToken: 'token',
  accessToken: 'token',
  identityToken: 'token',
  credentialToken: 'token',
  secret: 'token',
  code: 'token',
  oauth: withoutContents,
  cas: withoutContents,
};

/** A login with a second factor holds another one. */
export const secretFields: SecretsOfRequests['fields'] = { ...plain, totp: sealSecondFactor };

/** Of logins by another service only that they are some. */
function withoutContents(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? {} : value;
}

function sealSecondFactor(totp: unknown): unknown {
  return sealFields(totp, { code: 'token', login: (login) => sealFields(login, plain) });
}
