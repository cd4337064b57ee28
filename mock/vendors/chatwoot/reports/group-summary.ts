import { groupOf } from '../groups/facet.ts';
import { listGroups } from '../groups/tallies.ts';
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
  const { conversations, events, averagesByConversation } = sources[by];
  const counted = listGroups(account, 'conversations', conversations, window);
  const recorded = listGroups(account, 'events', events, window);
  const averaged = averagesByConversation ? listGroups(account, 'conversations', 'eventsOfLabel', window) : recorded;
  const toGroup = (id: number, name: ReportingEventName) => groupOf.name(id, reportingEventNames.indexOf(name));
  const average = (id: number, name: ReportingEventName) => {
    const amounts = averaged.get(toGroup(id, name));
    return amounts && amounts.sums[businessHours ? 1 : 0] / amounts.count;
  };
  return [...groupings[by].namesOf(account)].map(([id, name]) => ({
    id,
    name,
    conversations: counted.get(id)?.count ?? 0,
    resolutions: recorded.get(toGroup(id, 'conversation_resolved'))?.count ?? 0,
    resolutionTime: average(id, 'conversation_resolved'),
    firstResponseTime: average(id, 'first_response'),
    replyTime: average(id, 'reply_time'),
  }));
}
