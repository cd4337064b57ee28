import { toIso } from '../../../time/iso.ts';
import type { User } from '../tables.ts';

/** The mock has HTTP only, so no user is ever connected. */
const presence = 'offline';

const toType = ({ roles }: User) => (roles.includes('bot') ? 'bot' : 'user');

const toEmails = ({ email, verified }: User) => [{ address: email, verified }];

/** A user as a reference in other records. */
export const toPlainUser = ({ id, username }: User) => ({ _id: id, username });
export const toNamedUser = ({ id, username, name }: User) => ({ _id: id, username, name });

/** The caller's own record in the response of a login. */
export function toMe(user: User, origin: string) {
  const { id, username, name, roles, utcOffset, active } = user;
  return {
    _id: id,
    name,
    emails: toEmails(user),
    status: presence,
    statusConnection: presence,
    username,
    utcOffset,
    active,
    roles,
    settings: { preferences: {} },
    avatarUrl: `${origin}/avatar/${encodeURIComponent(username)}`,
  };
}

/** A user in the response of users.list. */
export function toListedUser(user: User) {
  const { id, username, name, roles, active, lastLogin } = user;
  return {
    _id: id,
    username,
    emails: toEmails(user),
    type: toType(user),
    status: presence,
    active,
    roles,
    name,
    ...(lastLogin === undefined ? {} : { lastLogin: toIso(lastLogin) }),
    nameInsensitive: name.toLowerCase(),
  };
}

/** A user with all fields that a server shows to any caller. */
export function toWholeUser(user: User) {
  const { nameInsensitive: _, ...listed } = toListedUser(user);
  const { createdAt, requirePasswordChange, utcOffset, bio, nickname } = user;
  return {
    ...listed,
    createdAt: toIso(createdAt),
    requirePasswordChange,
    statusConnection: presence,
    utcOffset,
    ...(bio === undefined ? {} : { bio }),
    ...(nickname === undefined ? {} : { nickname }),
  };
}

/** A user in the response of users.info. */
export function toUserInfo(user: User, canViewAllInfo: boolean) {
  const { bio: _, nickname: __, ...whole } = toWholeUser(user);
  return { ...whole, canViewAllInfo };
}

/**
 * A user in the response of users.info for callers without the permission to view full information (Rocket.Chat 6.14,
 * app/lib/server/functions/getFullUserData.ts; read).
 */
export function toPublicUserInfo(user: User) {
  const { emails, roles, createdAt, lastLogin, requirePasswordChange, statusConnection, ...rest } = toUserInfo(
    user,
    false,
  );
  return rest;
}

/** A user in the response of users.create. */
export function toCreatedUser(user: User) {
  const { id, username, name, roles, active, createdAt, bio, nickname, requirePasswordChange } = user;
  return {
    _id: id,
    createdAt: toIso(createdAt),
    username,
    emails: toEmails(user),
    type: toType(user),
    roles,
    status: presence,
    active,
    _updatedAt: toIso(createdAt),
    ...(bio === undefined ? {} : { bio }),
    name,
    ...(nickname === undefined ? {} : { nickname }),
    requirePasswordChange,
    settings: {},
  };
}
