import { nameOf as nameOfContact } from '../contacts.ts';
import { activityTexts } from '../conversations/activity-texts.ts';
import type { Actor } from '../events.ts';
import type { Account, ChatwootTables, Priority, Status } from '../tables.ts';

const { status: ofStatus, assignee: ofAssignee, priority: ofPriority, team: ofTeam, labels: ofLabels } = activityTexts;

/** Returns the name of a user, bot or automation rule; undefined for any other actor. */
function nameOf({ users, bots }: ChatwootTables, by: Actor | undefined): string | undefined {
  if (by?.kind === 'rule') return activityTexts.rule;
  if (by?.kind === 'user') return users.get(by.id)?.name;
  return by?.kind === 'bot' ? bots.get(by.id)?.name : undefined;
}

/** Returns the text about a new status; undefined if the server writes none. */
export function statusActivityText(
  tables: ChatwootTables,
  account: Account,
  row: number,
  status: Status,
  by: Actor | undefined,
): string | undefined {
  const actor = nameOf(tables, by);
  if (actor !== undefined) return ofStatus[status](actor);
  if (status !== 'resolved') return undefined;
  if (by?.kind !== 'contact') return activityTexts.resolvedBySystem;
  const { contacts, conversations } = account;
  const contact = contacts.rowOf.get(conversations.contact.get(row)) - 1;
  return activityTexts.resolvedByContact(nameOfContact(contacts, contact));
}

/**
 * Returns the text about a new assignee.
 *
 * @param assignee The user id; 0 means that the conversation is no longer assigned.
 */
export function assigneeActivityText(
  tables: ChatwootTables,
  assignee: number,
  by: Actor | undefined,
): string | undefined {
  const actor = nameOf(tables, by);
  if (actor === undefined) return undefined;
  if (assignee === 0) return ofAssignee.removed(actor);
  // Servers compare only the ids, even if one is a user's and the other a bot's.
  if (assignee === by?.id && by.kind !== 'rule') return ofAssignee.oneself(actor);
  return ofAssignee.assigned(tables.users.get(assignee)?.name ?? '', actor);
}

/** Returns the text about a new priority. */
export function priorityActivityText(
  tables: ChatwootTables,
  { before, after }: { before: Priority; after: Priority },
  by: Actor | undefined,
): string | undefined {
  const actor = nameOf(tables, by);
  if (actor === undefined || before === after) return undefined;
  if (after === null) return ofPriority.removed(actor);
  return before === null ? ofPriority.added(actor, after) : ofPriority.changed(actor, before, after);
}

/**
 * Returns the text about a new team (0: none). The text also names a changed assignee.
 *
 * @param before The previous team.
 * @param assignee The user who was assigned or unassigned together with the change.
 */
export function teamActivityText(
  { tables, teams }: { tables: ChatwootTables; teams: Account['teams'] },
  { team, before, assignee }: { team: number; before: number; assignee: number },
  by: Actor | undefined,
): string | undefined {
  const actor = nameOf(tables, by);
  if (actor === undefined) return undefined;
  const name = teams.get(team)?.name;
  if (name === undefined) return ofTeam.removed(teams.get(before)?.name ?? '', actor);
  const colleague = tables.users.get(assignee)?.name;
  return colleague === undefined ? ofTeam.assigned(name, actor) : ofTeam.assignedWithAssignee(colleague, name, actor);
}

/** Returns the texts about new labels: first the added labels, then the removed ones. */
export function labelActivityTexts(
  tables: ChatwootTables,
  { before, after }: { before: readonly string[]; after: readonly string[] },
  by: Actor | undefined,
): string[] {
  const actor = nameOf(tables, by);
  if (actor === undefined) return [];
  const added = after.filter((title) => !before.includes(title));
  const removed = before.filter((title) => !after.includes(title));
  return [
    ...(added.length > 0 ? [ofLabels.added(actor, added)] : []),
    ...(removed.length > 0 ? [ofLabels.removed(actor, removed)] : []),
  ];
}
