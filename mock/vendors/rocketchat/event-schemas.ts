import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { once } from '../../../once.ts';
import { addFormats } from '../../../specs/schemas/formats.ts';
import { listRequirements } from '../../../specs/schemas/mistakes.ts';
import type { ParameterProblem } from '../../../specs/schemas/validator.ts';
import { roles } from './access/default-permissions.ts';
import type { RocketChatEvent } from './events.ts';

type EventType = RocketChatEvent['type'];

const text = { type: 'string', minLength: 1 };
const flag = { type: 'boolean' };
const roleList = { type: 'array', uniqueItems: true, items: { enum: roles } };
/** ISO 8601, or milliseconds since 1970. */
const instant = { type: ['string', 'integer'], format: 'date-time', minimum: 0, maximum: 4e12 };
const number = { type: 'integer', minimum: 1 };
const userAgent = { type: ['string', 'null'] };
const name = { type: 'string', pattern: '^[0-9a-zA-Z-_.]+$' };

interface Shape {
  required: string[];
  properties: Record<string, object>;
}

/**
 * Schemas of events that users post. They may refer to users by id or username, to rooms by id or name, and to messages
 * by number or wire id. Ids of new resources are optional.
 */
const shapes: Record<EventType, Shape> = {
  'user.created': {
    required: ['username', 'name', 'email'],
    properties: {
      user: text,
      username: name,
      name: text,
      email: { type: 'string', pattern: '^[^\\s@]+@[^\\s@]+$' },
      roles: roleList,
      password: text,
      passwordDigest: text,
      utcOffset: { type: 'number', minimum: -12, maximum: 14 },
      active: flag,
      verified: flag,
      nickname: text,
      bio: text,
      requirePasswordChange: flag,
    },
  },
  'timezone.set': { required: ['timezone'], properties: { timezone: text } },
  'user.logged_in': { required: ['user'], properties: { user: text, userAgent } },
  session: {
    required: ['user'],
    properties: { session: number, user: text, loginAt: instant, closedAt: instant, logoutAt: instant, userAgent },
  },
  'session.closed': { required: ['session'], properties: { session: number } },
  'session.logged_out': { required: ['session'], properties: { session: number } },
  'token.issued': { required: ['user'], properties: { user: text, token: text, expiresAt: instant } },
  'token.revoked': { required: ['token'], properties: { token: text } },
  'permission.updated': { required: ['permission', 'roles'], properties: { permission: text, roles: roleList } },
  'room.created': {
    required: ['t', 'creator'],
    properties: {
      room: text,
      t: { enum: ['c', 'p', 'd'] },
      name,
      usernames: { type: 'array', uniqueItems: true, items: text },
      creator: text,
      readOnly: flag,
    },
  },
  'room.joined': { required: ['room', 'user'], properties: { room: text, user: text } },
  'room.deleted': { required: ['room'], properties: { room: text } },
  'message.sent': {
    required: ['room', 'user'],
    properties: { room: text, user: text, text: { type: 'string' }, message: { type: 'integer', minimum: 1 } },
  },
  'message.deleted': { required: ['message'], properties: { message: { type: ['integer', 'string'] } } },
};

export const eventTypes = Object.keys(shapes) as EventType[];

const getAjv = once(() => {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  addFormats(ajv);
  return ajv;
});
const compiled = new Map<EventType, ValidateFunction>();

/** All problems of a posted event against the schema of its type. */
export function validateEvent(type: EventType, written: unknown): ParameterProblem[] {
  const { required, properties } = shapes[type];
  const validate =
    compiled.get(type) ??
    getAjv().compile({
      type: 'object',
      required: ['at', ...required],
      properties: { type: { const: type }, at: instant, ...properties },
      additionalProperties: false,
    });
  compiled.set(type, validate);
  if (validate(written)) return [];
  return listRequirements(validate.errors ?? []).map(({ pointer, keyword, requirement }) =>
    createProblem(pointer, keyword, requirement),
  );
}

export function createProblem(pointer: string, keyword: string, message: string): ParameterProblem {
  return { in: 'body', name: pointer.slice(1).replaceAll('/', '.'), pointer, keyword, message, expected: null };
}
