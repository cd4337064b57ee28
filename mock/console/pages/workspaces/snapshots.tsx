import { useState } from 'preact/hooks';
import { callAdmin } from '../../api.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Loadable } from '../../parts/loadable.tsx';
import { useSession } from '../../session.tsx';
import { useLoad } from '../../use-load.ts';
import { countOf } from '../../words.ts';
import type { ListedSnapshot } from './workspace-calls.ts';

/** Takes, restores and deletes snapshots of this workspace, and resets it. */
export function Snapshots() {
  const { workspace, state, notify, fail, refresh } = useSession();
  const [name, setName] = useState('before');
  const [changes, setChanges] = useState(0);
  const loaded = useLoad(() => callAdmin<ListedSnapshot[]>('snapshots'), [changes, state.changes]);
  const act = (what: string, method: string, path: string, body?: unknown) =>
    callAdmin(path, method, body).then(() => {
      notify(what);
      setChanges((before) => before + 1);
      refresh();
    }, fail);
  const take = (event: Event) => {
    event.preventDefault();
    act(`Snapshot ${name} taken.`, 'POST', 'snapshots', { name });
  };
  return (
    <section class="card" aria-labelledby="snapshots">
      <h2 id="snapshots">Snapshots of @{workspace.name}</h2>
      <form class="actions" onSubmit={take}>
        <label>
          Snapshot
          <input value={name} required onInput={({ currentTarget }) => setName(currentTarget.value)} />
        </label>
        <button type="submit">Take snapshot</button>
      </form>
      <Loadable loaded={loaded}>
        {(snapshots) =>
          snapshots.length === 0 ? (
            <p class="soft">No snapshots yet. A snapshot of the same name replaces the former one.</p>
          ) : (
            <ul class="faults">
              {snapshots.map((each) => (
                <li key={each.name}>
                  <span>
                    <b>{each.name}</b>{' '}
                    <span class="soft">
                      {each.now.slice(0, 16).replace('T', ' ')} UTC · {countOf(each.events, 'event')} after the seed
                    </span>
                  </span>
                  <span class="buttons">
                    <button
                      type="button"
                      class="quiet"
                      aria-label={`Restore snapshot ${each.name}`}
                      onClick={() => act(`Snapshot ${each.name} restored.`, 'POST', `snapshots/${each.name}/restore`)}
                    >
                      Restore
                    </button>
                    <ConfirmButton
                      what={`snapshot ${each.name}`}
                      onConfirm={() => act(`Snapshot ${each.name} deleted.`, 'DELETE', `snapshots/${each.name}`)}
                    >
                      Delete
                    </ConfirmButton>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loadable>
      <div class="actions">
        <ConfirmButton
          what={`@${workspace.name} to the seeded history`}
          onConfirm={() => act('Workspace reset to the seeded history.', 'POST', 'reset', {})}
        >
          Reset
        </ConfirmButton>
        <span class="soft">Removes everything after the seeded history.</span>
      </div>
    </section>
  );
}
