import { findAt } from '../../../specs/json/json.ts';
import type { LoginRefusal, VendorLogin } from '../../login/vendor-login.ts';

/** Patterns for the `error` of a response, or for its `message` if it has no `error`. */
const kinds: readonly [said: RegExp, kind: LoginRefusal['kind']][] = [
  [/^totp-required/, 'code-required'],
  [/^totp-invalid/, 'code-wrong'],
  [/^error-login-blocked/, 'blocked'],
  [/not[- ]activated|inactive/i, 'inactive'],
  [/^(unauthorized|403|incorrect password|user not found)/i, 'wrong'],
];

/**
 * Rocket.Chat's `POST /api/v1/login`. Sources: the published document, and `app/api/server/api.ts` and
 * `app/authentication/server/startup/index.js` of 6.14.
 */
export const login: VendorLogin = {
  variables: {
    full: {
      user: 'CHATPACT_ROCKETCHAT_USER',
      password: 'CHATPACT_ROCKETCHAT_PASSWORD',
      code: 'CHATPACT_ROCKETCHAT_CODE',
    },
    low: {
      user: 'CHATPACT_ROCKETCHAT_LOW_USER',
      password: 'CHATPACT_ROCKETCHAT_LOW_PASSWORD',
      code: 'CHATPACT_ROCKETCHAT_LOW_CODE',
    },
  },
  path: '/api/v1/login',
  begin: ({ user, password, code }) => ({ user, password, ...(code ? { code } : {}) }),
  read({ status, body }, { code }) {
    const [token, user] = ['/data/authToken', '/data/userId'].map((pointer) => findAt(body, pointer));
    if (status === 200 && typeof token === 'string' && typeof user === 'string') {
      const headers = { 'X-Auth-Token': token, 'X-User-Id': user };
      return { credentials: headers, logout: headers };
    }
    const said = ['/error', '/message'].map((pointer) => findAt(body, pointer) ?? '').map(String);
    const kind = kinds.find(([pattern]) => said.some((text) => pattern.test(text)))?.[1] ?? 'other';
    // Some versions answer a wrong code by asking for a code again.
    const isWrongCode = kind === 'code-required' && code !== undefined;
    return { refused: { kind: isWrongCode ? 'code-wrong' : kind, said: said.find((text) => text !== '') ?? '' } };
  },
  logout: { method: 'POST', path: '/api/v1/logout' },
};
