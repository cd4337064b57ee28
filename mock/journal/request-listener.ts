import { traceError } from '../../error-trace.ts';
import type { MockLogger } from '../logger.ts';
import type { JournalEntry } from './journal.ts';

/** A journal entry and its workspace. */
export interface RequestEntry extends JournalEntry {
  /** The name of the workspace that answered. */
  workspace: string;
}

/** Receives each request that a workspace has answered. */
export type OnRequest = (entry: RequestEntry) => void;

/** Passes a journal entry to the listener of a mock, if it has one. */
export type ReportRequest = (entry: JournalEntry, workspace: string) => void;

/** Wraps the listener of a mock, so that its errors are logged and no response depends on them. */
export function createReportRequest(onRequest: OnRequest | undefined, logger: MockLogger): ReportRequest {
  if (!onRequest) return () => {};
  const logFailure = (error: unknown) =>
    logger.error({ err: traceError(error) }, 'The callback onRequest failed; the request was answered');
  return (entry, workspace) => {
    try {
      // An async function fits the type too.
      const returned: unknown = onRequest({ ...entry, workspace });
      if (returned instanceof Promise) returned.catch(logFailure);
    } catch (error) {
      logFailure(error);
    }
  };
}
