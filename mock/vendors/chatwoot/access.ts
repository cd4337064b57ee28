import type { Operation } from '../../../specs/operations.ts';
import { Fault } from '../../fault.ts';
import type { MockRequest } from '../../vendor.ts';
import type { Account, ChatwootTables, TokenOwner } from './tables.ts';

/** Who calls: the holder of the token. */
export type Caller = TokenOwner;

/** Rails reads header names without regard to case, and takes - and _ for the same. */
const headerNames = ['api_access_token', 'api-access-token'];

export function authenticate(tables: ChatwootTables, request: MockRequest): Caller {
  const token = headerNames.map((name) => request.headers[name]).find((value) => value);
  if (!token) throw new Fault('unauthenticated');
  const owner = tables.tokens.get(token);
  if (!owner) throw new Fault('unrecognised');
  return owner;
}

/** Checks account, membership and role, in the order in which a server would notice. */
export function authorize(tables: ChatwootTables, caller: Caller, operation: Operation, request: MockRequest): void {
  if (request.params.account_id === undefined) return;
  const account = findAccount(tables, request);
  if (!account) throw new Fault('missing');
  if (caller.kind === 'bot') {
    throw new Fault(tables.bots.get(caller.id)?.account === account.id ? 'bot' : 'foreign');
  }
  const member = account.members.get(caller.id);
  if (!member) throw new Fault('foreign');
  const { roles } = operation.behaviour;
  if (roles && !roles.includes(member.role)) throw new Fault('forbidden');
}

/** The account that the path names; authorization has made sure that there is one. */
export function getAccount(tables: ChatwootTables, request: MockRequest): Account {
  const account = findAccount(tables, request);
  if (!account) throw new Fault('missing');
  return account;
}

function findAccount(tables: ChatwootTables, request: MockRequest): Account | undefined {
  const id = request.params.account_id ?? '';
  return /^\d{1,15}$/.test(id) ? tables.accounts.get(Number(id)) : undefined;
}
