import { isObject } from '../../../../specs/json/json.ts';
import { roles as knownRoles } from '../access/default-permissions.ts';
import { hasPermission } from '../access/permissions.ts';
import type { RocketChatEvent } from '../events.ts';
import type { RocketChatHandlers } from '../handler.ts';
import { createId, createSecret } from '../ids.ts';
import { isBlockedUsername } from '../input/reserved-names.ts';
import { createRefusal, Refusal } from '../refusal.ts';
import type { RocketChatTables, User } from '../tables.ts';
import { filterBy } from '../views/filter.ts';
import { readUserQuery, toShownUser } from '../views/listed-users.ts';
import { sortBy, toPage } from '../views/page.ts';
import { toFields } from '../views/project.ts';
import { defaultChannel } from '../views/room.ts';
import { toCreatedUser, toPublicUserInfo, toUserInfo, toWholeUser } from '../views/user.ts';
import { assertNameIsPlain } from './assert-name.ts';
import { findRoom } from './find-room.ts';
import { toRoomsPart, toServicesPart } from './user-details.ts';

export const users = {
  'post-api-v1-users.create'({ tables, request, now, append }) {
    const wanted = request.body ?? {};
    // A form may lack fields. They are refused like empty ones.
    const { name = '', email = '', password: digest = '', username = '', roles = ['user'] } = wanted;
    assertAcceptable(tables, { name, email, password: digest, username, roles: wanted.roles });
    const { requirePasswordChange } = wanted;
    const user = createId(tables.seed, 'user', tables.userOrder.length);
    // A random password is not part of any response, as on real servers.
    const password = wanted.setRandomPassword
      ? { password: createSecret(tables.seed, 'password', tables.userOrder.length) }
      : { passwordDigest: digest };
    // Null leaves a field out.
    const [active, nickname, bio] = [wanted.active ?? undefined, wanted.nickname ?? undefined, wanted.bio ?? undefined];
    const given = { user, username, name, email, roles, ...password, utcOffset: 0, active, nickname, bio };
    const created: RocketChatEvent = { type: 'user.created', at: now, ...given, verified: wanted.verified ?? false };
    append(typeof requirePasswordChange === 'boolean' ? { ...created, requirePasswordChange } : created);
    const general = findRoom(tables, defaultChannel, 'c');
    if (general && wanted.joinDefaultChannels !== false) {
      append({ type: 'room.joined', at: now, room: general.id, user });
    }
    const row = tables.users.get(user);
    if (!row) throw new Error('The new user is missing from the tables.');
    return { user: toCreatedUser(row), success: true };
  },

  'get-api-v1-users.info'(call) {
    const { tables, caller, values, appliesDeviation } = call;
    const user = findUser(tables, values);
    if (!user) throw new Refusal('unknown', { error: 'User not found.' });
    const canViewAllInfo = user === caller || hasPermission(tables, caller, 'view-full-other-user-info');
    const isPublic = !canViewAllInfo && appliesDeviation('rocketchat-others-are-seen-in-part');
    const shown = isPublic ? toPublicUserInfo(user) : toUserInfo(user, canViewAllInfo);
    const more = appliesDeviation('rocketchat-users-info-adds-rooms-and-services')
      ? { ...toServicesPart(call, user), ...toRoomsPart(call, user) }
      : {};
    return { user: { ...shown, ...more }, success: true };
  },

  'get-api-v1-users.list'({ tables, caller, values, appliesDeviation }) {
    const mayView = hasPermission(tables, caller, 'view-full-other-user-info');
    const seesAll = mayView || !appliesDeviation('rocketchat-others-are-seen-in-part');
    const fields = toFields(values.fields);
    const requested = isObject(values.query) ? values.query : {};
    const query = values.isFiltered ? readUserQuery(requested, fields, seesAll) : {};
    const found = tables.userOrder.filter((user) => filterBy([toWholeUser(user)], query).length > 0);
    const { email } = values;
    const wanted =
      email === undefined || appliesDeviation('rocketchat-users-list-ignores-email')
        ? found
        : found.filter((user) => user.email.toLowerCase() === String(email).toLowerCase());
    const shown = wanted.map((user) => toShownUser(user, fields, seesAll));
    const all = sortBy(shown, values.sort, 'username');
    const { items, ...page } = toPage(all, values, 'pipeline');
    return { users: items, ...page, success: true };
  },
} satisfies Partial<RocketChatHandlers>;

/**
 * Finds the user of users.info. The id takes precedence over the name, as in 6.14 (app/api/server/v1/users.ts, read).
 */
function findUser(
  { users, usernames, userOrder }: RocketChatTables,
  values: { userId?: unknown; username?: unknown; email?: unknown },
): User | undefined {
  const { userId, username, email } = values;
  if (userId) return users.get(String(userId));
  if (username) return users.get(usernames.get(String(username).toLowerCase()) ?? '');
  return userOrder.find((user) => user.email.toLowerCase() === String(email).toLowerCase());
}

interface NewUser {
  name: string;
  email: string;
  /** Digest of the password. */
  password: string;
  username: string;
  roles?: string[];
}

/** Throws a {@link Refusal} for invalid fields that a schema cannot describe. */
function assertAcceptable(tables: RocketChatTables, { name, email, password, username, roles }: NewUser): void {
  assertNameIsPlain(name);
  for (const [field, value] of Object.entries({ Name: name, Email: email, Username: username, Password: password })) {
    if (value.trim() !== '') continue;
    throw createRefusal('invalid', `The field ${field} is required`, 'error-the-field-is-required');
  }
  if (!/^[0-9a-zA-Z-_.]+$/.test(username)) {
    throw createRefusal('invalid', `${username} is not a valid username`, 'error-input-is-not-a-valid-field');
  }
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
    throw createRefusal('invalid', `Invalid email ${email}`, 'error-invalid-email');
  }
  if (roles?.some((role) => !knownRoles.some((known) => known === role))) {
    const details = { method: 'insertOrUpdateUser', action: 'Assign_role' };
    throw createRefusal('invalid', 'The field Roles consist invalid role id', 'error-action-not-allowed', details);
  }
  if (isBlockedUsername(username)) {
    const details = { method: 'checkUsernameAvailability', field: username };
    throw createRefusal('invalid', `${username} is blocked and can't be used!`, 'error-blocked-username', details);
  }
  const isTaken = { [username]: tables.usernames.has(username.toLowerCase()) };
  isTaken[email] ||= tables.userOrder.some((user) => user.email.toLowerCase() === email.toLowerCase());
  for (const [field, taken] of Object.entries(isTaken)) {
    if (taken) throw createRefusal('invalid', `${field} is already in use :(`, 'error-field-unavailable');
  }
}
