import type { Client } from '../client.ts';

// A model of a workspace in plain arrays: users, rooms and writes.

export interface World {
  /** Time of the initial state, before all writes. */
  beginning: number;
  now: number;
  users: User[];
  /** In order of creation, including deleted ones. */
  rooms: Room[];
  messages: Message[];
  /** Logins over REST. Their sessions are never closed. */
  logins: { at: number; user: string }[];
  sessions: Session[];
  /** Roles by permission. */
  permissions: Record<string, string[]>;
}

export interface User {
  id: string;
  username: string;
  roles: string[];
  at: number;
  /** Known only for users that the test created. */
  password?: string;
}

export interface Room {
  id: string;
  t: 'c' | 'p' | 'd';
  name?: string;
  /** Names of the members, for rooms in which only members may write. */
  usernames: string[];
  creator: string;
  at: number;
  updatedAt: number;
  isDeleted: boolean;
}

export interface Message {
  id: string;
  room: Room;
  author: string;
  at: number;
  isDeleted: boolean;
}

export interface Session {
  user: User;
  headers: Record<string, string>;
  isOver: boolean;
}

export const seesDashboard = 'view-engagement-dashboard';

/** Whether one of a user's roles has a permission. The creator of a room is its owner. */
export function isAllowed(world: World, user: User, permission: string, room?: Room): boolean {
  const roles = room?.creator === user.id ? [...user.roles, 'owner'] : user.roles;
  return roles.some((role) => world.permissions[permission]?.includes(role));
}

interface Page {
  users: { _id: string; username: string; roles: string[] }[];
  channels: { _id: string; u: { _id: string } }[];
  groups: { _id: string; u: { _id: string } }[];
}

interface DashboardPage {
  channels: {
    room: Pick<Room, 't' | 'name'> & { _id: string; usernames?: string[]; ts: string; _updatedAt: string };
  }[];
}

/** Reads the initial state of a workspace. Every printed identity has a session. */
export async function lookAround(now: number, clients: readonly [admin: Client, ...others: Client[]]): Promise<World> {
  const [admin] = clients;
  const users: User[] = [];
  for (const { _id: id, username, roles } of (await admin.read<Page>('users.list?count=0')).users) {
    const { user } = await admin.read<{ user: { createdAt: string } }>(`users.info?userId=${id}`);
    users.push({ id, username, roles, at: Date.parse(user.createdAt) });
  }
  const sessions = clients.map(({ userId, headers }) => {
    const user = users.find(({ id }) => id === userId);
    if (!user) throw new Error(`User ${userId} not found.`);
    return { user, headers, isOver: false };
  });

  // Without messages, all rooms have the same rank, and are listed in order of creation.
  const time = new Date(now).toISOString();
  const list = `engagement-dashboard/channels/list?start=${time}&end=${time}&count=0`;
  const rooms = (await admin.read<DashboardPage>(list)).channels.map(({ room }): Room => {
    const { _id: id, t, name, usernames = [], ts, _updatedAt } = room;
    const times = { at: Date.parse(ts), updatedAt: Date.parse(_updatedAt) };
    return { id, t, ...(name === undefined ? {} : { name }), usernames, creator: '', ...times, isDeleted: false };
  });
  const find = (wanted: string) => rooms.find(({ id }) => id === wanted);
  for (const { _id, u } of (await admin.read<Page>('channels.list?count=0')).channels) {
    const room = find(_id);
    if (room) room.creator = u._id;
  }
  for (const [index, client] of clients.entries()) {
    for (const { _id, u } of (await client.read<Page>('groups.list?count=0')).groups) {
      const room = find(_id);
      if (room) room.creator = u._id;
      room?.usernames.push(sessions[index]?.user.username ?? '');
    }
  }

  const { update } = await admin.read<{ update: { _id: string; roles: string[] }[] }>('permissions.listAll');
  const permissions = Object.fromEntries(update.map(({ _id, roles }) => [_id, roles]));
  return { beginning: now, now, users, rooms, messages: [], logins: [], sessions, permissions };
}
