/**
 * Events of a Rocket.Chat workspace. Only events change its tables. An event contains all ids and times, so that a
 * replay has the same result. `at` is milliseconds since 1970.
 *
 * User and room ids have the vendor's format (17 characters). Messages are numbered from 1 in the order of their
 * events; ids.ts converts between the number and the id on the wire.
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
      /** Digest of a password that was set over the API, in place of the password. */
      passwordDigest?: string;
      /** Hours east of UTC. */
      utcOffset: number;
      /** Inactive users cannot log in. Default: true. */
      active?: boolean;
      /** Whether the email address is verified. Default: true. */
      verified?: boolean;
      nickname?: string;
      bio?: string;
      requirePasswordChange?: boolean;
    }
  /** Sets the server's time zone, also for the past: all days are recounted. */
  | { type: 'timezone.set'; at: number; timezone: string }
  /** A login over REST, which opens a session that is never closed. */
  | { type: 'user.logged_in'; at: number; user: string; userAgent?: string | null }
  /**
   * A WebSocket session of a user, logged in at `at`. Sessions are numbered from 1 in the order of their events,
   * including logins over REST. A session without `closedAt` is open. `userAgent` is the header of the connection, null
   * for no header. Default: the header of a browser.
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
  /** The user logged out, and the socket stays open. */
  | { type: 'session.logged_out'; at: number; session: number }
  /** A token without `expiresAt` is valid until it is revoked. */
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
  /** The author becomes a member of the room. Seeded messages have no `text`: seed/texts.ts generates it when read. */
  | { type: 'message.sent'; at: number; message: number; room: string; user: string; text?: string }
  | { type: 'message.deleted'; at: number; message: number };

/** c: channel, p: private group, d: direct messages. */
export const roomTypes = ['c', 'p', 'd'] as const;
export type RoomType = (typeof roomTypes)[number];
