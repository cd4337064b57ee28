import { createParameterFault } from '../../fault.ts';
import type { HistoryOptions } from '../../seed/company.ts';

/** A request must not be able to ask for hours of work; whoever starts the mock may. */
const largest = 20;

/** Throws {@link Fault} `invalid` for a history larger than a request may ask for, and than the server's own. */
export function assertSmall<History extends HistoryOptions>(history: History, own: HistoryOptions): History {
  const most = Math.max(largest, own.scale);
  if (history.scale <= most) return history;
  throw createParameterFault('invalid', 'scale', `must be at most ${most}`);
}
