import { Ajv, type ValidateFunction } from 'ajv';
import { once } from '../../../../once.ts';
import { Refusal } from '../refusal.ts';

// The validators of packages/rest-typings of Rocket.Chat 6.14 for the operations that have one. Value types are
// converted where the server converts them. AJV stops at the first error, and reports one error for each alternative.

const text = { type: 'string' };
const textOrNone = { type: 'string', nullable: true };
const flagOrNone = { type: 'boolean', nullable: true };
const object = (properties: object, required: string[]) => {
  return { type: 'object', properties, required, additionalProperties: false };
};
const infoBy = (name: string) => object({ [name]: text, includeUserRooms: text, fields: textOrNone }, [name]);
const directWith = (name: string) => object({ [name]: text, excludeSelf: { type: 'boolean' } }, [name]);
const channelBy = (name: string) => object({ [name]: text }, [name]);

const schemas = {
  newUser: object(
    {
      email: text,
      name: text,
      password: text,
      username: text,
      active: flagOrNone,
      bio: textOrNone,
      nickname: textOrNone,
      statusText: textOrNone,
      roles: { type: 'array', items: text },
      joinDefaultChannels: flagOrNone,
      requirePasswordChange: flagOrNone,
      setRandomPassword: flagOrNone,
      sendWelcomeEmail: flagOrNone,
      verified: flagOrNone,
      customFields: { type: 'object' },
      fields: textOrNone,
    },
    ['email', 'name', 'password', 'username'],
  ),
  userInfo: { anyOf: [infoBy('userId'), infoBy('username'), infoBy('importId')] },
  directRoom: { oneOf: [directWith('usernames'), directWith('username')] },
  channel: { oneOf: [channelBy('roomId'), channelBy('roomName')] },
  permissions: object(
    {
      permissions: {
        type: 'array',
        items: object({ _id: text, roles: { type: 'array', items: text, uniqueItems: true } }, ['_id', 'roles']),
      },
    },
    ['permissions'],
  ),
} as const satisfies Record<keyof Inputs, object>;

/** What the schemas accept, after the conversion of values. */
interface Inputs {
  newUser: NewUser;
  userInfo: UserReference & { includeUserRooms?: string; fields?: string | null };
  directRoom: { username?: string; usernames?: string; excludeSelf?: boolean };
  channel: { roomId?: string; roomName?: string };
  permissions: { permissions: { _id: string; roles: string[] }[] };
}

/** A request names a user by one of these. */
interface UserReference {
  userId?: string;
  username?: string;
  importId?: string;
}

interface NewUser {
  email: string;
  name: string;
  /** Digest of the password. */
  password: string;
  username: string;
  active?: boolean | null;
  bio?: string | null;
  nickname?: string | null;
  statusText?: string | null;
  roles?: string[];
  joinDefaultChannels?: boolean | null;
  requirePasswordChange?: boolean | null;
  setRandomPassword?: boolean | null;
  sendWelcomeEmail?: boolean | null;
  verified?: boolean | null;
  customFields?: object;
  fields?: string | null;
}

/** Schemas whose validators do not convert values. */
const withoutCoercion: readonly (keyof typeof schemas)[] = ['channel'];

const compilers = { coercing: once(() => new Ajv({ coerceTypes: true })), exact: once(() => new Ajv()) };
const compiled = new Map<keyof typeof schemas, ValidateFunction>();

function getValidator(name: keyof typeof schemas): ValidateFunction {
  const known = compiled.get(name);
  if (known) return known;
  const made = compilers[withoutCoercion.includes(name) ? 'exact' : 'coercing']().compile(schemas[name]);
  compiled.set(name, made);
  return made;
}

/** Validates input as the server does. Returns the converted value if it is valid, and AJV's messages. */
export function validateInput<Name extends keyof Inputs>(
  name: Name,
  input: unknown,
): { value?: Inputs[Name]; faults: string[] } {
  const check = getValidator(name);
  // AJV converts values in place, so work on a copy.
  const value = structuredClone(input);
  // The schema of that name has just accepted the value.
  if (check(value)) return { value: value as Inputs[Name], faults: [] };
  return { faults: (check.errors ?? []).map(({ message = '' }) => message) };
}

/**
 * Returns the converted input (`app/api/server/api.ts`, `validateParams`). Throws a {@link Refusal} if it is invalid.
 */
export function readInput<Name extends keyof Inputs>(name: Name, input: unknown): Inputs[Name] {
  const { value, faults } = validateInput(name, input);
  if (value !== undefined) return value;
  throw new Refusal('invalid', { error: `${faults.join('\n ')} [invalid-params]`, errorType: 'invalid-params' });
}
