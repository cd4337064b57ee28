import type { Series } from '../../../state/series.ts';
import { type Account, type Figures, type ReportingEventName, reportingEventNames } from '../tables.ts';
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

/** How many events of a kind there were, and the sum of their durations. */
interface Total {
  count: number;
  sum: number;
}

/** What a group's figures are read from. */
interface Source {
  conversations(id: number): number;
  events(id: number, name: ReportingEventName): Total;
  /** Resolutions are counted here when not with the other events. */
  resolutions?(id: number): number;
}

type CreateSource = (account: Account, window: Window, businessHours: boolean) => Source;

// Events keep their author and their inbox, so those are searched; teams and labels follow what conversations are now.
const sources: Record<GroupBy, CreateSource> = {
  agent: (account, window, businessHours) => ({
    ...searched((id) => account.authors.get(id), window, businessHours),
    conversations: tallyConversations(account, window, 'agent'),
  }),
  inbox: (account, window, businessHours) => searched((id) => account.inboxes.get(id)?.figures, window, businessHours),
  team: (account, window, businessHours) => ({
    conversations: tallyConversations(account, window, 'team'),
    events: tallyEvents(account, window, 'team', businessHours),
  }),
  // Servers average over the conversations that began in the window, whenever the event came, but count resolutions by
  // when they came.
  label: (account, window, businessHours) => {
    const inWindow = tallyEvents(account, window, 'label', businessHours);
    const { createdAt } = account.conversations;
    const ofConversations = tallyEvents(
      account,
      // No event comes before its conversation.
      { ...window, until: Number.POSITIVE_INFINITY },
      'label',
      businessHours,
      (conversation) => createdAt.get(conversation) >= window.from && createdAt.get(conversation) < window.until,
    );
    return {
      conversations: tallyConversations(account, window, 'label'),
      events: ofConversations,
      resolutions: (id) => inWindow(id, 'conversation_resolved').count,
    };
  },
};

/** Every agent, team, inbox or label of an account, idle ones too, in the order in which they came. */
export function summarizeGroups(account: Account, by: GroupBy, window: Window, businessHours: boolean): GroupSummary[] {
  const source = sources[by](account, window, businessHours);
  const average = ({ count, sum }: Total) => (count === 0 ? undefined : sum / count);
  return [...groupings[by].namesOf(account)].map(([id, name]) => {
    const resolved = source.events(id, 'conversation_resolved');
    return {
      id,
      name,
      conversations: source.conversations(id),
      resolutions: source.resolutions?.(id) ?? resolved.count,
      resolutionTime: average(resolved),
      firstResponseTime: average(source.events(id, 'first_response')),
      replyTime: average(source.events(id, 'reply_time')),
    };
  });
}

function searched(figuresOf: (id: number) => Figures | undefined, window: Window, businessHours: boolean): Source {
  const { from, until } = window;
  const total = (series: Series | undefined): Total =>
    series ? { count: series.count(from, until), sum: series.sum(from, until) } : { count: 0, sum: 0 };
  return {
    conversations: (id) => figuresOf(id)?.conversations.count(from, until) ?? 0,
    events: (id, name) => total(figuresOf(id)?.events[name][businessHours ? 'businessValue' : 'value']),
  };
}

function tallyConversations(account: Account, window: Window, by: GroupBy): Source['conversations'] {
  const { timeline } = account.conversations;
  const counts = new Map<number, number>();
  const [first, end] = timeline.range(window.from, window.until);
  for (let position = first; position < end; position++) {
    const groups = groupings[by].groupsOf(account, timeline.valueAt(position));
    for (const id of groups) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return (id) => counts.get(id) ?? 0;
}

function tallyEvents(
  account: Account,
  window: Window,
  by: GroupBy,
  businessHours: boolean,
  includes: (conversation: number) => boolean = () => true,
): Source['events'] {
  const { events } = account;
  const value = businessHours ? events.businessValue : events.value;
  const totals = new Map<number, Total>();
  const keyOf = (id: number, name: number) => id * reportingEventNames.length + name;
  const [first, end] = events.timeline.range(window.from, window.until);
  for (let position = first; position < end; position++) {
    const row = events.timeline.valueAt(position);
    const conversation = events.conversation.get(row);
    if (!includes(conversation)) continue;
    for (const id of groupings[by].groupsOf(account, conversation)) {
      const key = keyOf(id, events.name.get(row));
      const total = totals.get(key) ?? { count: 0, sum: 0 };
      totals.set(key, total);
      total.count += 1;
      total.sum += value.get(row);
    }
  }
  return (id, name) => totals.get(keyOf(id, reportingEventNames.indexOf(name))) ?? { count: 0, sum: 0 };
}
