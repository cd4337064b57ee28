import type { ChatwootBody } from '../../../../specs/bodies.ts';
import { getAccount } from '../access/agent-access.ts';
import type { ChatwootHandler } from '../handler.ts';
import { isBlank, toBoolean, toInteger, toText } from '../input/casts.ts';
import { refuseBody, refusePath } from '../refusals.ts';
import { toTeam } from '../views/inboxes-and-teams.ts';

export const teams: Record<string, ChatwootHandler> = {
  'list-all-teams'({ tables, request }) {
    const account = getAccount(tables, request);
    const body: ChatwootBody<'list-all-teams'> = [...account.teams.values()].map((team) => toTeam(account, team));
    return body;
  },

  'get-details-of-a-single-team'({ tables, request }) {
    const account = getAccount(tables, request);
    const team = account.teams.get(toInteger(request.params.team_id) ?? 0);
    if (!team) throw refusePath('team_id');
    const body: ChatwootBody<'get-details-of-a-single-team'> = toTeam(account, team);
    return body;
  },

  'create-a-team'({ tables, request, now, append }) {
    const account = getAccount(tables, request);
    const params = (request.body ?? {}) as Record<string, unknown>;
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
    const body: ChatwootBody<'create-a-team'> = toTeam(account, created);
    return body;
  },
};
