import type { Operation } from '../../../specs/operations.ts';
import { Fault } from '../../fault.ts';
import type { MockRequest } from '../../vendor.ts';
import { toInteger } from './casts.ts';
import { isPermitted, opensReports } from './custom-roles.ts';
import { isPlatformToken, platformCaller, platformScheme } from './platform-app.ts';
import { refuseEntry, refusePath } from './refusals.ts';
import type { Account, ChatwootTables, TokenOwner } from './tables.ts';

/** Who calls: the holder of the token. */
export type Caller = TokenOwner;

/** Rails reads header names without regard to case, and takes - and _ for the same. */
export const credentialHeaders = ['api_access_token', 'api-access-token'];

export function authenticate(tables: ChatwootTables, request: MockRequest): Caller {
  const token = credentialHeaders.map((name) => request.credentials[name]).find((digest) => digest);
  if (!token) throw new Fault('unauthenticated');
  const owner = tables.tokens.get(token);
  if (owner) return owner;
  if (isPlatformToken(token)) return platformCaller;
  throw new Fault('unrecognised');
}

/** To whom a token belongs. */
export function findHolder(
  { tokens }: ChatwootTables,
  digest: string,
): { caller: Caller; isSecret: boolean } | undefined {
  const caller = tokens.get(digest);
  return caller && { caller, isSecret: true };
}

/** Checks account, membership and role, in the order in which a server would notice. */
export function authorize(tables: ChatwootTables, caller: Caller, operation: Operation, request: MockRequest): void {
  const isForBots = takes(operation, botScheme);
  const isBot = caller.kind === 'bot';
  const isApp = caller === platformCaller;
  // Either kind of token is none where the other is asked for.
  if (isApp ? !takes(operation, platformScheme) : takes(operation, platformScheme) && !isForUsers(operation)) {
    throw new Fault('unrecognised');
  }
  if (request.params.account_id !== undefined) {
    const account = findAccount(tables, request);
    if (!account) throw new Fault('missing');
    if (isApp) return;
    if (account.isSuspended) throw refuseEntry('Account is suspended');
    if (!isBot) authorizeMember(account, caller, operation);
    else if (tables.bots.get(caller.id)?.account !== account.id) throw new Fault('foreign');
  }
  if (isBot && !isForBots) throw new Fault('bot');
}

/** Whose token an operation takes besides those of users, by its security schemes. */
const botScheme = 'agentBotApiKey';

const userScheme = 'userApiKey';

const takes = ({ security }: Operation, wanted: string) =>
  security.some((credentials) => credentials.some(({ scheme }) => scheme === wanted));
const isForUsers = (operation: Operation) => takes(operation, userScheme) || takes(operation, botScheme);

function authorizeMember(account: Account, caller: Caller, { behaviour, path }: Operation): void {
  const member = account.members.get(caller.id);
  if (!member) throw new Fault('foreign');
  if (!behaviour.roles || behaviour.roles.includes(member.role)) return;
  if (!opensReports(member.customRole, path)) throw new Fault('forbidden');
}

/** The account that the path names; authorization has made sure that there is one. */
export function getAccount(tables: ChatwootTables, request: MockRequest): Account {
  const account = findAccount(tables, request);
  if (!account) throw new Fault('missing');
  return account;
}

/**
 * Row of the conversation that the path names, by its number within the account. Throws {@link Fault} `unknown` when
 * the account has none of that number, `foreign` for an agent of another inbox and team, or without the permission.
 */
export function getConversationRow(account: Account, request: MockRequest, caller: Caller): number {
  const { conversations, teams } = account;
  const displayId = toInteger(request.params.conversation_id) ?? 0;
  const row = isId(displayId) ? conversations.rowOfDisplayId.get(displayId) - 1 : -1;
  if (row < 0) throw refusePath('conversation_id');
  const isOfTeam = teams.get(conversations.team.get(row))?.members.includes(caller.id);
  if (!isOfTeam) assertInbox(account, caller, conversations.inbox.get(row));
  if (!isPermitted(account, caller, row)) throw refuseEntry(notAuthorized);
  return row;
}

/**
 * Whether a caller may look into an inbox: administrators and bots may, agents into those that they are members of.
 *
 * Source: Chatwoot 4.13.0, app/policies/conversation_policy.rb and inbox_policy.rb, app/models/user.rb: assigned_inboxes
 * (read).
 */
export function maySee({ inboxes, members }: Account, { kind, id }: Caller, inbox: number): boolean {
  const isAgent = kind === 'user' && members.get(id)?.role === 'agent';
  return !isAgent || inboxes.get(inbox)?.members?.includes(id) !== false;
}

const notAuthorized = 'You are not authorized to do this action';

/** Throws {@link Fault} `foreign` for an inbox that the caller may not look into. */
export function assertInbox(account: Account, caller: Caller, inbox: number): void {
  if (!maySee(account, caller, inbox)) throw refuseEntry(notAuthorized);
}

function findAccount(tables: ChatwootTables, request: MockRequest): Account | undefined {
  return tables.accounts.get(toInteger(request.params.account_id) ?? 0);
}

/** True for what can be an id: columns wrap larger numbers and cut fractions off. */
export function isId(number: number): boolean {
  return Number.isInteger(number) && number > 0 && number < 2 ** 31;
}
