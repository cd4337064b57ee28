import { useState } from 'preact/hooks';
import type { JournalEntry, UnservedCall, UnservedList } from '../../../admin/responses.ts';
import { callAdmin } from '../../api.ts';
import { Loadable } from '../../parts/loadable.tsx';
import { useLoad } from '../../use-load.ts';
import { nameReason } from './entry.ts';

/** Requests that no operation served, counted. It shows nothing if the journal has none. */
export function Unserved({ journal }: { journal: readonly JournalEntry[] }) {
  const latest = journal.find(({ unserved }) => unserved !== undefined)?.number;
  return latest === undefined ? null : <UnservedTable latest={latest} />;
}

function UnservedTable({ latest }: { latest: number }) {
  const loaded = useLoad(() => callAdmin<UnservedList>('unserved'), [latest]);
  return (
    <section class="card" aria-labelledby="unserved">
      <h2 id="unserved">Your app called these, and they are not served</h2>
      <Loadable loaded={loaded}>{({ unserved }) => <Calls calls={unserved} />}</Loadable>
    </section>
  );
}

/** Number of calls that are shown before the user asks for all. The list of requests is below them. */
const firstCount = 5;

function Calls({ calls }: { calls: readonly UnservedCall[] }) {
  const [showsAll, setShowsAll] = useState(false);
  return (
    <>
      <table class="unserved">
        <thead>
          <tr>
            <th scope="col">Requests</th>
            <th scope="col">Operation</th>
            <th scope="col">Reason</th>
            <th scope="col">What to do</th>
          </tr>
        </thead>
        <tbody>
          {(showsAll ? calls : calls.slice(0, firstCount)).map(({ method, path, reason, hint, count }) => (
            <tr key={`${method} ${path}`}>
              <td class="count">{count.toLocaleString('en')}</td>
              <td class="path">
                <b>{method}</b> {path}
              </td>
              <td>{nameReason(reason)}</td>
              <td>{hint}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {calls.length > firstCount && (
        <div class="actions">
          <button type="button" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? `Show the first ${firstCount}` : `Show all ${calls.length}`}
          </button>
        </div>
      )}
    </>
  );
}
