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
} as const;

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

/** Validates input as the server does. Returns the converted value and AJV's messages. */
export function validateInput(name: keyof typeof schemas, input: unknown): { value: unknown; faults: string[] } {
  const check = getValidator(name);
  // AJV converts values in place, so work on a copy.
  const value = structuredClone(input);
  const faults = check(value) ? [] : (check.errors ?? []).map(({ message = '' }) => message);
  return { value, faults };
}

/**
 * Returns the converted input (`app/api/server/api.ts`, `validateParams`). Throws a {@link Refusal} if it is invalid.
 */
export function readInput(name: keyof typeof schemas, input: unknown): Record<string, unknown> {
  const { value, faults } = validateInput(name, input);
  if (faults.length === 0) return value as Record<string, unknown>;
  throw new Refusal('invalid', { error: `${faults.join('\n ')} [invalid-params]`, errorType: 'invalid-params' });
}
