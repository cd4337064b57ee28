import { toIso } from '../../../time/iso.ts';
import type { User } from '../tables.ts';

/** Nobody is connected: the mock speaks HTTP only. */
const presence = 'offline';

const toType = ({ roles }: User) => (roles.includes('bot') ? 'bot' : 'user');

const toEmails = ({ email, verified }: User) => [{ address: email, verified }];

/** As others' records refer to them. */
export const toPlainUser = ({ id, username }: User) => ({ _id: id, username });
export const toNamedUser = ({ id, username, name }: User) => ({ _id: id, username, name });

/** One's own record, as login shows it. */
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

/** As users.list shows them. */
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

/** All that a server would show of them to anybody. */
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

/** As users.info shows them. */
export function toUserInfo(user: User, canViewAllInfo: boolean) {
  const { bio: _, nickname: __, ...whole } = toWholeUser(user);
  return { ...whole, canViewAllInfo };
}

/**
 * As users.info shows others to those who may not view their full information (Rocket.Chat 6.14,
 * app/lib/server/functions/getFullUserData.ts; read).
 */
export function toPublicUserInfo(user: User) {
  const { emails, roles, createdAt, lastLogin, requirePasswordChange, statusConnection, ...rest } = toUserInfo(
    user,
    false,
  );
  return rest;
}

/** As users.create answers. */
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
