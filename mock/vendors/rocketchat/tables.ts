import { Column, References } from '../../state/columns.ts';
import { DayCounts } from '../../state/day-counts.ts';
import { Interned } from '../../state/interned.ts';
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
  /** The server's zone, by its name in the IANA database: a day begins at its midnight. */
  timezone: string;
  /** Messages and new users by day of the server's zone. */
  messagesByDay: DayCounts;
  usersByDay: DayCounts;
  /** Sessions, and their numbers in order of login. What reports see of them is said in sessions.ts. */
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

/** Rows in order of arrival; row = number of the session − 1. Instants are 0 where nothing happened. */
export class Sessions {
  length = 0;
  user = new Column('u32');
  loginAt = new Column('f64');
  closedAt = new Column('f64');
  logoutAt = new Column('f64');
  /** The header of the connection; null where there was none, and so no device. */
  userAgent = new Interned<string | null>(null);
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
