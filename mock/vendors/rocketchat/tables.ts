import { Column } from '../../state/columns.ts';
import { DayCounts } from '../../state/day-counts.ts';
import type { RoomType } from './events.ts';

/** A whole workspace. */
export interface RocketChatTables {
  seed: number;
  users: Map<string, User>;
  /** Id of the user by token. */
  tokens: Map<string, string>;
  /** Tokens ever issued, revoked ones too: the next one's number. */
  tokensIssued: number;
  /** Roles by permission. */
  permissions: Map<string, string[]>;
  rooms: Map<string, Room>;
  /** Rooms and users by the number that message rows hold. */
  roomOrder: Room[];
  userOrder: User[];
  messages: Messages;
  /** Messages by day of the server's zone (UTC). */
  messagesByDay: DayCounts;
}

export interface User {
  id: string;
  index: number;
  username: string;
  name: string;
  email: string;
  roles: string[];
  password: string;
  /** Hours east of UTC. */
  utcOffset: number;
}

export interface Room {
  id: string;
  index: number;
  t: RoomType;
  name?: string;
  usernames: string[];
}

/** Rows in order of arrival; row = number of the message − 1. Instants are milliseconds since 1970. */
export class Messages {
  length = 0;
  sentAt = new Column('f64');
  room = new Column('u32');
  user = new Column('u32');
  isDeleted = new Column('u8');
}

export function createTables(seed: number): RocketChatTables {
  return {
    seed,
    users: new Map(),
    tokens: new Map(),
    tokensIssued: 0,
    permissions: new Map(),
    rooms: new Map(),
    roomOrder: [],
    userOrder: [],
    messages: new Messages(),
    messagesByDay: new DayCounts(),
  };
}
