import type { RocketChatBody } from '../../../../specs/bodies.ts';
import { isSameSecret, toPasswordDigest } from '../../../digest.ts';
import { Fault } from '../../../fault.ts';
import { day } from '../../../time/zone.ts';
import type { RocketChatHandler } from '../handler.ts';
import { createSecret } from '../ids.ts';
import type { RocketChatTables, User } from '../tables.ts';
import { defaultPreferences, toMe } from '../views/user.ts';

/** Digests, but for the name. */
interface Credentials {
  user?: string;
  password?: string;
  resume?: string;
}

/** How long a login lasts, unless the server's settings say otherwise. */
const lifetime = 90 * day;

export const authentication: Record<string, RocketChatHandler> = {
  'post-api-v1-login'({ tables, request, now, append }) {
    const { user: name, password, resume } = (request.body ?? {}) as Credentials;
    const held = resume === undefined ? undefined : tables.tokens.get(resume);
    const resumed = tables.users.get(held?.user ?? '');
    const user = resumed ?? findUser(tables, name, password);
    if (!user?.active) throw new Fault('unrecognised');
    const token = resumed && held ? held.token : createSecret(tables.seed, 'token', tables.tokensIssued);
    if (!resumed) append({ type: 'token.issued', at: now, user: user.id, token, expiresAt: now + lifetime });
    append({ type: 'user.logged_in', at: now, user: user.id });
    const body: RocketChatBody<'post-api-v1-login'> = {
      status: 'success',
      data: { userId: user.id, authToken: token, me: toMe(user, request.origin) },
    };
    return body;
  },

  'post-api-v1-logout'({ tables, request, now, append }) {
    const held = tables.tokens.get(request.credentials['x-auth-token'] ?? '');
    append({ type: 'token.revoked', at: now, token: held?.token ?? '' });
    const body: RocketChatBody<'post-api-v1-logout'> = {
      status: 'success',
      data: { message: "You've been logged out!" },
    };
    return body;
  },

  'get-api-v1-me'({ caller, request }) {
    const body: RocketChatBody<'get-api-v1-me'> = {
      ...toMe(caller, request.origin),
      settings: { preferences: defaultPreferences },
      success: true,
    };
    return body;
  },
};

function findUser(tables: RocketChatTables, name: string | undefined, password: string | undefined): User | undefined {
  if (!name || !password) return undefined;
  const id = tables.usernames.get(name.toLowerCase());
  const user = id === undefined ? tables.userOrder.find(({ email }) => email === name) : tables.users.get(id);
  const known = user?.passwordDigest ?? (user?.password && toPasswordDigest(user.password));
  return known && isSameSecret(known, password) ? user : undefined;
}
