import { isSameSecret, toDigest } from '../../../digest.ts';
import type { SchemeIdentity } from '../../../vendor-interface/identity.ts';
import type { TokenOwner } from '../tables.ts';
import { toToken } from './tokens.ts';

/** The security scheme of operations for platform apps, which manage accounts and users from outside. */
export const platformScheme = 'platformAppApiKey';

const token = toToken('platform', 1);

/**
 * The only platform app of the mock. It has access to every account.
 *
 * Source: Chatwoot 4.13.0, app/controllers/platform_controller.rb.
 */
export const platformApp: SchemeIdentity = {
  scheme: platformScheme,
  identity: { vendor: 'chatwoot', role: 'platform', name: 'Platform App', headers: { api_access_token: token } },
  credentials: { CHATPACT_CHATWOOT_PLATFORM_TOKEN: token },
};

/** The platform app as a caller. It is not a member of any account. */
export const platformCaller: TokenOwner = { kind: 'user', id: 0 };

/** Whether a digest belongs to the platform app's token. */
export function isPlatformToken(digest: string): boolean {
  return isSameSecret(digest, toDigest(token));
}
