import type { ContributingEvents } from '../../../explanation.ts';
import { day } from '../../../time/zone.ts';
import { getAccount } from '../access/agent-access.ts';
import type { ChatwootCall } from '../handler.ts';
import type { Window } from '../input/window.ts';
import { type Account, statuses } from '../tables.ts';
import { collectEvidence, type Evidence } from './evidence.ts';

/** How the emulated version selects the rows of a time series, including its known defects, and the texts about it. */
export interface VersionDefects {
  /** Appended to the rule. */
  note: string;
  excluded: string[];
  collect(window: Window, evidenceIn: (account: Account) => Evidence): ContributingEvents;
}

const resolutionCounts = ['resolutions_count', 'bot_resolutions_count'];

/** Returns how the emulated version selects a metric's rows. Most versions have no defect in the ledger. */
export function findVersionDefects(
  { tables, request, appliesDeviation }: ChatwootCall,
  metric: string,
): VersionDefects {
  const isResolutionCount = resolutionCounts.includes(metric);
  const countsAllAccounts =
    isResolutionCount &&
    request.query.type === 'agent' &&
    appliesDeviation('chatwoot-agent-resolutions-of-all-accounts');
  const omitsReopened = isResolutionCount && appliesDeviation('chatwoot-resolutions-of-reopened-are-lost');
  const omitsFirstHours =
    Boolean(request.query.timezone_offset) && appliesDeviation('chatwoot-chart-with-offset-loses-first-hours');
  const accounts = countsAllAccounts ? [...tables.accounts.values()] : [getAccount(tables, request)];
  return {
    note: countsAllAccounts ? ' This version counts the resolutions of the agent in all accounts.' : '',
    excluded: [
      ...(omitsReopened
        ? ['Resolutions of conversations that are not resolved now: this version does not count them.']
        : []),
      ...(omitsFirstHours
        ? ['Everything before the first UTC midnight in the report: this version does not count it.']
        : []),
    ],
    collect: (window, evidenceIn) =>
      accounts
        .map((account) => collectEvidence(account, window, narrow(account, evidenceIn(account), omitsReopened)))
        .reduce((one, other) => ({
          count: one.count + other.count,
          list: (maxEvents) => [...one.list(maxEvents), ...other.list(maxEvents)].slice(0, maxEvents),
        })),
  };
}

function narrow({ events, conversations }: Account, evidence: Evidence, omitsReopened: boolean): Evidence {
  if (!omitsReopened) return evidence;
  const isResolved = (row: number) => statuses[conversations.status.get(events.conversation.get(row))] === 'resolved';
  return { ...evidence, includes: (row) => evidence.includes(row) && isResolved(row) };
}

/** Returns the window of a chart. If the emulated version omits the first hours, the window starts after them. */
export function omitFirstHours(window: Window, { request, appliesDeviation }: ChatwootCall): Window {
  const hasOffset = Boolean(request.query.timezone_offset);
  if (!hasOffset || !window.isBounded || !appliesDeviation('chatwoot-chart-with-offset-loses-first-hours'))
    return window;
  return { ...window, from: Math.ceil(window.from / day) * day };
}
