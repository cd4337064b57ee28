import type { Status } from '../conversation-tables.ts';

/**
 * The texts of activity messages in English, the language of every account of the mock.
 *
 * Source: Chatwoot 4.13.0, config/locales/en.yml (conversations.activity) and app/models/concerns/
 * activity_message_handler.rb, assignee_…, team_… and label_activity_message_handler.rb (executed),
 * priority_activity_message_handler.rb (read).
 */
export const activityTexts = {
  status: {
    open: (who: string) => `Conversation was reopened by ${who}`,
    resolved: (who: string) => `Conversation was marked resolved by ${who}`,
    pending: (who: string) => `Conversation was marked as pending by ${who}`,
    snoozed: (who: string) => `Conversation was snoozed by ${who}`,
  } satisfies Record<Status, (who: string) => string>,
  /** Names any automation rule. */
  rule: 'Automation System',
  resolvedByContact: (contact: string) => `Conversation was resolved by ${capitalize(contact)}`,
  /** Accounts of the mock set no auto-resolve duration, which servers read as 0. */
  resolvedBySystem: 'Conversation was marked resolved by system due to 0 minutes of inactivity',
  reopenedByMessage: 'System reopened the conversation due to a new incoming message.',
  assignee: {
    oneself: (who: string) => `${who} self-assigned this conversation`,
    assigned: (assignee: string, who: string) => `Assigned to ${assignee} by ${who}`,
    removed: (who: string) => `Conversation unassigned by ${who}`,
  },
  team: {
    assigned: (team: string, who: string) => `Assigned to ${team} by ${who}`,
    assignedWithAssignee: (assignee: string, team: string, who: string) =>
      `Assigned to ${assignee} via ${team} by ${who}`,
    removed: (team: string, who: string) => `Unassigned from ${team} by ${who}`,
  },
  priority: {
    added: (who: string, priority: string) => `${who} set the priority to ${priority}`,
    changed: (who: string, before: string, priority: string) =>
      `${who} changed the priority from ${before} to ${priority}`,
    removed: (who: string) => `${who} removed the priority`,
  },
  labels: {
    added: (who: string, titles: readonly string[]) => `${who} added ${titles.join(', ')}`,
    removed: (who: string, titles: readonly string[]) => `${who} removed ${titles.join(', ')}`,
  },
};

/** Converts text as Ruby's String#capitalize does: the first letter to upper case, all others to lower case. */
function capitalize(text: string): string {
  const [first = '', ...rest] = text;
  return first.toUpperCase() + rest.join('').toLowerCase();
}
