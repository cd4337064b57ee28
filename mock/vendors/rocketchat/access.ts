import type { Operation } from '../../../specs/operations.ts';
import { isSameSecret, toDigest } from '../../digest.ts';
import { Fault } from '../../fault.ts';
import type { MockRequest } from '../../vendor.ts';
import { hasPermission } from './permissions.ts';
import type { RocketChatTables, User } from './tables.ts';

export type Caller = User;

export const credentialHeaders = ['x-auth-token', 'x-user-id'];

/** Both headers must be there and belong together. */
export function authenticate(tables: RocketChatTables, request: MockRequest): Caller {
  const { 'x-auth-token': token, 'x-user-id': id } = request.credentials;
  if (!token || !id) throw new Fault('unauthenticated');
  const owner = tables.tokens.get(token)?.user;
  const user = owner !== undefined && isSameSecret(toDigest(owner), id) ? tables.users.get(owner) : undefined;
  if (!user?.active) throw new Fault('unrecognised');
  return user;
}

/** A permission belongs to roles; a caller needs every permission of the operation. */
export function authorize(tables: RocketChatTables, caller: Caller, operation: Operation): void {
  for (const permission of operation.behaviour.permissions ?? []) {
    if (!hasPermission(tables, caller, permission)) throw new Fault('forbidden');
  }
}
