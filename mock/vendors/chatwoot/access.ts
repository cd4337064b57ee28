import type { Operation } from '../../../specs/operations.ts';
import { Fault } from '../../fault.ts';
import type { MockRequest } from '../../vendor.ts';
import { toInteger } from './casts.ts';
import { refusePath } from './refusals.ts';
import type { Account, ChatwootTables, TokenOwner } from './tables.ts';

/** Who calls: the holder of the token. */
export type Caller = TokenOwner;

/** Rails reads header names without regard to case, and takes - and _ for the same. */
export const credentialHeaders = ['api_access_token', 'api-access-token'];

export function authenticate(tables: ChatwootTables, request: MockRequest): Caller {
  const token = credentialHeaders.map((name) => request.credentials[name]).find((digest) => digest);
  if (!token) throw new Fault('unauthenticated');
  const owner = tables.tokens.get(token);
  if (!owner) throw new Fault('unrecognised');
  return owner;
}

/** Checks account, membership and role, in the order in which a server would notice. */
export function authorize(tables: ChatwootTables, caller: Caller, operation: Operation, request: MockRequest): void {
  const isForBots = operation.security.some((credentials) => credentials.some(({ scheme }) => scheme === botScheme));
  const isBot = caller.kind === 'bot';
  if (request.params.account_id !== undefined) {
    const account = findAccount(tables, request);
    if (!account) throw new Fault('missing');
    if (!isBot) authorizeMember(account, caller, operation);
    else if (tables.bots.get(caller.id)?.account !== account.id) throw new Fault('foreign');
  }
  if (isBot && !isForBots) throw new Fault('bot');
}

/** Whose token an operation takes besides those of users, by its security schemes. */
const botScheme = 'agentBotApiKey';

function authorizeMember(account: Account, caller: Caller, { behaviour }: Operation): void {
  const member = account.members.get(caller.id);
  if (!member) throw new Fault('foreign');
  if (behaviour.roles && !behaviour.roles.includes(member.role)) throw new Fault('forbidden');
}

/** The account that the path names; authorization has made sure that there is one. */
export function getAccount(tables: ChatwootTables, request: MockRequest): Account {
  const account = findAccount(tables, request);
  if (!account) throw new Fault('missing');
  return account;
}

/**
 * Row of the conversation that the path names, by its number within the account. Throws {@link Fault} `unknown` when
 * the account has none of that number.
 */
export function getConversationRow({ conversations }: Account, request: MockRequest): number {
  const displayId = toInteger(request.params.conversation_id) ?? 0;
  const row = isId(displayId) ? conversations.rowOfDisplayId.get(displayId) - 1 : -1;
  if (row >= 0) return row;
  throw refusePath('conversation_id');
}

function findAccount(tables: ChatwootTables, request: MockRequest): Account | undefined {
  return tables.accounts.get(toInteger(request.params.account_id) ?? 0);
}

/** True for what can be an id: columns wrap larger numbers and cut fractions off. */
export function isId(number: number): boolean {
  return Number.isInteger(number) && number > 0 && number < 2 ** 31;
}
