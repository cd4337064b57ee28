import { activityTexts } from '../activity-texts.ts';
import { nameOf as nameOfContact } from '../contacts.ts';
import type { Actor } from '../events.ts';
import type { Account, ChatwootTables, Status } from '../tables.ts';

const { status: ofStatus, assignee: ofAssignee, team: ofTeam, labels: ofLabels } = activityTexts;

/** The name of a user or bot; undefined for any other actor. */
function nameOf({ users, bots }: ChatwootTables, by: Actor | undefined): string | undefined {
  if (by?.kind === 'user') return users.get(by.id)?.name;
  return by?.kind === 'bot' ? bots.get(by.id)?.name : undefined;
}

/** What is written about a new status; undefined where nothing is. */
export function sayStatus(
  tables: ChatwootTables,
  account: Account,
  row: number,
  status: Status,
  by: Actor | undefined,
): string | undefined {
  const who = nameOf(tables, by);
  if (who !== undefined) return ofStatus[status](who);
  if (status !== 'resolved') return undefined;
  if (by?.kind !== 'contact') return activityTexts.resolvedBySystem;
  const { contacts, conversations } = account;
  const contact = contacts.rowOf.get(conversations.contact.get(row)) - 1;
  return activityTexts.resolvedByContact(nameOfContact(contacts, contact));
}

/** What is written about a new assignee; 0: none. */
export function sayAssignee(tables: ChatwootTables, assignee: number, by: Actor | undefined): string | undefined {
  const who = nameOf(tables, by);
  if (who === undefined) return undefined;
  if (assignee === 0) return ofAssignee.removed(who);
  // Whether they are of one kind, a user and a bot of one id for instance, a server does not ask.
  if (assignee === by?.id) return ofAssignee.oneself(who);
  return ofAssignee.assigned(tables.users.get(assignee)?.name ?? '', who);
}

/**
 * The text about a new team (0: none). It names a changed assignee as well.
 *
 * @param before The team until now.
 * @param assignee Who was assigned, or dropped, together with it.
 */
export function sayTeam(
  { tables, teams }: { tables: ChatwootTables; teams: Account['teams'] },
  { team, before, assignee }: { team: number; before: number; assignee: number },
  by: Actor | undefined,
): string | undefined {
  const who = nameOf(tables, by);
  if (who === undefined) return undefined;
  const name = teams.get(team)?.name;
  if (name === undefined) return ofTeam.removed(teams.get(before)?.name ?? '', who);
  const colleague = tables.users.get(assignee)?.name;
  return colleague === undefined ? ofTeam.assigned(name, who) : ofTeam.assignedWithAssignee(colleague, name, who);
}

/** What is written about new labels: those that came, then those that went. */
export function sayLabels(
  tables: ChatwootTables,
  { before, after }: { before: readonly string[]; after: readonly string[] },
  by: Actor | undefined,
): string[] {
  const who = nameOf(tables, by);
  if (who === undefined) return [];
  const added = after.filter((title) => !before.includes(title));
  const removed = before.filter((title) => !after.includes(title));
  return [
    ...(added.length > 0 ? [ofLabels.added(who, added)] : []),
    ...(removed.length > 0 ? [ofLabels.removed(who, removed)] : []),
  ];
}
