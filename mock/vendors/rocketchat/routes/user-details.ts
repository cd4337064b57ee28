import type { RocketChatCall } from '../handler.ts';
import { hasPermission } from '../permissions.ts';
import type { User } from '../tables.ts';
import { listSubscriptions } from '../views/subscription.ts';

// What users.info adds to a user (Rocket.Chat 6.14, app/api/server/v1/users.ts and
// app/lib/server/functions/getFullUserData.ts; read).

/** The rooms that a user is in, to those who ask for them and may know. */
export function showRooms({ tables, caller, values }: RocketChatCall, user: User) {
  const fields = (values.fields ?? {}) as { userRooms?: unknown };
  const mayKnow = user === caller || hasPermission(tables, caller, 'view-other-user-channels');
  return fields.userRooms === 1 && mayKnow ? { rooms: listSubscriptions(tables, user) } : {};
}

/** How one logs in: to oneself only, and no secret. The mock keeps of a token neither its digest there nor its time. */
export function showServices({ caller }: RocketChatCall, user: User) {
  return user === caller ? { services: { password: true, resume: { loginTokens: [] } } } : {};
}
