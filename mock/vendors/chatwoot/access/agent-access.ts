import type { Operation } from '../../../../specs/operations.ts';
import { ApiError } from '../../../api-error.ts';
import type { MockRequest } from '../../../vendor-interface/request.ts';
import { toInteger } from '../input/casts.ts';
import { refuseAccess, refusePath } from '../refusals.ts';
import type { Account, ChatwootTables, TokenOwner } from '../tables.ts';
import { grantsReports, isPermitted } from './custom-roles.ts';
import { isPlatformToken, platformCaller, platformScheme } from './platform-app.ts';

/** The caller: the owner of the token. */
export type Caller = TokenOwner;

/** Rails ignores the case of header names, and treats - and _ as the same character. */
export const credentialHeaders = ['api_access_token', 'api-access-token'];

export function authenticate(tables: ChatwootTables, request: MockRequest): Caller {
  const token = credentialHeaders.map((name) => request.credentials[name]).find((digest) => digest);
  if (!token) throw new ApiError('unauthenticated');
  const owner = tables.tokens.get(token);
  if (owner) return owner;
  if (isPlatformToken(token)) return platformCaller;
  throw new ApiError('unrecognised');
}

/** Finds the owner of a token by its digest. */
export function findHolder(
  { tokens }: ChatwootTables,
  digest: string,
): { caller: Caller; isSecret: boolean } | undefined {
  const caller = tokens.get(digest);
  return caller && { caller, isSecret: true };
}

/** Checks account, membership and role, in the order in which servers check them. */
export function authorize(tables: ChatwootTables, caller: Caller, operation: Operation, request: MockRequest): void {
  const isForBots = accepts(operation, botScheme);
  const isBot = caller.kind === 'bot';
  const isApp = caller === platformCaller;
  // A platform token is unknown to operations for users, and a user's token to operations for platform apps.
  if (isApp ? !accepts(operation, platformScheme) : accepts(operation, platformScheme) && !isForUsers(operation)) {
    throw new ApiError('unrecognised');
  }
  if (request.params.account_id !== undefined) {
    const account = findAccount(tables, request);
    if (!account) throw new ApiError('missing');
    if (isApp) return;
    if (account.isSuspended) throw refuseAccess('Account is suspended');
    if (!isBot) authorizeMember(account, caller, operation);
    else if (!isBotOf(tables, account, caller.id)) throw new ApiError('foreign');
  }
  if (isBot && !isForBots) throw new ApiError('bot');
}

/**
 * Whether a bot belongs to an account, or to one of its inboxes.
 *
 * Source: Chatwoot 4.13.0, app/controllers/concerns/ensure_current_account_helper.rb (read).
 */
function isBotOf({ bots }: ChatwootTables, { id, inboxes }: Account, bot: number): boolean {
  return bots.get(bot)?.account === id || [...inboxes.values()].some((inbox) => inbox.bot === bot);
}

/** The security scheme of operations that accept the tokens of bots. */
const botScheme = 'agentBotApiKey';

const userScheme = 'userApiKey';

const accepts = ({ security }: Operation, wanted: string) =>
  security.some((credentials) => credentials.some(({ scheme }) => scheme === wanted));
const isForUsers = (operation: Operation) => accepts(operation, userScheme) || accepts(operation, botScheme);

function authorizeMember(account: Account, caller: Caller, { behaviour, path }: Operation): void {
  const member = account.members.get(caller.id);
  if (!member) throw new ApiError('foreign');
  if (!behaviour.roles || behaviour.roles.includes(member.role)) return;
  if (!grantsReports(member.customRole, path)) throw new ApiError('forbidden');
}

/** Returns the account that the path names. `authorize` has checked that it exists. */
export function getAccount(tables: ChatwootTables, request: MockRequest): Account {
  const account = findAccount(tables, request);
  if (!account) throw new ApiError('missing');
  return account;
}

/**
 * Returns the row of the conversation that the path names by its number within the account.
 *
 * @throws ApiError `unknown` if the account has no such conversation; `foreign` if the caller is an agent of another inbox
 * and team, or lacks the permission.
 */
export function getConversationRow(account: Account, request: MockRequest, caller: Caller): number {
  const { conversations, teams } = account;
  const displayId = toInteger(request.params.conversation_id) ?? 0;
  const row = isValidId(displayId) ? conversations.rowOfDisplayId.get(displayId) - 1 : -1;
  if (row < 0) throw refusePath('conversation_id');
  const isOfTeam = teams.get(conversations.team.get(row))?.members.includes(caller.id);
  if (!isOfTeam) assertInboxAccess(account, caller, conversations.inbox.get(row));
  if (!isPermitted(account, caller, row)) throw refuseAccess(notAuthorized);
  return row;
}

/**
 * Whether a caller may access an inbox. Administrators and bots may access all, agents those that they are members of.
 *
 * Source: Chatwoot 4.13.0, app/policies/conversation_policy.rb and inbox_policy.rb, app/models/user.rb: assigned_inboxes
 * (read).
 */
export function canAccessInbox({ inboxes, members }: Account, { kind, id }: Caller, inbox: number): boolean {
  const isAgent = kind === 'user' && members.get(id)?.role === 'agent';
  return !isAgent || inboxes.get(inbox)?.members?.includes(id) !== false;
}

const notAuthorized = 'You are not authorized to do this action';

/** Throws {@link ApiError} `foreign` for an inbox that the caller may not access. */
export function assertInboxAccess(account: Account, caller: Caller, inbox: number): void {
  if (!canAccessInbox(account, caller, inbox)) throw refuseAccess(notAuthorized);
}

function findAccount(tables: ChatwootTables, request: MockRequest): Account | undefined {
  return tables.accounts.get(toInteger(request.params.account_id) ?? 0);
}

/** Whether a number is a valid id. Columns would wrap larger numbers and truncate fractions. */
export function isValidId(number: number): boolean {
  return Number.isInteger(number) && number > 0 && number < 2 ** 31;
}
