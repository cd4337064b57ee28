import type { SecretsOfRequests } from '../../../vendor-interface/definition.ts';
import { hashSecretFields } from '../../../vendor-interface/hash-secret-fields.ts';
import { hashPassword } from './passwords.ts';

/** Body fields that hold credentials: passwords, and tokens of this server and of other services. */
const plain: SecretsOfRequests['fields'] = {
  password: hashPassword,
  ldapPass: hashPassword,
  crowdPassword: hashPassword,
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

/** All secret fields. A login with a second factor (`totp`) contains another login. */
export const secretFields: SecretsOfRequests['fields'] = { ...plain, totp: hashSecondFactor };

/** Removes the contents of a login through another service. */
function withoutContents(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? {} : value;
}

function hashSecondFactor(totp: unknown): unknown {
  return hashSecretFields(totp, { code: 'token', login: (login) => hashSecretFields(login, plain) });
}
