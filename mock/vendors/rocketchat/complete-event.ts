import type { JsonObject } from '../../../specs/json/json.ts';
import type { ParameterProblem } from '../../../specs/schemas/validator.ts';
import { ApiError } from '../../api-error.ts';
import { toDigest } from '../../digest.ts';
import { isTimezone } from '../../time/zone.ts';
import { createProblem, eventTypes, validateEvent } from './event-schemas.ts';
import type { RocketChatEvent, RoomType } from './events.ts';
import { createId, createSecret, toDirectId } from './ids.ts';
import { findMessage } from './messages.ts';
import { findRoom } from './routes/find-room.ts';
import type { RocketChatTables } from './tables.ts';

type EventType = RocketChatEvent['type'];
type Written<Type extends EventType> = Partial<Extract<RocketChatEvent, { type: Type }>>;

/**
 * Completes an event that a user posted: fills in missing ids and resolves names to ids.
 *
 * @throws ApiError with all problems: `unknown` if the event only refers to missing resources, else `invalid`.
 */
export function completeEvent(tables: RocketChatTables, written: JsonObject): RocketChatEvent {
  const type = eventTypes.find((known) => known === written.type);
  if (!type) {
    throw new ApiError('invalid', [createProblem('/type', 'enum', `must be one of ${eventTypes.join(', ')}`)]);
  }
  const problems = validateEvent(type, written);
  if (problems.length > 0) throw new ApiError('invalid', problems);
  const references = new References(tables);
  const posted = { ...written, at: toInstant(written.at) };
  const complete = completions[type] as (tables: RocketChatTables, posted: unknown, names: References) => object;
  const { loginAt: _, ...event } = { ...posted, ...complete(tables, posted, references) } as RocketChatEvent & {
    loginAt?: unknown;
  };
  references.assertValid();
  return event;
}

const completions: {
  [Type in EventType]: (tables: RocketChatTables, posted: Written<Type>, names: References) => Written<Type>;
} = {
  'user.created'(tables, { user, username = '', roles = ['user'], password, passwordDigest, utcOffset = 0 }, names) {
    if (tables.usernames.has(username.toLowerCase())) names.addProblem('username', `${username} is taken`);
    if (user !== undefined && tables.users.has(user)) names.addProblem('user', `${user} is taken`);
    const count = tables.userOrder.length;
    return {
      user: user ?? createId(tables.seed, 'user', count),
      roles,
      // A user without a password gets a generated one, so that no password can be guessed.
      ...(passwordDigest === undefined && { password: password ?? createSecret(tables.seed, 'password', count) }),
      utcOffset,
    };
  },
  'timezone.set'(_, { timezone = '' }, names) {
    if (!isTimezone(timezone)) names.addProblem('timezone', 'is not a time zone of the IANA database');
    return {};
  },
  'user.logged_in': (_, { user }, names) => ({ user: names.user('user', user) }),
  session(tables, written, names) {
    const { at = 0, session, user } = written;
    const next = tables.sessions.length + 1;
    if (session !== undefined && session !== next)
      names.addProblem('session', `must be ${next}, the next session number`);
    const { loginAt, ...ends } = toInstants(written, ['loginAt', 'closedAt', 'logoutAt']);
    if (loginAt !== undefined && loginAt !== at) names.addProblem('loginAt', 'must equal at, the time of the event');
    for (const [field, end] of Object.entries(ends)) {
      if (end !== undefined && end < at) names.addProblem(field, 'is before the login');
    }
    return { ...ends, session: next, user: names.user('user', user) };
  },
  'session.closed': (_, { session, at }, names) => ({ session: names.session(session, at) }),
  'session.logged_out': (_, { session, at }, names) => ({ session: names.session(session, at) }),
  'token.issued'(tables, { user, token, expiresAt }, names) {
    if (token !== undefined && tables.tokens.has(toDigest(token))) names.addProblem('token', 'is taken');
    return {
      user: names.user('user', user),
      token: token ?? createSecret(tables.seed, 'token', tables.tokensIssued),
      ...(expiresAt === undefined ? {} : { expiresAt: toInstant(expiresAt) }),
    };
  },
  'token.revoked'(tables, { token = '' }, names) {
    if (!tables.tokens.has(toDigest(token))) names.addProblem('token', 'is not a token of any user', 'unknown');
    return {};
  },
  'permission.updated'(tables, { permission = '' }, names) {
    if (!tables.permissions.has(permission))
      names.addProblem('permission', `there is no permission ${permission}`, 'unknown');
    return {};
  },
  'room.created'(tables, { room, t, name, usernames = [], creator }, names) {
    if (t === 'd' && name !== undefined) names.addProblem('name', 'must not be set for direct messages');
    if (t !== 'd' && name === undefined) names.addProblem('name', 'is required');
    if (name !== undefined && findRoom(tables, name)?.name === name) names.addProblem('name', `${name} is taken`);
    if (room !== undefined && tables.rooms.has(room)) names.addProblem('room', `${room} is taken`);
    const members = usernames.map((username, index) => names.user(`usernames.${index}`, username));
    return {
      room: room ?? findDirectId(tables, t, members) ?? createId(tables.seed, 'room', tables.roomOrder.length),
      usernames: members.flatMap((id) => tables.users.get(id)?.username ?? []),
      creator: names.user('creator', creator),
    };
  },
  'room.joined': (_, { room, user }, names) => ({ room: names.room(room), user: names.user('user', user) }),
  'room.deleted': (_, { room }, names) => ({ room: names.room(room) }),
  'message.sent'(tables, { room, user, message }, names) {
    const next = tables.messages.length + 1;
    if (message !== undefined && message !== next)
      names.addProblem('message', `must be ${next}, the next message number`);
    return { room: names.room(room), user: names.user('user', user), message: next };
  },
  'message.deleted': (_, { message }, names) => ({ message: names.message(message) }),
};

