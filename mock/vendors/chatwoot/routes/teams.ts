import { CustomReply } from '../../../vendor-interface/reply.ts';
import { getAccount } from '../access/agent-access.ts';
import type { ChatwootCall, ChatwootHandlers } from '../handler.ts';
import { isBlank, toBoolean, toInteger, toText } from '../input/casts.ts';
import { requireParams } from '../input/params.ts';
import { refuseBody, refusePath } from '../refusals.ts';
import type { Account, Team } from '../tables.ts';
import { toTeam } from '../views/inboxes-and-teams.ts';

export const teams = {
  'list-all-teams'({ tables, caller, request }) {
    const account = getAccount(tables, request);
    return [...account.teams.values()].map((team) => toTeam(account, team, caller.id));
  },

  'get-details-of-a-single-team'({ tables, caller, request }) {
    const account = getAccount(tables, request);
    return toTeam(account, getTeam(account, request), caller.id);
  },

  'create-a-team'({ tables, caller, request, now, append }) {
    const account = getAccount(tables, request);
    const params = requireParams('team', request);
    const name = readName(account, params.name, undefined);
    const team = tables.lastIds.team + 1;
    append({ type: 'team.created', at: now, account: account.id, team, name, ...readRest(params) });
    const created = account.teams.get(team);
    if (!created) throw refusePath('team_id');
    return toTeam(account, created, caller.id);
  },

  'update-a-team'({ tables, caller, request, now, append }) {
    const account = getAccount(tables, request);
    const { id: team, name: before } = getTeam(account, request);
    const params = requireParams('team', request);
    const name = readName(account, Object.hasOwn(params, 'name') ? params.name : before, team);
    append({ type: 'team.changed', at: now, account: account.id, team, name, ...readRest(params) });
    return toTeam(account, getTeam(account, request), caller.id);
  },

  'delete-a-team'({ tables, request, now, append }) {
    const account = getAccount(tables, request);
    append({ type: 'team.removed', at: now, account: account.id, team: getTeam(account, request).id });
    return new CustomReply(undefined);
  },
} satisfies Partial<ChatwootHandlers>;

/** Returns the team that the path names. Throws {@link ApiError} `unknown` if the account does not have it. */
export function getTeam({ teams: all }: Account, { params }: Pick<ChatwootCall['request'], 'params'>): Team {
  const team = all.get(toInteger(params.team_id) ?? 0);
  if (!team) throw refusePath('team_id');
  return team;
}

function readName({ teams: all }: Account, value: unknown, own: number | undefined): string {
  const name = toText(value)?.toLowerCase() ?? '';
  if (isBlank(name)) throw refuseBody({ name: 'name', message: 'must not be blank' });
  const isTaken = [...all.values()].some((team) => team.name === name && team.id !== own);
  if (isTaken) throw refuseBody({ name: 'name', message: 'has already been taken' });
  return name;
}

const readRest = ({ description, allow_auto_assign: allowAutoAssign }: Record<string, unknown>) => ({
  description: toText(description) ?? undefined,
  allowAutoAssign: toBoolean(allowAutoAssign),
});
