import { createHmac } from 'node:crypto';
import type { RocketChatBody } from '../../../../specs/bodies.ts';
import { Fault } from '../../../fault.ts';
import type { RocketChatHandler } from '../handler.ts';
import type { RocketChatTables, User } from '../tables.ts';

interface Credentials {
  user?: string;
  password?: string;
  resume?: string;
}

export const authentication: Record<string, RocketChatHandler> = {
  'post-api-v1-login'({ tables, request, now, append }) {
    const { user: name, password, resume } = (request.body ?? {}) as Credentials;
    const resumed = resume === undefined ? undefined : tables.users.get(tables.tokens.get(resume) ?? '');
    const user = resumed ?? findUser(tables, name, password);
    if (!user) throw new Fault('unrecognised');
    const token = resumed && resume ? resume : createToken(tables);
    if (!resumed) append({ type: 'token.issued', at: now, user: user.id, token });
    const body: RocketChatBody<'post-api-v1-login'> = {
      status: 'success',
      data: { userId: user.id, authToken: token, me: toMe(user, request.origin) },
    };
    return body;
  },
};

function findUser(tables: RocketChatTables, name: string | undefined, password: string | undefined): User | undefined {
  if (!name || !password) return undefined;
  const user = tables.userOrder.find((each) => each.username === name || each.email === name);
  return user?.password === password ? user : undefined;
}

/** 43 characters like the vendor's, decided by the seed and how many were issued before: the same run, the same token. */
function createToken({ seed, tokensIssued }: RocketChatTables): string {
  return createHmac('sha256', `chatpact ${seed}`).update(`token ${tokensIssued}`).digest('base64url');
}

/** The user's own record, as login and `me` show it. */
function toMe({ id, username, name, email, roles, utcOffset }: User, origin: string) {
  return {
    _id: id,
    name,
    emails: [{ address: email, verified: true }],
    status: 'offline',
    statusConnection: 'offline',
    username,
    utcOffset,
    active: true,
    roles,
    settings: { preferences: {} },
    avatarUrl: `${origin}/avatar/${encodeURIComponent(username)}`,
  };
}
