import { findCustomTypes } from '../filters/custom-types.ts';
import type { CustomFilterAttributes, FilterAttributes } from '../filters/filter-attribute.ts';
import { labelsOf } from '../labels/label-titles.ts';
import { type Account, priorities, statuses } from '../tables.ts';

const equality = ['equal_to', 'not_equal_to'];
const presence = [...equality, 'is_present', 'is_not_present'];
const containment = [...equality, 'contains', 'does_not_contain'];
const ofDates = ['is_greater_than', 'is_less_than', 'days_before'];

/** Converts the names of an enumeration. Null is a name that no conversation has. */
const toNames = (known: readonly (string | null)[]) => (values: unknown) =>
  [values].flat().flatMap((value) => {
    if (value === 'all') return known;
    return [known.includes(String(value)) ? String(value) : null];
  });

/**
 * The attributes that filters of conversations have, by key.
 *
 * Source: Chatwoot 4.13.0, lib/filters/filter_keys.yml, app/services/conversations/filter_service.rb (read).
 */
export function toFilterAttributes(account: Account): FilterAttributes {
  const { conversations } = account;
  const id = (column: 'assignee' | 'inbox' | 'team') => ({
    operators: presence,
    type: 'integer' as const,
    read: (row: number) => conversations[column].get(row) || null,
  });
  const additional = (name: string, operators: readonly string[]) => ({
    operators,
    type: 'text' as const,
    read(row: number) {
      const value = conversations.attributes.get(row)?.additional?.[name] ?? null;
      return value === null || typeof value === 'string' ? value : JSON.stringify(value);
    },
  });
  return {
    status: {
      operators: equality,
      type: 'text',
      read: (row) => statuses[conversations.status.get(row)] ?? null,
      toOperands: toNames(statuses),
    },
    assignee_id: id('assignee'),
    inbox_id: id('inbox'),
    team_id: id('team'),
    priority: {
      operators: equality,
      type: 'text',
      read: (row) => priorities[conversations.priority.get(row)] ?? null,
      toOperands: toNames(priorities.slice(1)),
    },
    display_id: {
      operators: containment,
      type: 'integer',
      read: (row) => conversations.displayId.get(row),
    },
    // The mock has no campaigns.
    campaign_id: { operators: presence, type: 'integer', read: () => null },
    labels: { operators: presence, type: 'labels', read: (row) => labelsOf(account, row) },
    browser_language: additional('browser_language', equality),
    conversation_language: additional('conversation_language', equality),
    referer: additional('referer', containment),
    created_at: { operators: ofDates, type: 'date', read: (row) => conversations.createdAt.get(row) },
    last_activity_at: { operators: ofDates, type: 'date', read: (row) => conversations.lastActivityAt.get(row) },
    mail_subject: additional('mail_subject', containment),
  };
}

/** The custom attributes that an account defines for conversations. */
export function toCustomAttributes(account: Account): CustomFilterAttributes {
  return {
    findType: findCustomTypes(account, 'conversation_attribute'),
    read: (row) => account.conversations.attributes.get(row)?.custom ?? {},
  };
}
