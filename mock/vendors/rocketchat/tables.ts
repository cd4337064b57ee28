import { Column, References } from '../../state/columns.ts';
import { DayCounts } from '../../state/day-counts.ts';
import { Series } from '../../state/series.ts';
import { defaultPermissions } from './default-permissions.ts';
import type { RoomType } from './events.ts';

/** A whole workspace. Instants are milliseconds since 1970. */
export interface RocketChatTables {
  seed: number;
  users: Map<string, User>;
  /** Ids of users by name in small letters, as names are compared. */
  usernames: Map<string, string>;
  /** Tokens, and whose they are, by digest. */
  tokens: Map<string, { token: string; user: string }>;
  /** Tokens ever issued, revoked ones too: the next one's number. */
  tokensIssued: number;
  /** When tokens die that do, the first first. */
  expiries: { at: number; token: string }[];
  permissions: Map<string, Permission>;
  /** Rooms that exist. */
  rooms: Map<string, Room>;
  /** Rooms and users by the number that message rows hold; deleted rooms too, whose messages still count. */
  roomOrder: Room[];
  userOrder: User[];
  messages: Messages;
  /** Messages and new users by day of the server's zone (UTC). */
  messagesByDay: DayCounts;
  usersByDay: DayCounts;
  /** Who was active in which hour, and on which day of UTC: its start and the user's number, each pair once. See activity.ts. */
  activeHours: Series;
  activeDays: Series;
  lastLogin?: number;
}

export interface User {
  id: string;
  index: number;
  username: string;
  name: string;
  email: string;
  roles: string[];
  /** Of a user whom somebody created over the API only the digest is known. */
  password?: string;
  passwordDigest?: string;
  utcOffset: number;
  createdAt: number;
  active: boolean;
  verified: boolean;
  nickname?: string;
  bio?: string;
  requirePasswordChange: boolean;
  lastLogin?: number;
  /** Start of the hour that activity last noted. */
  lastActiveHour?: number;
}

export interface Permission {
  roles: string[];
  /** Undefined until somebody changes it. */
  updatedAt?: number;
}

export interface Room {
  id: string;
  index: number;
  t: RoomType;
  name?: string;
  /** The user's number. */
  creator: number;
  /** When each came, by the user's number. */
  members: Map<number, number>;
  readOnly: boolean;
  createdAt: number;
  updatedAt: number;
  deletedAt?: number;
  /** Messages that are not deleted. */
  msgs: number;
  messagesByDay: DayCounts;
  /** Number of the latest message, deleted or not; 0: none. */
  latest: number;
}

/** Rows in order of arrival; row = number of the message − 1. */
export class Messages {
  length = 0;
  sentAt = new Column('f64');
  room = new Column('u32');
  user = new Column('u32');
  isDeleted = new Column('u8');
  /** Number of the message before it in its room, by time; 0: none. */
  before = new Column('u32');
  /** Only of messages that somebody wrote; see seed/texts.ts for the others. */
  text = new References<string>();
}

export function createTables(seed: number): RocketChatTables {
  return {
    seed,
    users: new Map(),
    usernames: new Map(),
    tokens: new Map(),
    tokensIssued: 0,
    expiries: [],
    permissions: new Map(Object.entries(defaultPermissions).map(([id, roles]) => [id, { roles: [...roles] }])),
    rooms: new Map(),
    roomOrder: [],
    userOrder: [],
    messages: new Messages(),
    messagesByDay: new DayCounts(),
    usersByDay: new DayCounts(),
    activeHours: new Series(),
    activeDays: new Series(),
  };
}
