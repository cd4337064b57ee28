import { getAccount } from '../access/agent-access.ts';
import type { ChatwootHandlers } from '../handler.ts';
import { isBlank, toBoolean, toInteger, toText } from '../input/casts.ts';
import { refuseBody, refusePath } from '../refusals.ts';
import { toTeam } from '../views/inboxes-and-teams.ts';

export const teams = {
  'list-all-teams'({ tables, request }) {
    const account = getAccount(tables, request);
    return [...account.teams.values()].map((team) => toTeam(account, team));
  },

  'get-details-of-a-single-team'({ tables, request }) {
    const account = getAccount(tables, request);
    const team = account.teams.get(toInteger(request.params.team_id) ?? 0);
    if (!team) throw refusePath('team_id');
    return toTeam(account, team);
  },

  'create-a-team'({ tables, request, now, append }) {
    const account = getAccount(tables, request);
    const params = request.body ?? {};
    if (Object.keys(params).length === 0)
      throw refuseBody({ name: 'team', message: 'is missing', keyword: 'required' });
    const name = toText(params.name)?.toLowerCase() ?? '';
    if (isBlank(name)) throw refuseBody({ name: 'name', message: 'must not be blank' });
    const isTaken = [...account.teams.values()].some((team) => team.name === name);
    if (isTaken) throw refuseBody({ name: 'name', message: 'has already been taken' });

    const team = tables.lastIds.team + 1;
    append({
      type: 'team.created',
      at: now,
      account: account.id,
      team,
      name,
      description: toText(params.description) ?? undefined,
      allowAutoAssign: toBoolean(params.allow_auto_assign),
    });
    const created = account.teams.get(team);
    if (!created) throw refusePath('team_id');
    return toTeam(account, created);
  },
} satisfies Partial<ChatwootHandlers>;
