import { isObject } from '../../../../specs/json/json.ts';
import { createRefusal } from '../refusal.ts';
import type { User } from '../tables.ts';
import { type Fields, project } from './project.ts';
import { toListedUser, toWholeUser } from './user.ts';

// Rocket.Chat 6.14, users.list of app/api/server/v1/users.ts, app/api/server/lib/users.ts and isValidQuery.ts,
// app/api/server/helpers/parseJsonQuery.ts, and the fields to exclude of app/api/server/api.ts; read.

const defaultFields = ['name', 'username', 'emails', 'roles', 'status', 'active', 'avatarETag', 'lastLogin', 'type'];
const neverShown = ['joinCode', 'members', 'importIds', 'e2e'];
const onlyOwn = ['services', 'inviteToken'];
const hiddenOfOthers = [
  ...['avatarOrigin', 'emails', 'phone', 'statusConnection', 'createdAt', 'lastLogin', 'requirePasswordChange'],
  ...['requirePasswordChangeReason', 'roles', 'statusDefault', '_updatedAt', 'settings'],
];

const listHidden = (seesAll: boolean) => [...neverShown, ...onlyOwn, ...(seesAll ? [] : hiddenOfOthers)];
const isHidden = (name: string, hidden: readonly string[]) =>
  hidden.includes(name) || hidden.includes(name.split('.')[0] ?? '');

/** The fields that a list of users shows: default and requested fields, without hidden and excluded ones. */
function listShown(fields: Fields, seesAll: boolean): string[] {
  const hidden = listHidden(seesAll);
  const asked = Object.entries(fields).filter(([name]) => !isHidden(name, hidden));
  const all = new Map<string, unknown>([
    ...defaultFields.map((name) => [name, 1] as const),
    ...asked,
    ...hidden.map((name) => [name, 0] as const),
  ]);
  return [...all].flatMap(([name, is]) => (is === 1 ? [name] : []));
}

/** @param seesAll Whether the caller may view the full information of others. */
export function toShownUser(user: User, fields: Fields | undefined, seesAll: boolean): ReturnType<typeof toListedUser> {
  if (fields === undefined && seesAll) return toListedUser(user);
  const shown = listShown(fields ?? {}, seesAll);
  const wanted = Object.fromEntries(shown.map((name) => [name, 1 as const]));
  const nameInsensitive = shown.includes('name') ? user.name.toLowerCase() : '';
  return { ...project(toWholeUser(user), wanted), nameInsensitive };
}

/**
 * Removes hidden fields and unknown operators from a query.
 *
 * @throws Refusal for a query on a field that is not shown.
 */
export function readUserQuery(query: Record<string, unknown> = {}, fields: Fields = {}, seesAll: boolean) {
  const shown = listShown(fields, seesAll);
  const hidden = listHidden(seesAll);
  const relevant = Object.entries(query).filter(([name]) => !isHidden(name, hidden) && !isDropped(name));
  const searched = ['username', 'name', ...(seesAll ? ['emails.address'] : [])];
  const asked = Object.fromEntries(relevant);
  assertAllowed({ $or: searched.map((name) => ({ [name]: { $regex: '' } })), ...asked }, shown);
  return asked;
}

const operations = ['$or', '$and'];
const isDropped = (name: string) => name.startsWith('$') && ![...operations, '$regex'].includes(name);

/** Fields that may be queried only at a nested path. */
const deeper: Record<string, string> = { emails: 'emails.address' };
const openFields = ['emails', 'username', 'name', 'type', 'customFields'];

function assertAllowed(query: object, shown: readonly string[], parent = ''): void {
  for (const [name, value] of Object.entries(query)) {
    const path = parent === '' ? name : `${parent}.${name}`;
    if (parent === '' && name.startsWith('$')) {
      if (!operations.includes(name)) refuse(`Invalid operation: ${name}`);
      if (!Array.isArray(value)) refuse(`Invalid parameter for operation: ${name} : ${String(value)}`);
      for (const each of value as unknown[]) if (isObject(each)) assertAllowed(each, shown);
      continue;
    }
    const isOpen = openFields.some((field) => shown.includes(field) && path.startsWith(deeper[field] ?? field));
    if (!isOpen && !shown.includes(path)) refuse(`Invalid attribute: ${path}`);
    if (typeof value === 'object' && value !== null) assertAllowed(value, shown, path);
  }
}

function refuse(sentence: string): never {
  throw createRefusal('invalid', sentence, 'error-invalid-query');
}
