import { Fault } from '../../../fault.ts';
import { Series } from '../../../state/series.ts';
import { type Account, type Figures, type ReportingEventName, reportingEventNames } from '../tables.ts';
import type { Window } from '../window.ts';

/** What a report is about: it can hand out a series of its conversations, messages or reporting events. */
export interface Scope {
  conversations(window: Window): Series;
  incoming(window: Window): Series;
  outgoing(window: Window): Series;
  /** Seconds, by when they were recorded. */
  events(name: ReportingEventName, businessHours: boolean, window: Window): Series;
}

export type ScopeType = 'account' | 'agent' | 'inbox' | 'label' | 'team';

/** The scope of a report. Throws {@link Fault} `unknown` when the account has nothing of that id. */
export function getScope(account: Account, type: ScopeType, id: string | undefined): Scope {
  return scopes[type](account, id === undefined || !/^\d{1,15}$/.test(id) ? Number.NaN : Number(id));
}

const scopes: Record<ScopeType, (account: Account, id: number) => Scope> = {
  account: (account) => fixed(account.figures),
  inbox: (account, id) => fixed(getKnown(account.inboxes, id).figures),
  // Messages and events keep their author; conversations follow whom they are assigned to now.
  agent: (account, id) => {
    getKnown(account.members, id);
    const figures = getKnown(account.authors, id);
    const { conversations } = current(account, `agent ${id}`, (row) => account.conversations.assignee.get(row) === id);
    return { ...fixed(figures), conversations };
  },
  team: (account, id) => {
    getKnown(account.teams, id);
    return current(account, `team ${id}`, (row) => account.conversations.team.get(row) === id);
  },
  label: (account, id) => {
    getKnown(account.labels, id);
    return current(account, `label ${id}`, (row) => account.conversations.labels.get(row)?.includes(id) ?? false);
  },
};

/** A scope whose rows never leave it: its series are kept as history grows. */
function fixed(figures: Figures): Scope {
  return {
    conversations: () => figures.conversations,
    incoming: () => figures.incoming,
    outgoing: () => figures.outgoing,
    events: (name, businessHours) => figures.events[name][businessHours ? 'businessValue' : 'value'],
  };
}

/**
 * A scope that follows what conversations are now: its series are picked from the window's rows, and kept until the next
 * write.
 */
function current(account: Account, name: string, includes: (conversation: number) => boolean): Scope {
  const { conversations, messages, events } = account;
  const pickMessages = (window: Window, isOutgoing: number) =>
    keep(account, `${name} messages ${isOutgoing}`, window, () =>
      pick(messages.timeline, window, (row) =>
        messages.isOutgoing.get(row) === isOutgoing && includes(messages.conversation.get(row)) ? 1 : undefined,
      ),
    );
  return {
    conversations: (window) =>
      keep(account, `${name} conversations`, window, () =>
        pick(conversations.timeline, window, (row) => (includes(row) ? 1 : undefined)),
      ),
    incoming: (window) => pickMessages(window, 0),
    outgoing: (window) => pickMessages(window, 1),
    events(eventName, businessHours, window) {
      const code = reportingEventNames.indexOf(eventName);
      const value = businessHours ? events.businessValue : events.value;
      return keep(account, `${name} ${eventName} ${businessHours}`, window, () =>
        pick(events.timeline, window, (row) =>
          events.name.get(row) === code && includes(events.conversation.get(row)) ? value.get(row) : undefined,
        ),
      );
    },
  };
}

/** Picked series of each account, and how much had been written when they were picked. */
const kept = new WeakMap<Account, { written: string; series: Map<string, Series> }>();
const mostKept = 200;

function keep(account: Account, name: string, { from, until }: Window, make: () => Series): Series {
  const { conversations, messages, events } = account;
  const written = `${conversations.length} ${conversations.moves} ${messages.length} ${events.length}`;
  let known = kept.get(account);
  if (known?.written !== written || known.series.size >= mostKept) {
    known = { written, series: new Map() };
    kept.set(account, known);
  }
  const key = `${name} ${from} ${until}`;
  const series = known.series.get(key) ?? make();
  known.series.set(key, series);
  return series;
}

/** A series of the rows of a window for which `valueIn` gives a value. */
function pick(timeline: Series, window: Window, valueIn: (row: number) => number | undefined): Series {
  const picked = new Series();
  const [first, end] = timeline.range(window.from, window.until);
  for (let position = first; position < end; position++) {
    const value = valueIn(timeline.valueAt(position));
    if (value !== undefined) picked.add(timeline.timeAt(position), value);
  }
  return picked;
}

function getKnown<Thing>(things: Map<number, Thing>, id: number): Thing {
  const thing = things.get(id);
  if (!thing) throw new Fault('unknown');
  return thing;
}
