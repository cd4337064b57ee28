import type { RocketChatTables, Room, User } from '../tables.ts';

/** Whether one of a user's roles has a permission. The creator of a room has the role owner in it. */
export function hasPermission(tables: RocketChatTables, user: User, permission: string, room?: Room): boolean {
  const granted = tables.permissions.get(permission)?.roles ?? [];
  const held = room?.creator === user.index ? [...user.roles, 'owner'] : user.roles;
  return held.some((role) => granted.includes(role));
}
