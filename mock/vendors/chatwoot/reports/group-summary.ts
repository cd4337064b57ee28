import { groupOf } from '../groups/facet.ts';
import { findGroup } from '../groups/tallies.ts';
import { type Account, type ReportingEventName, reportingEventNames } from '../tables.ts';
import type { Window } from '../window.ts';
import { type GroupBy, groupings } from './groupings.ts';

/** One agent, team, inbox or label in a window. Averages are seconds, undefined when there was nothing to average. */
export interface GroupSummary {
  id: number;
  name: string;
  conversations: number;
  resolutions: number;
  resolutionTime: number | undefined;
  firstResponseTime: number | undefined;
  replyTime: number | undefined;
}

interface Source {
  conversations: 'agent' | 'inbox' | 'label' | 'team';
  events: 'user' | 'inbox' | 'label' | 'team';
  /**
   * Servers average the events of a label over the conversations that began in the window, whenever the event came, but
   * count resolutions by when they came.
   */
  averagesByConversation?: boolean;
}

/** By which facet each kind of group finds its rows. Events keep their author; teams and labels follow the conversation. */
const sources: Record<GroupBy, Source> = {
  agent: { conversations: 'agent', events: 'user' },
  inbox: { conversations: 'inbox', events: 'inbox' },
  team: { conversations: 'team', events: 'team' },
  label: { conversations: 'label', events: 'label', averagesByConversation: true },
};

/** Every agent, team, inbox or label of an account, idle ones too, in the order in which they came. */
export function summarizeGroups(account: Account, by: GroupBy, window: Window, businessHours: boolean): GroupSummary[] {
  const { from, until } = window;
  const { conversations, events, averagesByConversation } = sources[by];
  const measure = businessHours ? 2 : 1;
  const recorded = (id: number, name: ReportingEventName) =>
    findGroup(account, 'events', events, groupOf.name(id, reportingEventNames.indexOf(name)), measure);
  const averaged = (id: number, name: ReportingEventName) =>
    averagesByConversation
      ? findGroup(
          account,
          'conversations',
          'eventsOfLabel',
          groupOf.name(id, reportingEventNames.indexOf(name)),
          measure,
        )
      : recorded(id, name);
  const average = (id: number, name: ReportingEventName) => {
    const group = averaged(id, name);
    const count = group.count(from, until);
    return count === 0 ? undefined : group.sum(from, until) / count;
  };
  return [...groupings[by].namesOf(account)].map(([id, name]) => ({
    id,
    name,
    conversations: findGroup(account, 'conversations', conversations, id).count(from, until),
    resolutions: recorded(id, 'conversation_resolved').count(from, until),
    resolutionTime: average(id, 'conversation_resolved'),
    firstResponseTime: average(id, 'first_response'),
    replyTime: average(id, 'reply_time'),
  }));
}
