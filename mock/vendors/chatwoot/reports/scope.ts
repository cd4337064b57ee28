import { ApiError } from '../../../api-error.ts';
import type { Countable, Summable } from '../../../state/group-query.ts';
import { queryGroup } from '../aggregates/aggregates.ts';
import { groupKeys } from '../aggregates/dimension.ts';
import { isBlank, toIntegerOrZero } from '../input/casts.ts';
import { createServerError } from '../refusals.ts';
import { type Account, type ReportingEventName, reportingEventNames } from '../tables.ts';

/** The scope of a report: the conversations, messages and reporting events that it counts. */
export interface Scope {
  conversations(): Countable;
  incoming(): Countable;
  outgoing(): Countable;
  /** Durations in seconds; their time is when the events were recorded. */
  events(name: ReportingEventName, businessHours?: boolean): Summable;
}

/**
 * Reads the scope type of a report. A blank type means the account.
 *
 * @throws ApiError if the type is missing or unknown, where the server fails with 500.
 */
export function toScopeType(text: string | undefined): ScopeType {
  if (text === undefined) throw createServerError();
  if (isBlank(text)) return 'account';
  if (!Object.hasOwn(scopes, text)) throw createServerError();
  return text as ScopeType;
}

export type ScopeType = 'account' | 'agent' | 'inbox' | 'label' | 'team';

interface ScopeDefinition {
  /** The records of the account whose ids are valid for this scope. */
  recordsOf?(account: Account): Map<number, unknown>;
  conversations: 'all' | 'agent' | 'inbox' | 'label' | 'team';
  messages: 'all' | 'author' | 'inbox' | 'label' | 'team';
  events: 'all' | 'user' | 'inbox' | 'label' | 'team';
}

/** The dimensions of each kind of scope. */
const scopes: Record<ScopeType, ScopeDefinition> = {
  account: { conversations: 'all', messages: 'all', events: 'all' },
  inbox: { recordsOf: ({ inboxes }) => inboxes, conversations: 'inbox', messages: 'inbox', events: 'inbox' },
  // Messages and events keep their author; conversations follow their current assignee.
  agent: { recordsOf: ({ members }) => members, conversations: 'agent', messages: 'author', events: 'user' },
  team: { recordsOf: ({ teams }) => teams, conversations: 'team', messages: 'team', events: 'team' },
  label: { recordsOf: ({ labels }) => labels, conversations: 'label', messages: 'label', events: 'label' },
};

/**
 * Returns the scope of a report.
 *
 * @throws ApiError `unknown` if the account has no record with this id.
 */
export function getScope(account: Account, type: ScopeType, text: string | undefined): Scope {
  const { recordsOf, conversations, messages, events } = scopes[type];
  const id = recordsOf ? getKnownId(recordsOf(account), text) : 0;
  const messagesIn = (isOutgoing: number) =>
    queryGroup(account, 'messages', messages, groupKeys.direction(id, isOutgoing));
  return {
    conversations: () => queryGroup(account, 'conversations', conversations, id),
    incoming: () => messagesIn(0),
    outgoing: () => messagesIn(1),
    events: (name, businessHours) =>
      queryGroup(
        account,
        'events',
        events,
        groupKeys.name(id, reportingEventNames.indexOf(name)),
        businessHours ? 2 : 1,
      ),
  };
}

function getKnownId(records: Map<number, unknown>, text: string | undefined): number {
  const id = toIntegerOrZero(text);
  if (!records.has(id)) throw new ApiError('unknown');
  return id;
}
