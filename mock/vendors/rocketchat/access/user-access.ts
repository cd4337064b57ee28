import type { Operation } from '../../../../specs/operations.ts';
import { ApiError } from '../../../api-error.ts';
import { isSameSecret, toDigest } from '../../../digest.ts';
import type { MockRequest } from '../../../vendor-interface/request.ts';
import type { RocketChatTables, User } from '../tables.ts';
import { hasPermission } from './permissions.ts';

export type Caller = User;

export const credentialHeaders = ['x-auth-token', 'x-user-id'];

/** Finds the caller. Both headers must be present and belong to the same active user. */
export function authenticate(tables: RocketChatTables, request: MockRequest): Caller {
  const { 'x-auth-token': token, 'x-user-id': id } = request.credentials;
  if (!token || !id) throw new ApiError('unauthenticated');
  const user = findTokenUser(tables, request);
  if (!user?.active) throw new ApiError('unrecognised');
  return user;
}

/** The user of the token, if `x-user-id` names the same user. */
export function findTokenUser({ tokens, users }: RocketChatTables, request: MockRequest): User | undefined {
  const { 'x-auth-token': token = '', 'x-user-id': id = '' } = request.credentials;
  const owner = tokens.get(token)?.user;
  return owner !== undefined && isSameSecret(toDigest(owner), id) ? users.get(owner) : undefined;
}

/** The active user whose token or user id has a digest. `isSecret` is false for a user id. */
export function findCredentialOwner(
  { tokens, users }: RocketChatTables,
  digest: string,
): { caller: Caller; isSecret: boolean } | undefined {
  const token = tokens.get(digest);
  const caller = token ? users.get(token.user) : [...users.values()].find(({ id }) => toDigest(id) === digest);
  return caller?.active ? { caller, isSecret: token !== undefined } : undefined;
}

/** Throws a `forbidden` fault unless the caller's roles have every permission of the operation. */
export function authorize(tables: RocketChatTables, caller: Caller, operation: Operation): void {
  for (const permission of operation.behaviour.permissions ?? []) {
    if (!hasPermission(tables, caller, permission)) throw new ApiError('forbidden');
  }
}
