import type { ChatwootBody } from '../../../../specs/bodies.ts';
import { CustomReply } from '../../../vendor-interface/reply.ts';
import { assertInboxAccess, getAccount } from '../access/agent-access.ts';
import type { ChatwootCall, ChatwootHandlers } from '../handler.ts';
import { toInteger } from '../input/casts.ts';
import { toParams } from '../input/params.ts';
import { refuseAccess, refuseBody, refuseOrFail, refusePath, refuseUnknown } from '../refusals.ts';
import type { Account, Inbox } from '../tables.ts';
import { toAgent } from '../views/people.ts';
import { getTeam } from './teams.ts';

type Deviates = (id: string) => boolean;

/**
 * The members of inboxes and teams.
 *
 * Source: Chatwoot 4.13.0, app/controllers/api/v1/accounts/inbox_members_controller.rb, team_members_controller.rb (read).
 */
export const members = {
  'get-inbox-members'(call) {
    const account = getAccount(call.tables, call.request);
    const inbox = account.inboxes.get(toInteger(call.request.params.inbox_id) ?? 0);
    if (!inbox) throw refusePath('inbox_id');
    assertInboxAccess(account, call.caller, inbox.id);
    return toPayload(toAgents(call, account, membersOf(account, inbox)));
  },

  'add-new-agent-to-inbox'(call) {
    const { account, inbox } = getNamedInbox(call);
    const added = toIds(readUsers(call), call.appliesDeviation);
    assertUsers(call, added);
    setInboxMembers(call, account, inbox, [...membersOf(account, inbox), ...added]);
    return toPayload(toAgents(call, account, membersOf(account, getNamedInbox(call).inbox)));
  },

  'update-agents-in-inbox'(call) {
    const { account, inbox } = getNamedInbox(call);
    const wanted = toIds(readUsers(call), call.appliesDeviation);
    assertUsers(call, wanted);
    setInboxMembers(call, account, inbox, wanted);
    return toPayload(toAgents(call, account, membersOf(account, getNamedInbox(call).inbox)));
  },

  'delete-agent-in-inbox'(call) {
    const { account, inbox } = getNamedInbox(call);
    const removed = toIds(readUsers(call), call.appliesDeviation);
    const remaining = membersOf(account, inbox).filter((id) => !removed.includes(id));
    setInboxMembers(call, account, inbox, remaining);
    return new CustomReply(undefined);
  },

  'get-team-members'(call) {
    const account = getAccount(call.tables, call.request);
    return toAgents(call, account, getTeam(account, call.request).members);
  },

  /** Returns only those who were not members yet. */
  'add-new-agent-to-team'(call) {
    const { account, team, ids } = readTeamChange(call);
    const added = ids.filter((id) => !team.members.includes(id));
    setTeamMembers(call, account, team.id, [...team.members, ...added]);
    return toAgents(call, account, added);
  },

  'update-agents-in-team'(call) {
    const { account, team, ids } = readTeamChange(call);
    const kept = team.members.filter((id) => ids.includes(id));
    setTeamMembers(call, account, team.id, [...kept, ...ids.filter((id) => !kept.includes(id))]);
    return toAgents(call, account, getTeam(account, call.request).members);
  },

  'delete-agent-in-team'(call) {
    const { account, team, ids } = readTeamChange(call);
    const remaining = team.members.filter((id) => !ids.includes(id));
    setTeamMembers(call, account, team.id, remaining);
    return new CustomReply(undefined);
  },
} satisfies Partial<ChatwootHandlers>;

const toAgents = ({ appliesDeviation }: ChatwootCall, account: Account, ids: readonly number[]) =>
  ids.flatMap((id) => {
    const member = account.members.get(id);
    return member ? [toAgent({ account, deviates: appliesDeviation }, member)] : [];
  });

// The types know lists of one profile, and an agent may be of either.
const toPayload = (payload: ReturnType<typeof toAgents>) => ({ payload }) as ChatwootBody<'get-inbox-members'>;

/** Without a list of members, every agent of the account is one. */
const membersOf = ({ members: all }: Account, inbox: Inbox) => inbox.members ?? [...all.keys()];

function getNamedInbox(call: ChatwootCall): { account: Account; inbox: Inbox } {
  const { tables, request } = call;
  const account = getAccount(tables, request);
  const inbox = account.inboxes.get(toInteger(toParams(call.request).inbox_id) ?? 0);
  if (!inbox) throw refuseUnknown('inbox_id');
  return { account, inbox };
}

/** Servers fail if `user_ids` is no list. */
function readUsers(call: ChatwootCall): unknown[] {
  const { user_ids: users } = toParams(call.request);
  if (Array.isArray(users)) return users;
  throw refuseOrFail(call.appliesDeviation, { name: 'user_ids', message: 'must be an array' });
}

function toIds(users: readonly unknown[], deviates: Deviates): number[] {
  const ids = users.map((user) => {
    if (typeof user === 'object' && user !== null)
      throw refuseOrFail(deviates, { name: 'user_ids', message: 'must have numbers' });
    return toInteger(user) ?? 0;
  });
  return [...new Set(ids)];
}

function assertUsers({ tables }: ChatwootCall, ids: readonly number[]): void {
  if (ids.every((id) => tables.users.has(id))) return;
  throw refuseBody({ name: 'user', message: 'must exist' });
}

/** Users outside the account could be stored, but no list shows them, and they may not access the account. */
function setInboxMembers({ now: at, append }: ChatwootCall, account: Account, inbox: Inbox, wanted: readonly number[]) {
  const list = [...new Set(wanted)].filter((id) => account.members.has(id));
  const before = membersOf(account, inbox);
  const isSame = list.length === before.length && list.every((id) => before.includes(id));
  if (!isSame) append({ type: 'inbox.members_changed', at, account: account.id, inbox: inbox.id, members: list });
}

function readTeamChange(call: ChatwootCall) {
  const account = getAccount(call.tables, call.request);
  const team = getTeam(account, call.request);
  const ids = toIds(readUsers(call), call.appliesDeviation);
  if (ids.every((id) => account.members.has(id))) return { account, team, ids };
  if (call.appliesDeviation('chatwoot-team-with-strangers-is-401')) throw refuseAccess('Invalid User IDs');
  throw refuseBody({ name: 'user_ids', message: 'has users who are not members of the account' });
}

function setTeamMembers({ now: at, append }: ChatwootCall, account: Account, team: number, list: readonly number[]) {
  append({ type: 'team.members_changed', at, account: account.id, team, members: [...list] });
}
