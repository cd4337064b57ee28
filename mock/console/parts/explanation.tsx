import { useEffect, useRef, useState } from 'preact/hooks';
import type { NumberExplanation, Explanation as ReportExplanation } from '../../admin/responses.ts';
import { AdminApiError, callAdmin } from '../api.ts';
import { useLoad } from '../use-load.ts';
import { countOf } from '../words.ts';
import { toEventTable } from './event-table.ts';
import { Loadable } from './loadable.tsx';
import { ScrollRegion } from './scroll-region.tsx';

interface Props {
  /** Path of the report. */
  path: string;
  pointer: string;
  onClose(): void;
}

/** Explains a number of a report: its rule, period, exclusions and contributing events. */
export function Explanation({ path, pointer, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [listsAll, setListsAll] = useState(false);
  const query = new URLSearchParams({ url: path, pointer, ...(listsAll && { events: 'all' }) });
  const loaded = useLoad(() => findExplanation(query), [path, pointer, listsAll]);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} onClose={onClose} aria-labelledby="explanation">
      <header class="dialog-head">
        <h2 id="explanation">Why this number?</h2>
        <button type="button" class="quiet" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </header>
      <Loadable loaded={loaded}>
        {(found) =>
          found ? (
            <Found found={found} onListAll={() => setListsAll(true)} />
          ) : (
            <p>No explanation is available for this number.</p>
          )
        }
      </Loadable>
      <p class="soft path">
        {path} <b>{pointer}</b>
      </p>
    </dialog>
  );
}

async function findExplanation(query: URLSearchParams): Promise<NumberExplanation | null> {
  try {
    const { numbers } = await callAdmin<ReportExplanation>(`explain?${query}`);
    return numbers[0] ?? null;
  } catch (error) {
    if (error instanceof AdminApiError && error.status === 404) return null;
    throw error;
  }
}

const showInstant = (iso: string) => iso.replace('T', ' ').replace(/(\.000)?Z$/, '');

function Found({ found, onListAll }: { found: NumberExplanation; onListAll(): void }) {
  const { value, rule, window, zone, excluded, contributing, subtracted } = found;
  return (
    <>
      <p class="figure">{value ?? 'null'}</p>
      <p>{rule}</p>
      <dl>
        <dt>Counted</dt>
        <dd>{countOf(contributing.count, 'event')}</dd>
        {subtracted && (
          <>
            <dt>Subtracted</dt>
            <dd>{countOf(subtracted.count, 'event')}</dd>
          </>
        )}
        {window && (
          <>
            <dt>Period</dt>
            <dd>
              from {showInstant(window.from)} {window.until ? `until ${showInstant(window.until)}` : 'onwards'} UTC
            </dd>
          </>
        )}
        {zone && (
          <>
            <dt>Time zone</dt>
            <dd>{zone}</dd>
          </>
        )}
        <dt>Excluded</dt>
        <dd>{excluded.length === 0 ? 'nothing' : excluded.join(' ')}</dd>
      </dl>
      <Events title="Counted events" part={contributing} onListAll={onListAll} />
      {subtracted && <Events title="Subtracted events" part={subtracted} onListAll={onListAll} />}
    </>
  );
}

interface EventsProps {
  title: string;
  part: NumberExplanation['contributing'];
  onListAll(): void;
}

/** A table of the listed events, and a button that lists the others. */
function Events({ title, part: { count, events }, onListAll }: EventsProps) {
  if (events.length === 0) return null;
  const { columns, rows } = toEventTable(events);
  const isCut = events.length < count;
  return (
    <section aria-label={title}>
      <header class="dialog-head">
        <h3>
          {title}
          {isCut && <small> the first {events.length}</small>}
        </h3>
        {isCut && (
          <button type="button" class="quiet" onClick={onListAll}>
            Show all {count.toLocaleString('en')}
          </button>
        )}
      </header>
      <ScrollRegion label={`Table of ${title.toLowerCase()}`}>
        <table class="events">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells) => (
              <tr key={cells.join()}>
                {cells.map((cell, index) => (
                  <td key={columns[index]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
