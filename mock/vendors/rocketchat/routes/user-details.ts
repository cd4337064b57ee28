import { hasPermission } from '../access/permissions.ts';
import type { RocketChatCall, RocketChatCallOf } from '../handler.ts';
import type { User } from '../tables.ts';
import { listSubscriptions } from '../views/subscription.ts';

// Optional parts of the response of users.info (Rocket.Chat 6.14, app/api/server/v1/users.ts and
// app/lib/server/functions/getFullUserData.ts; read).

/** The user's rooms, if the caller requests them and has the permission. */
export function toRoomsPart({ tables, caller, values }: RocketChatCallOf<'get-api-v1-users.info'>, user: User) {
  const isAllowed = user === caller || hasPermission(tables, caller, 'view-other-user-channels');
  return values.fields?.userRooms === 1 && isAllowed ? { rooms: listSubscriptions(tables, user) } : {};
}

/** The user's login methods, without secrets, for the user's own record only. The mock lists no login tokens. */
export function toServicesPart({ caller }: RocketChatCall, user: User) {
  return user === caller ? { services: { password: true, resume: { loginTokens: [] } } } : {};
}
