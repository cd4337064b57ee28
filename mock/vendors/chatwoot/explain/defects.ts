import { type Contributing, mostListed } from '../../../explanation.ts';
import { day } from '../../../time/zone.ts';
import { getAccount } from '../access.ts';
import { type Account, statuses } from '../tables.ts';
import type { Window } from '../window.ts';
import { collect, type Evidence } from './evidence.ts';
import type { ChatwootCall } from './explainer.ts';

/** What the version at hand makes of a time series' evidence, right or wrong, and how to say it. */
export interface Reading {
  /** What is told after the rule. */
  note: string;
  excluded: string[];
  collect(window: Window, evidenceIn: (account: Account) => Evidence): Contributing;
}

const counted = ['resolutions_count', 'bot_resolutions_count'];

/** How a metric's rows are read: by the defects that the ledger tells of this version, mostly none. */
export function findReading({ tables, request, deviates }: ChatwootCall, metric: string): Reading {
  const isCounted = counted.includes(metric);
  const leaks = isCounted && request.query.type === 'agent' && deviates('chatwoot-agent-resolutions-of-all-accounts');
  const loses = isCounted && deviates('chatwoot-resolutions-of-reopened-are-lost');
  const cuts = Boolean(request.query.timezone_offset) && deviates('chatwoot-chart-with-offset-loses-first-hours');
  const accounts = leaks ? [...tables.accounts.values()] : [getAccount(tables, request)];
  return {
    note: leaks ? ' This version counts what the agent resolved in every account.' : '',
    excluded: [
      ...(loses ? ['Resolutions of conversations that are not resolved now: this version loses them.'] : []),
      ...(cuts ? ['What came before the first midnight of UTC in the report: this version loses it.'] : []),
    ],
    collect: (window, evidenceIn) =>
      accounts
        .map((account) => collect(account, window, narrow(account, evidenceIn(account), loses)))
        .reduce((one, other) => ({
          count: one.count + other.count,
          events: [...one.events, ...other.events].slice(0, mostListed),
        })),
  };
}

function narrow({ events, conversations }: Account, evidence: Evidence, loses: boolean): Evidence {
  if (!loses) return evidence;
  const isResolved = (row: number) => statuses[conversations.status.get(events.conversation.get(row))] === 'resolved';
  return { ...evidence, includes: (row) => evidence.includes(row) && isResolved(row) };
}

/** The window of a chart, without the first hours where the version at hand loses them. */
export function cutWindow(window: Window, { request, deviates }: ChatwootCall): Window {
  const hasOffset = Boolean(request.query.timezone_offset);
  if (!hasOffset || !window.isBounded || !deviates('chatwoot-chart-with-offset-loses-first-hours')) return window;
  return { ...window, from: Math.ceil(window.from / day) * day };
}
