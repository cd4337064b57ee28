import { Series } from '../../../state/series.ts';
import { day } from '../../../time/zone.ts';
import type { Window } from '../input/window.ts';
import { isRemoved } from '../removed-conversations.ts';
import {
  type Account,
  type ChatwootTables,
  type ReportingEventName,
  reportingEventNames,
  statuses,
} from '../tables.ts';
import type { Metric } from './metrics.ts';
import type { ScopeType } from './scope.ts';

type Deviates = (id: string) => boolean;

/** The scope that a time series was requested for. */
export interface Subject {
  tables: ChatwootTables;
  account: Account;
  type: ScopeType;
  /** NaN for an account. */
  id: number;
}

/** The counts with known defects, and the event that each counts. */
const resolutions: Record<string, ReportingEventName> = {
  resolutions_count: 'conversation_resolved',
  bot_resolutions_count: 'conversation_bot_resolved',
};

/** Returns the metric as the emulated version counts it, with the defects that the ledger records for this version. */
export function withDefects(name: string, metric: Metric, subject: Subject, deviates: Deviates): Metric {
  const event = resolutions[name];
  if (!event) return metric;
  const losesReopened = deviates('chatwoot-resolutions-of-reopened-are-lost');
  const leaks = subject.type === 'agent' && deviates('chatwoot-agent-resolutions-of-all-accounts');
  if (!losesReopened && !leaks) return metric;
  return {
    kind: 'count',
    figures: (_scope, window) =>
      scanEvents(leaks ? [...subject.tables.accounts.values()] : [subject.account], window, (account, row) => {
        const { events, conversations } = account;
        const conversation = events.conversation.get(row);
        if (events.name.get(row) !== reportingEventNames.indexOf(event)) return false;
        if (losesReopened && statuses[conversations.status.get(conversation)] !== 'resolved') return false;
        return isEventInScope[subject.type](account, row, conversation, subject.id);
      }),
  };
}

/** Whether a reporting event belongs to a scope, by scope type. */
export const isEventInScope: Record<
  ScopeType,
  (account: Account, row: number, conversation: number, id: number) => boolean
> = {
  account: () => true,
  agent: ({ events }, row, _, id) => events.user.get(row) === id,
  inbox: ({ conversations }, _, conversation, id) => conversations.inbox.get(conversation) === id,
  team: ({ conversations }, _, conversation, id) => conversations.team.get(conversation) === id,
  label: ({ conversations }, _, conversation, id) => conversations.labels.get(conversation).includes(id),
};

/** Collects the times of matching events. It scans the window, because no aggregate has the figures of a defect. */
export function scanEvents(
  accounts: readonly Account[],
  { from, until }: Window,
  includes: (account: Account, row: number) => boolean,
): Series {
  const times: number[] = [];
  for (const account of accounts) {
    const { timeline, createdAt } = account.events;
    for (const row of timeline.rowsIn(from, until)) {
      if (!isRemoved(account, 'events', row) && includes(account, row)) times.push(createdAt.get(row));
    }
  }
  const picked = new Series();
  for (const at of times.sort((a, b) => a - b)) picked.add(at);
  return picked;
}

/** Returns the window that a chart with an offset counts. With the defect, it starts at the first UTC midnight. */
export function omitFirstHours(window: Window, hasOffset: boolean, deviates: Deviates): Window {
  if (!hasOffset || !window.isBounded || !deviates('chatwoot-chart-with-offset-loses-first-hours')) return window;
  return { ...window, from: Math.ceil(window.from / day) * day };
}
