import type { Operation } from '../../../specs/operations.ts';
import { Fault } from '../../fault.ts';
import type { MockRequest } from '../../vendor.ts';
import { hasPermission } from './permissions.ts';
import type { RocketChatTables, User } from './tables.ts';

export type Caller = User;

/** Both headers must be there and belong together. */
export function authenticate(tables: RocketChatTables, request: MockRequest): Caller {
  const token = request.headers['x-auth-token'];
  const id = request.headers['x-user-id'];
  if (!token || !id) throw new Fault('unauthenticated');
  const user = tables.tokens.get(token) === id ? tables.users.get(id) : undefined;
  if (!user?.active) throw new Fault('unrecognised');
  return user;
}

/** A permission belongs to roles; a caller needs every permission of the operation. */
export function authorize(tables: RocketChatTables, caller: Caller, operation: Operation): void {
  for (const permission of operation.behaviour.permissions ?? []) {
    if (!hasPermission(tables, caller, permission)) throw new Fault('forbidden');
  }
}
