import { useState } from 'preact/hooks';
import { Select } from '../../parts/select.tsx';
import { useSession } from '../../session.tsx';
import type { PageProps } from '../page-props.ts';
import { Detail } from './detail.tsx';
import { Line } from './line.tsx';
import { isPreflight, kinds, selectEntries } from './select-entries.ts';
import { Unserved } from './unserved.tsx';

const address = '#/journal';

/**
 * Requests to the mock, live, with details of the selected one.
 *
 * @param detail Number of the selected request, from the address of the page.
 */
export function Journal({ detail }: PageProps) {
  const { journal, isConnected } = useSession();
  const [text, setText] = useState('');
  const [kind, setKind] = useState('all');
  const number = /^\d+$/.test(detail) ? Number(detail) : undefined;
  const openEntry = (chosen: number) => location.assign(`${address}/${chosen}`);
  const [withPreflights, setWithPreflights] = useState(false);
  const preflightCount = journal.filter(isPreflight).length;
  const shown = selectEntries(journal, { kind, text, withPreflights });
  return (
    <>
      <header class="page">
        <h1>Journal</h1>
        <div class="controls">
          <span class={isConnected ? 'live' : 'live off'}>{isConnected ? 'live' : 'not connected'}</span>
          <label>
            Search
            <input type="search" value={text} onInput={({ currentTarget }) => setText(currentTarget.value)} />
          </label>
          <Select
            label="Show"
            value={kind}
            options={kinds.map(([name, label]) => [name, label] as const)}
            onChoose={setKind}
          />
          {preflightCount > 0 && (
            <label title="A browser sends them before requests to another origin.">
              <input
                type="checkbox"
                checked={withPreflights}
                onChange={({ currentTarget }) => setWithPreflights(currentTarget.checked)}
              />
              CORS preflights ({preflightCount})
            </label>
          )}
        </div>
      </header>
      <div class="stack">
        <Unserved journal={journal} />
        <div class={number === undefined ? 'split' : 'split open'}>
          <section class="card list" aria-label="Requests">
            {shown.length === 0 ? (
              <p class="soft empty">
                {journal.length === preflightCount
                  ? 'No requests yet. Copy a snippet from the Overview page and run it.'
                  : 'No request matches the search.'}
              </p>
            ) : (
              <ul class="journal">
                {shown.slice(0, 200).map((entry) => (
                  <li key={entry.number}>
                    <Line entry={entry} isOpen={entry.number === number} onOpen={() => openEntry(entry.number)} />
                  </li>
                ))}
              </ul>
            )}
          </section>
          {number !== undefined && <Detail key={number} number={number} onClose={() => location.assign(address)} />}
        </div>
      </div>
    </>
  );
}
