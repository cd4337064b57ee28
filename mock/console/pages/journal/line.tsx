import type { JournalEntry } from '../../../admin/responses.ts';
import { nameFault, nameReason, showClock } from './entry.ts';
import { nameRefusal } from './refusals.ts';
import { ShortPath } from './short-path.tsx';

interface Props {
  entry: JournalEntry;
  isOpen: boolean;
  onOpen(): void;
}

/** One request of the list, as a button that opens its details. */
export function Line({ entry, isOpen, onOpen }: Props) {
  const { method, url, duration, operation, unserved, refusal, preference, hints = [], faults = [] } = entry;
  return (
    <button type="button" class="line" aria-expanded={isOpen} onClick={onOpen}>
      <span class="soft time">{showClock(entry)}</span>
      <StatusCode entry={entry} />
      <ShortPath method={method} url={url} />
      <span class="marks">
        {faults.map((type) => (
          <span key={type} class="mark">
            {nameFault(type)}
          </span>
        ))}
        {preference !== undefined && <span class="mark">forced: {preference}</span>}
        {unserved && <span class="mark warn">{nameReason(unserved)}</span>}
        {refusal && !unserved && <span class="mark">{nameRefusal(refusal)}</span>}
        {hints.length > 0 && !unserved && (
          <span class="mark warn" title={hints.join(' ')}>
            hint
          </span>
        )}
      </span>
      {operation !== undefined && <span class="soft operation">{operation}</span>}
      <span class="soft duration">{Math.round(duration)} ms</span>
    </button>
  );
}

/** The status of the response, or that the client did not get it. */
export function StatusCode({ entry }: { entry: JournalEntry }) {
  const { status, aborted } = entry;
  if (aborted) return <span class="status s5">connection closed</span>;
  return <span class={`status s${Math.floor(status / 100)}`}>{status}</span>;
}
