import type { Explainable } from '../../../explanation.ts';
import { getAccount } from '../access/agent-access.ts';
import type { ChatwootCall } from '../handler.ts';
import { toWindow, type Window } from '../input/window.ts';
import type { Account } from '../tables.ts';
import { collectEvidence, type Evidence, toShownWindow } from './evidence.ts';

/** One number of a report: its JSON Pointer, its value, and the rows that contribute to it. */
export interface Figure {
  pointer: string;
  value: number | null;
  rule: string;
  excluded: string[];
  evidence: Evidence;
}

/**
 * Explains the figures of a report in the window of the call.
 *
 * @param without The window to use if the request has none.
 */
export function explainFigures(
  call: ChatwootCall,
  without: Window,
  figures: (account: Account, window: Window) => Figure[],
): Explainable[] {
  const account = getAccount(call.tables, call.request);
  const window = toWindow(call.request.query, without);
  return figures(account, window).map(({ pointer, value, rule, excluded, evidence }) => ({
    pointer,
    explain: () => ({
      value,
      rule,
      excluded,
      window: toShownWindow(window),
      contributing: collectEvidence(account, window, evidence),
    }),
  }));
}
