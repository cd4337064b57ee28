import { day } from '../../../time/zone.ts';
import type { RocketChatCallOf, RocketChatHandlers } from '../handler.ts';
import { createSecret } from '../ids.ts';
import { authenticateLogin } from '../login/authenticate-login.ts';
import { parseLoginAttempt } from '../login/login-attempt.ts';
import { documentedPreferences, licensedPreferences, observedPreferences } from '../views/preferences.ts';
import { toMe } from '../views/user.ts';

/** Lifetime of a login token by default. */
const tokenLifetimeMs = 90 * day;

/**
 * Revokes the caller's token. Other tokens of the caller stay valid (Rocket.Chat 6.14, app/api/server/api.ts; read).
 */
const logOut = ({ tables, request, now, append }: RocketChatCallOf<'post-api-v1-logout' | 'get-api-v1-logout'>) => {
  const held = tables.tokens.get(request.credentials['x-auth-token'] ?? '');
  append({ type: 'token.revoked', at: now, token: held?.token ?? '' });
  return {
    status: 'success',
    data: { message: "You've been logged out!" },
  };
};

export const authentication = {
  'post-api-v1-login'({ tables, request, now, append, version }) {
    const { user, token: held } = authenticateLogin(tables, parseLoginAttempt(request.body ?? {}), version);
    const token = held ?? createSecret(tables.seed, 'token', tables.tokensIssued);
    if (held === undefined)
      append({ type: 'token.issued', at: now, user: user.id, token, expiresAt: now + tokenLifetimeMs });
    append({ type: 'user.logged_in', at: now, user: user.id });
    return {
      status: 'success',
      data: { userId: user.id, authToken: token, me: toMe(user, request.origin) },
    };
  },

  'post-api-v1-logout': logOut,
  'get-api-v1-logout': logOut,

  'get-api-v1-me'({ caller, request, edition, appliesDeviation }) {
    const licensed = edition === 'enterprise' ? licensedPreferences : {};
    const preferences = appliesDeviation('rocketchat-me-has-other-preferences')
      ? { ...observedPreferences, ...licensed }
      : documentedPreferences;
    return {
      ...toMe(caller, request.origin),
      settings: { preferences },
      success: true,
    };
  },
} satisfies Partial<RocketChatHandlers>;
