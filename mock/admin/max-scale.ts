import { createParameterError } from '../api-error.ts';
import type { HistoryOptions } from '../seed/company.ts';

/**
 * Maximum scale that a request may ask for, since it must not cause hours of work. The user who starts the mock may
 * choose a larger one.
 */
const maxRequestScale = 20;

/** @throws {@link ApiError} `invalid` for a history that is larger than both the maximum and the server's own. */
export function assertMaxScale<History extends HistoryOptions>(history: History, own: HistoryOptions): History {
  const maxScale = Math.max(maxRequestScale, own.scale);
  if (history.scale <= maxScale) return history;
  throw createParameterError('invalid', 'scale', `must be at most ${maxScale}`);
}
