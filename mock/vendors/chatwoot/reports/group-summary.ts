import { totalsByGroup } from '../aggregates/aggregates.ts';
import { groupKeys } from '../aggregates/dimension.ts';
import type { Window } from '../input/window.ts';
import { type Account, type ReportingEventName, reportingEventNames } from '../tables.ts';
import { type GroupBy, groupings } from './groupings.ts';

/** The figures of one agent, team, inbox or label in a window. Averages are in seconds; undefined if there are no events. */
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
   * For labels, servers average the events of the conversations created in the window, even events after the window.
   * They count resolutions by the time of the resolution.
   */
  averagesByConversation?: boolean;
}

/** The dimensions of each kind of group. Events keep their user; teams and labels follow the conversation. */
const sources: Record<GroupBy, Source> = {
  agent: { conversations: 'agent', events: 'user' },
  inbox: { conversations: 'inbox', events: 'inbox' },
  team: { conversations: 'team', events: 'team' },
  label: { conversations: 'label', events: 'label', averagesByConversation: true },
};

/** Summarizes every agent, team, inbox or label of an account in order of creation, including those without activity. */
export function summarizeGroups(account: Account, by: GroupBy, window: Window, businessHours: boolean): GroupSummary[] {
  const { conversations, events, averagesByConversation } = sources[by];
  const counted = totalsByGroup(account, 'conversations', conversations, window);
  const recorded = totalsByGroup(account, 'events', events, window);
  const averaged = averagesByConversation ? totalsByGroup(account, 'conversations', 'eventsOfLabel', window) : recorded;
  const toGroup = (id: number, name: ReportingEventName) => groupKeys.name(id, reportingEventNames.indexOf(name));
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
