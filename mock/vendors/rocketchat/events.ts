/**
 * What can happen in a Rocket.Chat workspace. Events are all that ever changes its tables; they carry the ids and
 * times already decided. `at` is milliseconds since 1970.
 *
 * User and room ids are the vendor's (17 characters). Messages are numbered from 1 in the order in which they are told;
 * ids.ts makes what is on the wire from the number.
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
      password?: string;
      /** In place of a password that somebody chose over the API. */
      passwordDigest?: string;
      /** Hours east of UTC. */
      utcOffset: number;
      /** Who is not can't log in. Default: true. */
      active?: boolean;
      /** The address is. Default: true. */
      verified?: boolean;
      nickname?: string;
      bio?: string;
      requirePasswordChange?: boolean;
    }
  /** The server's zone, as if it always had been: every day is counted anew. */
  | { type: 'timezone.set'; at: number; timezone: string }
  /** Over REST: a session that nobody closes. */
  | { type: 'user.logged_in'; at: number; user: string; userAgent?: string | null }
  /**
   * A socket of a user, logged in at `at`. Sessions are numbered from 1 in the order in which they are told, those
   * of logins over REST among them. One without
   * `closedAt` is open. `userAgent` is the header of the connection, null for none; absent: a browser's.
   */
  | {
      type: 'session';
      at: number;
      session: number;
      user: string;
      closedAt?: number;
      logoutAt?: number;
      userAgent?: string | null;
    }
  | { type: 'session.closed'; at: number; session: number }
  /** The user logged out, and the socket is still there. */
  | { type: 'session.logged_out'; at: number; session: number }
  /** A token without an expiry lasts until it is revoked. */
  | { type: 'token.issued'; at: number; user: string; token: string; expiresAt?: number }
  | { type: 'token.revoked'; at: number; token: string }
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
      readOnly?: boolean;
    }
  | { type: 'room.joined'; at: number; room: string; user: string }
  | { type: 'room.deleted'; at: number; room: string }
  /** Who writes in a room is in it from then on. Seeded messages have no text of their own: seed/texts.ts makes it. */
  | { type: 'message.sent'; at: number; message: number; room: string; user: string; text?: string }
  | { type: 'message.deleted'; at: number; message: number };

/** c: channel, p: private group, d: direct messages. */
export const roomTypes = ['c', 'p', 'd'] as const;
export type RoomType = (typeof roomTypes)[number];
