import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Operation } from '../../specs/operations.ts';
import { listHints } from '../hints/list-hints.ts';
import { setHintHeader } from '../http/hint-header.ts';
import { mountPathOf } from '../http/middleware.ts';
import { addToJournalEntry } from '../journal/journal-middleware.ts';
import { toMonthsBefore } from '../seed/days.ts';
import type { PreferredResponse } from '../storage/command.ts';
import type { MockRequest } from '../vendor-interface/request.ts';
import type { Vendor } from '../vendor-interface/vendor.ts';
import type { CallResult } from './perform-call.ts';
import type { ServedWorkspace } from './served-workspace.ts';

/** Months of history that every vendor generates. */
const monthsOfHistory = 6;

interface AnsweredRequest {
  req: IncomingMessage;
  result: CallResult;
  preferred: PreferredResponse | undefined;
  /** Whether the admin API is served on the same port. */
  hasAdmin: boolean;
}

/**
 * Finds likely mistakes in a request that was answered. There are none if the client asked for the response, with `Prefer` or
 * a fault.
 */
export function findHints(
  workspace: ServedWorkspace,
  vendor: Vendor,
  operation: Operation,
  request: MockRequest,
  { req, result, preferred, hasAdmin }: AnsweredRequest,
): string[] | Promise<string[]> {
  if (result.injectedFaults.length > 0 || preferred?.headers['preference-applied'] !== undefined) return [];
  const { clock, initialState } = workspace;
  return listHints({
    vendor,
    operation,
    request,
    refusal: result.refusal,
    sentHeaders: req.headers,
    now: clock.now(),
    isFrozen: !clock.isTicking,
    // Events that were added may be older than the seeded history.
    historyStart:
      workspace.eventCount > 0 || initialState.scale === 0
        ? undefined
        : toMonthsBefore(initialState.now, monthsOfHistory),
    identitiesPath: hasAdmin ? `${mountPathOf(req)}/__admin/identities` : undefined,
    hasLaterEvents: clock.now() < initialState.clock,
    world: workspace.world(vendor.name),
  });
}

/** Adds hints to a response that was not sent yet, and to its journal entry. */
export function noteHints(res: ServerResponse, hints: readonly string[]): void {
  if (hints.length === 0) return;
  setHintHeader(res, hints);
  addToJournalEntry(res, { hints: [...hints] });
}
