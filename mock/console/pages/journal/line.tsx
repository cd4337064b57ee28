import type { JournalEntry } from '../../../admin/responses.ts';
import { nameFault, nameReason, showClock } from './entry.ts';

interface Props {
  entry: JournalEntry;
  isOpen: boolean;
  onOpen(): void;
}

/** One request of the list, as a button that opens its details. */
export function Line({ entry, isOpen, onOpen }: Props) {
  const { method, url, status, duration, operation, unserved, hints = [], faults = [] } = entry;
  return (
    <button type="button" class="line" aria-expanded={isOpen} onClick={onOpen}>
      <span class="soft time">{showClock(entry)}</span>
      <StatusCode status={status} />
      <span class="path" title={`${method} ${url}`}>
        <b>{method}</b> {url}
      </span>
      <span class="marks">
        {faults.map((type) => (
          <span key={type} class="mark">
            {nameFault(type)}
          </span>
        ))}
        {unserved && <span class="mark warn">{nameReason(unserved)}</span>}
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

export function StatusCode({ status }: { status: number }) {
  return <span class={`status s${Math.floor(status / 100)}`}>{status}</span>;
}
