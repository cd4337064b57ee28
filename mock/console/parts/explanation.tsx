import { useEffect, useRef } from 'preact/hooks';
import type { NumberExplanation, Explanation as ReportExplanation } from '../../admin/responses.ts';
import { AdminApiError, callAdmin } from '../api.ts';
import { useLoad } from '../use-load.ts';
import { Loadable } from './loadable.tsx';
import { Code } from './scroll-region.tsx';

interface Props {
  /** Path of the report. */
  path: string;
  pointer: string;
  onClose(): void;
}

/** Explains a number of a report: its rule, period, exclusions and contributing events. */
export function Explanation({ path, pointer, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const query = new URLSearchParams({ url: path, pointer });
  const loaded = useLoad(() => findExplanation(query), [path, pointer]);
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
        {(found) => (found ? <Found found={found} /> : <p>No explanation is available for this number.</p>)}
      </Loadable>
      <p class="soft">
        <code>{path}</code> <code>{pointer}</code>
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

function Found({ found }: { found: NumberExplanation }) {
  const { value, rule, window, zone, excluded, contributing } = found;
  return (
    <>
      <p class="figure">{value ?? 'null'}</p>
      <p>{rule}</p>
      <dl>
        {window && (
          <>
            <dt>Period</dt>
            <dd>
              from {window.from} {window.until ? `until ${window.until}` : 'onwards'}
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
        <dt>Counted</dt>
        <dd>
          {contributing.count} {contributing.count === 1 ? 'event' : 'events'}
        </dd>
      </dl>
      {contributing.events.length > 0 && (
        <Code>{contributing.events.map((event) => JSON.stringify(event)).join('\n')}</Code>
      )}
    </>
  );
}
