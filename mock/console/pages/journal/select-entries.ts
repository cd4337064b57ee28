import type { JournalEntry } from '../../../admin/responses.ts';

/** The groups of responses that the journal can show. */
export const kinds: readonly (readonly [kind: string, label: string, includes: (entry: JournalEntry) => boolean])[] = [
  ['all', 'All responses', () => true],
  ['ok', 'Successes', ({ status, aborted }) => status < 400 && !aborted],
  ['failed', 'Errors (4xx, 5xx, closed)', ({ status, aborted }) => status >= 400 || aborted === true],
  ['unserved', 'Not served', ({ unserved }) => unserved !== undefined],
  ['hinted', 'With hint', ({ hints = [] }) => hints.length > 0],
];

/** Whether a browser asked for permission to send another request (CORS). The application's code did not send it. */
export const isPreflight = ({ method, status, operation }: JournalEntry): boolean =>
  method === 'OPTIONS' && status === 204 && operation === undefined;

interface Selection {
  /** One of {@link kinds}. */
  kind: string;
  text: string;
  withPreflights: boolean;
}

/** Selects the entries that the user wants to see. */
export function selectEntries(journal: readonly JournalEntry[], selection: Selection): JournalEntry[] {
  const { kind, text, withPreflights } = selection;
  const [, , includes] = kinds.find(([name]) => name === kind) ?? [];
  const wanted = text.toLowerCase();
  return journal.filter(
    (entry) =>
      includes?.(entry) &&
      (withPreflights || !isPreflight(entry)) &&
      `${entry.method} ${entry.url} ${entry.operation ?? ''} ${entry.status}`.toLowerCase().includes(wanted),
  );
}
