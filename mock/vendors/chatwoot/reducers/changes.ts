import type { VendorDefinition } from '../../../vendor-interface/definition.ts';
import { changeAttribute } from '../aggregates/aggregates.ts';
import type { ChatwootEvent } from '../events.ts';
import type { Account, ChatwootTables } from '../tables.ts';
import { accountOf } from './rows.ts';

type Reducers = VendorDefinition<ChatwootTables, unknown, ChatwootEvent>['reducers'];

/**
 * Changes and removes agents, inboxes and teams. Jobs of the server then correct the conversations in the database, so there
 * are no activity messages, and no new `updated_at`.
 *
 * Source: Chatwoot 4.13.0, app/jobs/agents/destroy_job.rb, app/models/team.rb (`dependent: :nullify`; read).
 */
export const changeReducers = {
  'agent.changed'(tables, { account, user: id, name, role, availability, autoOffline }) {
    const { members } = accountOf(tables, account);
    const member = members.get(id);
    if (!member) return;
    // The members of all accounts share the user.
    if (name !== undefined) member.user.name = name;
    members.set(id, {
      ...member,
      ...(role !== undefined && { role }),
      ...(availability !== undefined && { availability }),
      ...(autoOffline !== undefined && { autoOffline }),
    });
  },
  'agent.removed'(tables, { account: id, user, unassigns }) {
    const account = accountOf(tables, id);
    account.members.delete(user);
    if (!unassigns) return;
    const remaining = (members: readonly number[]) => members.filter((each) => each !== user);
    for (const [key, team] of account.teams) account.teams.set(key, { ...team, members: remaining(team.members) });
    for (const [key, inbox] of account.inboxes) {
      if (inbox.members) account.inboxes.set(key, { ...inbox, members: remaining(inbox.members) });
    }
    clearColumn(account, 'assignee', user);
  },
  'inbox.changed'(tables, { account, inbox: id, name, timezone, workingHours, settings }) {
    const { inboxes } = accountOf(tables, account);
    const inbox = inboxes.get(id);
    if (!inbox) return;
    inboxes.set(id, {
      ...inbox,
      ...(name !== undefined && { name }),
      ...(timezone !== undefined && { timezone }),
      ...(workingHours !== undefined && { workingHours: workingHours ?? undefined }),
      settings: { ...inbox.settings, ...settings },
    });
  },
  'team.changed'(tables, { account, team: id, name, description, allowAutoAssign }) {
    const { teams } = accountOf(tables, account);
    const team = teams.get(id);
    if (!team) return;
    teams.set(id, {
      ...team,
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
      ...(allowAutoAssign !== undefined && { allowAutoAssign }),
    });
  },
  'team.removed'(tables, { account: id, team }) {
    const account = accountOf(tables, id);
    account.teams.delete(team);
    clearColumn(account, 'team', team);
  },
} satisfies Partial<Reducers>;

/** Sets a column to 0 in all conversations where it has an id. */
function clearColumn(account: Account, column: 'assignee' | 'team', id: number): void {
  const values = account.conversations[column];
  for (let row = 0; row < account.conversations.length; row++) {
    if (values.get(row) === id) changeAttribute(account, row, column, () => values.set(row, 0));
  }
}
