/**
 * What can happen in a Rocket.Chat workspace. Events are all that ever changes its tables; they carry the ids and
 * times already decided. `at` is milliseconds since 1970.
 *
 * User and room ids are the vendor's (17 characters). Messages are numbered from 1; what is on the wire is made from
 * the number, because millions of strings would be kept for nothing.
 */
export type RocketChatEvent =
  | {
      type: 'user.created';
      at: number;
      user: string;
      username: string;
      name: string;
      email: string;
      roles: string[];
      password: string;
      /** Hours east of UTC. */
      utcOffset: number;
    }
  | { type: 'token.issued'; at: number; user: string; token: string }
  | { type: 'permission.updated'; at: number; permission: string; roles: string[] }
  | {
      type: 'room.created';
      at: number;
      room: string;
      t: RoomType;
      /** Channels and groups have a name, direct messages have members. */
      name?: string;
      usernames: string[];
      creator: string;
    }
  | { type: 'message.sent'; at: number; message: number; room: string; user: string }
  | { type: 'message.deleted'; at: number; message: number };

/** c: channel, p: private group, d: direct messages. */
export type RoomType = 'c' | 'p' | 'd';
