import { Fault } from '../../../fault.ts';
import type { Counted, Summed } from '../../../state/group.ts';
import { isBlank, toIntegerOrZero } from '../casts.ts';
import { groupOf } from '../groups/facet.ts';
import { findGroup } from '../groups/tallies.ts';
import { failAsServer } from '../refusals.ts';
import { type Account, type ReportingEventName, reportingEventNames } from '../tables.ts';

/** What a report is about: it can tell of its conversations, messages and reporting events what is in a window. */
export interface Scope {
  conversations(): Counted;
  incoming(): Counted;
  outgoing(): Counted;
  /** Seconds, by when they were recorded. */
  events(name: ReportingEventName, businessHours?: boolean): Summed;
}

/**
 * Reads what a report is about; blank means the account.
 *
 * @throws Fault where none is given, or one that is none: the server fails.
 */
export function toScopeType(text: string | undefined): ScopeType {
  if (text === undefined) throw failAsServer();
  if (isBlank(text)) return 'account';
  if (!Object.hasOwn(scopes, text)) throw failAsServer();
  return text as ScopeType;
}

export type ScopeType = 'account' | 'agent' | 'inbox' | 'label' | 'team';

interface ScopeDefinition {
  /** What an account must have for the scope to exist. */
  thingsOf?(account: Account): Map<number, unknown>;
  conversations: 'all' | 'agent' | 'inbox' | 'label' | 'team';
  messages: 'all' | 'author' | 'inbox' | 'label' | 'team';
  events: 'all' | 'user' | 'inbox' | 'label' | 'team';
}

/** By which facet each kind of scope finds its rows. */
const scopes: Record<ScopeType, ScopeDefinition> = {
  account: { conversations: 'all', messages: 'all', events: 'all' },
  inbox: { thingsOf: ({ inboxes }) => inboxes, conversations: 'inbox', messages: 'inbox', events: 'inbox' },
  // Messages and events keep their author; conversations follow whom they are assigned to now.
  agent: { thingsOf: ({ members }) => members, conversations: 'agent', messages: 'author', events: 'user' },
  team: { thingsOf: ({ teams }) => teams, conversations: 'team', messages: 'team', events: 'team' },
  label: { thingsOf: ({ labels }) => labels, conversations: 'label', messages: 'label', events: 'label' },
};

/** The scope of a report. Throws {@link Fault} `unknown` when the account has nothing of that id. */
export function getScope(account: Account, type: ScopeType, text: string | undefined): Scope {
  const { thingsOf, conversations, messages, events } = scopes[type];
  const id = thingsOf ? getKnown(thingsOf(account), text) : 0;
  const messagesIn = (isOutgoing: number) =>
    findGroup(account, 'messages', messages, groupOf.direction(id, isOutgoing));
  return {
    conversations: () => findGroup(account, 'conversations', conversations, id),
    incoming: () => messagesIn(0),
    outgoing: () => messagesIn(1),
    events: (name, businessHours) =>
      findGroup(account, 'events', events, groupOf.name(id, reportingEventNames.indexOf(name)), businessHours ? 2 : 1),
  };
}

function getKnown(things: Map<number, unknown>, text: string | undefined): number {
  const id = toIntegerOrZero(text);
  if (!things.has(id)) throw new Fault('unknown');
  return id;
}