/** The id for the direct room of two users; undefined if that room already exists. */
function findDirectId({ rooms }: RocketChatTables, t: RoomType | undefined, members: readonly string[]) {
  const id = t === 'd' ? toDirectId(members) : undefined;
  return id === undefined || rooms.has(id) ? undefined : id;
}

/** Resolves the references of an event, and collects problems. */
class References {
  readonly #problems: ParameterProblem[] = [];
  readonly #tables: RocketChatTables;

  constructor(tables: RocketChatTables) {
    this.#tables = tables;
  }

  addProblem(field: string, message: string, keyword = 'conflict'): void {
    this.#problems.push(createProblem(`/${field.replaceAll('.', '/')}`, keyword, message));
  }

  assertValid(): void {
    if (this.#problems.length === 0) return;
    const isUnknown = this.#problems.every(({ keyword }) => keyword === 'unknown');
    throw new ApiError(isUnknown ? 'unknown' : 'invalid', this.#problems);
  }

  user(field: string, idOrName = ''): string {
    const { users, usernames } = this.#tables;
    const id = users.has(idOrName) ? idOrName : usernames.get(idOrName.toLowerCase());
    if (id === undefined) this.addProblem(field, `there is no user ${idOrName}`, 'unknown');
    return id ?? '';
  }

  room(idOrName = ''): string {
    const room = findRoom(this.#tables, idOrName);
    if (!room) this.addProblem('room', `there is no room ${idOrName}`, 'unknown');
    return room?.id ?? '';
  }

  session(session = 0, at = 0): number {
    const { sessions } = this.#tables;
    if (session < 1 || session > sessions.length) {
      this.addProblem('session', `there is no session ${session}`, 'unknown');
    } else if (at < sessions.loginAt.get(session - 1)) {
      this.addProblem('at', 'is before the login');
    }
    return session;
  }

  message(numberOrId: number | string = 0): number {
    const { messages } = this.#tables;
    const exists = (number: number) => number >= 1 && number <= messages.length && !messages.isDeleted.get(number - 1);
    const number = typeof numberOrId === 'string' ? findMessage(this.#tables, numberOrId) : numberOrId;
    if (number !== undefined && exists(number)) return number;
    this.addProblem('message', `there is no message ${numberOrId}`, 'unknown');
    return 0;
  }
}

/** Converts the given fields that are present to milliseconds since 1970. */
function toInstants(written: object, fields: readonly string[]): Record<string, number | undefined> {
  const given = written as Record<string, unknown>;
  return Object.fromEntries(
    fields.flatMap((field) => (given[field] === undefined ? [] : [[field, toInstant(given[field])]])),
  );
}

function toInstant(at: unknown): number {
  return typeof at === 'number' ? at : Date.parse(String(at));
}
