import type { VendorDefinition } from '../../../vendor-interface/definition.ts';
import { addRow, changeAttribute } from '../aggregates/aggregates.ts';
import type { ChatwootEvent } from '../events.ts';
import { labelsOf, setLabels } from '../labels/label-titles.ts';
import type { Account, ChatwootTables } from '../tables.ts';
import { assigneeActivityText, labelActivityTexts, teamActivityText } from './activities.ts';
import { writeActivity } from './messages.ts';
import { accountOf, touchConversation } from './rows.ts';

type Reducers = VendorDefinition<ChatwootTables, unknown, ChatwootEvent>['reducers'];
type Created = Extract<ChatwootEvent, { type: 'conversation.created' }>;

/**
 * Changes the assignee, the team and the labels of a conversation, and writes the activity messages about it.
 *
 * Source: Chatwoot 4.13.0, app/models/concerns/assignment_handler.rb and app/models/conversation.rb (executed).
 */
export const assignments: Pick<
  Reducers,
  'conversation.assigned' | 'conversation.team_changed' | 'conversation.labelled'
> = {
  'conversation.assigned'(tables, { at, account: id, conversation, assignee, by }) {
    const account = accountOf(tables, id);
    const { conversations, row } = touchConversation(tables, id, conversation, at);
    const isNew = conversations.assignee.get(row) !== (assignee ?? 0);
    changeAttribute(account, row, 'assignee', () => assign(account, row, assignee ?? 0));
    if (isNew) writeActivity(tables, account, { row, at }, assigneeActivityText(tables, assignee ?? 0, by));
  },
  'conversation.team_changed'(tables, { at, account: id, conversation, team, by }) {
    const account = accountOf(tables, id);
    const { conversations, row } = touchConversation(tables, id, conversation, at);
    const before = conversations.team.get(row);
    if (before === (team ?? 0)) return;
    changeAttribute(account, row, 'team', () => conversations.team.set(row, team ?? 0));
    const assignee = conversations.assignee.get(row);
    const isUnassigned = isOutside(account, team ?? 0, assignee);
    if (isUnassigned) changeAttribute(account, row, 'assignee', () => conversations.assignee.set(row, 0));
    const changed = { team: team ?? 0, before, assignee: isUnassigned ? assignee : 0 };
    writeActivity(tables, account, { row, at }, teamActivityText({ tables, teams: account.teams }, changed, by));
  },
  'conversation.labelled'(tables, { at, account: id, conversation, labels, titles, by }) {
    const account = accountOf(tables, id);
    const { row } = touchConversation(tables, id, conversation, at);
    const before = labelsOf(account, row);
    changeAttribute(account, row, 'labels', () => setLabels(account, 'conversations', row, { labels, titles }));
    for (const text of labelActivityTexts(tables, { before, after: labelsOf(account, row) }, by)) {
      writeActivity(tables, account, { row, at }, text);
    }
  },
};

/** Adds a new conversation (a row) with its initial team and assignee. One activity message names both. */
export function addWithAssignment(tables: ChatwootTables, account: Account, row: number, event: Created): void {
  const { at, team = 0, assignee = 0, by } = event;
  account.conversations.team.set(row, team);
  const kept = isOutside(account, team, assignee) ? 0 : assignee;
  if (kept !== 0) assign(account, row, kept);
  addRow(account, 'conversations');
  const changed = { team, before: 0, assignee: kept };
  if (team !== 0)
    writeActivity(tables, account, { row, at }, teamActivityText({ tables, teams: account.teams }, changed, by));
  else if (kept !== 0) writeActivity(tables, account, { row, at }, assigneeActivityText(tables, kept, by));
}

/**
 * Whether an assignee is not a member of the team. Such an assignee is removed. An unknown team has no such effect.
 *
 * Source: Chatwoot 4.13.0, app/models/concerns/assignment_handler.rb: validate_current_assignee_team (executed).
 */
function isOutside({ teams }: Account, team: number | undefined, assignee: number): boolean {
  return assignee !== 0 && teams.get(team ?? 0)?.members.includes(assignee) === false;
}

function assign({ conversations }: Account, row: number, assignee: number): void {
  conversations.assignee.set(row, assignee);
  const participants = conversations.participants.get(row);
  if (assignee && !participants.includes(assignee)) conversations.participants.set(row, [...participants, assignee]);
}
