import { Column, ReferenceColumn } from '../../state/columns.ts';
import { DayCounts } from '../../state/day-counts.ts';
import { InternedColumn } from '../../state/interned.ts';
import { Series } from '../../state/series.ts';
import { defaultPermissions } from './access/default-permissions.ts';
import type { RoomType } from './events.ts';

/** The tables of a workspace. Instants are milliseconds since 1970. */
export interface RocketChatTables {
  seed: number;
  users: Map<string, User>;
  /** User ids by lower-case username, because usernames are compared case-insensitively. */
  usernames: Map<string, string>;
  /** Tokens with their users' ids, by digest of the token. */
  tokens: Map<string, { token: string; user: string }>;
  /** Number of tokens issued so far, including revoked ones. */
  tokensIssued: number;
  /** Expiry times of tokens, earliest first. Tokens without an expiry are not listed. */
  expiries: { at: number; token: string }[];
  permissions: Map<string, Permission>;
  /** Rooms that are not deleted. */
  rooms: Map<string, Room>;
  /** Rooms and users by the index that message rows refer to. Includes deleted rooms, whose messages still count. */
  roomOrder: Room[];
  userOrder: User[];
  messages: Messages;
  /** The server's time zone (IANA name), which decides where days begin. */
  timezone: string;
  /** Messages and new users by day in the server's time zone. */
  messagesByDay: DayCounts;
  usersByDay: DayCounts;
  /** Sessions, and their numbers in order of login. For the records that reports read, see sessions.ts. */
  sessions: Sessions;
  logins: Series;
  lastLogin?: number;
}

export interface User {
  id: string;
  index: number;
  username: string;
  name: string;
  email: string;
  roles: string[];
  /** Absent for users created over the API, of whom only `passwordDigest` is stored. */
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
}

export interface Permission {
  roles: string[];
  /** Undefined until the permission is changed. */
  updatedAt?: number;
}

export interface Room {
  id: string;
  index: number;
  t: RoomType;
  name?: string;
  /** The user's index. */
  creator: number;
  /** When each member joined, by the user's index. */
  members: Map<number, number>;
  readOnly: boolean;
  createdAt: number;
  updatedAt: number;
  deletedAt?: number;
  /** Messages that are not deleted. */
  msgs: number;
  messagesByDay: DayCounts;
  /** Number of the latest message, including deleted ones; 0 if there is none. */
  latest: number;
}

/** Rows in order of the events; row = message number − 1. */
export class Messages {
  length = 0;
  sentAt = new Column('f64');
  room = new Column('u32');
  user = new Column('u32');
  isDeleted = new Column('u8');
  /** Number of the previous message in the room, by time; 0 if there is none. */
  before = new Column('u32');
  /** Texts of messages that were posted. For seeded messages see seed/texts.ts. */
  text = new ReferenceColumn<string>();
}

/** Rows in order of the events; row = session number − 1. `closedAt` and `logoutAt` are 0 if they did not happen. */
export class Sessions {
  length = 0;
  user = new Column('u32');
  loginAt = new Column('f64');
  closedAt = new Column('f64');
  logoutAt = new Column('f64');
  /** The User-Agent header of the connection; null if there was none, which means no device. */
  userAgent = new InternedColumn<string | null>(null);
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
    timezone: 'UTC',
    sessions: new Sessions(),
    logins: new Series(),
  };
}
