import { findAt } from '../../../specs/json/json.ts';
import type { LoginRefusal, VendorLogin } from '../../login/vendor-login.ts';

const sessionHeaders = ['access-token', 'client', 'uid'];

/**
 * Chatwoot's `POST /auth/sign_in`. It returns the user with their access token, and opens a session, which the logout
 * closes. Sources: `devise_overrides/sessions_controller.rb` and `api/v1/models/_user.json.jbuilder` of 4.13.0.
 */
export const login: VendorLogin = {
  variables: {
    full: { user: 'CHATPACT_CHATWOOT_EMAIL', password: 'CHATPACT_CHATWOOT_PASSWORD', code: 'CHATPACT_CHATWOOT_CODE' },
    low: {
      user: 'CHATPACT_CHATWOOT_LOW_EMAIL',
      password: 'CHATPACT_CHATWOOT_LOW_PASSWORD',
      code: 'CHATPACT_CHATWOOT_LOW_CODE',
    },
  },
  path: '/auth/sign_in',
  begin: ({ user, password }) => ({ email: user, password }),
  read({ status, headers, body }, { code }) {
    const token = findAt(body, '/data/access_token');
    if (status === 200 && typeof token === 'string') {
      const logout = Object.fromEntries(sessionHeaders.map((name) => [name, headers[name] ?? '']));
      return { credentials: { api_access_token: token }, logout };
    }
    const factor = findAt(body, '/mfa_token');
    if (status === 206 && typeof factor === 'string') {
      if (code) return { next: { mfa_token: factor, otp_code: code } };
      return { refused: { kind: 'code-required', said: 'mfa_required' } };
    }
    const said = String(findAt(body, '/errors/0') ?? findAt(body, '/error') ?? '');
    return { refused: { kind: toKind(status, said, findAt(body, '/error_code')), said } };
  },
  logout: { method: 'DELETE', path: '/auth/sign_out' },
};

function toKind(status: number, said: string, code: unknown): LoginRefusal['kind'] {
  if (code === 'user_not_confirmed' || /confirm/i.test(said)) return 'inactive';
  if (/otp|mfa|verification code/i.test(said)) return 'code-wrong';
  return status === 401 ? 'wrong' : 'other';
}
