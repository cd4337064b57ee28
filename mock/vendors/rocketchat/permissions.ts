import type { RocketChatTables, Room, User } from './tables.ts';

/** Roles that every server has. The last three are held in a room, not in the workspace. */
export const roles = [
  'admin',
  'user',
  'guest',
  'bot',
  'app',
  'anonymous',
  'livechat-agent',
  'livechat-manager',
  'livechat-monitor',
  'auditor',
  'auditor-log',
  'owner',
  'moderator',
  'leader',
] as const;

/** Who may do what on a server that nobody has changed: those permissions that a chat and its reports touch. */
export const defaultPermissions: Readonly<Record<string, readonly string[]>> = {
  'access-permissions': ['admin'],
  'add-user-to-any-c-room': ['admin'],
  'add-user-to-any-p-room': [],
  'add-user-to-joined-room': ['admin', 'owner', 'moderator'],
  'api-bypass-rate-limit': ['admin', 'bot', 'app'],
  'archive-room': ['admin', 'owner'],
  'assign-admin-role': ['admin'],
  'assign-roles': ['admin'],
  'create-c': ['admin', 'user', 'bot', 'app'],
  'create-d': ['admin', 'user', 'bot', 'app'],
  'create-p': ['admin', 'user', 'bot', 'app'],
  'create-personal-access-tokens': ['admin', 'user'],
  'create-user': ['admin'],
  'delete-c': ['admin', 'owner'],
  'delete-d': ['admin'],
  'delete-message': ['admin', 'owner', 'moderator'],
  'delete-own-message': ['admin', 'user'],
  'delete-p': ['admin', 'owner'],
  'delete-user': ['admin'],
  'edit-message': ['admin', 'owner', 'moderator'],
  'edit-other-user-info': ['admin'],
  'force-delete-message': ['admin', 'owner'],
  'message-impersonate': ['bot', 'app'],
  'post-readonly': ['admin', 'owner', 'moderator'],
  'view-c-room': ['admin', 'user', 'bot', 'app', 'anonymous'],
  'view-d-room': ['admin', 'user', 'bot', 'app', 'guest'],
  'view-engagement-dashboard': ['admin'],
  'view-full-other-user-info': ['admin'],
  'view-outside-room': ['admin', 'owner', 'moderator', 'user'],
  'view-p-room': ['admin', 'user', 'anonymous', 'guest'],
  'view-room-administration': ['admin'],
  'view-statistics': ['admin'],
  'view-user-administration': ['admin'],
};

/** Whether one of a user's roles has a permission; in a room, its creator is its owner. */
export function hasPermission(tables: RocketChatTables, user: User, permission: string, room?: Room): boolean {
  const granted = tables.permissions.get(permission)?.roles ?? [];
  const held = room?.creator === user.index ? [...user.roles, 'owner'] : user.roles;
  return held.some((role) => granted.includes(role));
}
