import { callAdmin } from '../../api.ts';
import { openWorkspace } from '../../open-workspace.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { useSession } from '../../session.tsx';
import { NewWorkspace } from './new-workspace.tsx';
import { Snapshots } from './snapshots.tsx';
import { forkWorkspace } from './workspace-calls.ts';

/** The workspaces of the mock, and the snapshots of this one. */
export function Workspaces() {
  return (
    <>
      <header class="page">
        <h1>Workspaces</h1>
        <p class="soft">Each workspace has its own data and its own clock.</p>
      </header>
      <div class="stack">
        <WorkspaceTable />
        <div class="cards">
          <NewWorkspace />
          <Snapshots />
        </div>
      </div>
    </>
  );
}

function WorkspaceTable() {
  const { workspace, workspaces, notify, fail, refresh } = useSession();
  const change = (act: Promise<string>) =>
    act.then((what) => {
      notify(what);
      refresh();
    }, fail);
  const fork = (name: string) =>
    change(forkWorkspace(name).then((made) => `@${name} was copied to @${made.name}, with its data and its time.`));
  const drop = (name: string) => change(callAdmin(`workspaces/${name}`, 'DELETE').then(() => `@${name} was dropped.`));
  return (
    <section class="card" aria-labelledby="workspaces">
      <h2 id="workspaces">All workspaces</h2>
      <ScrollRegion label="Workspaces">
        <table class="workspaces">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Time (UTC)</th>
              <th scope="col">Profile</th>
              <th scope="col">Edition</th>
              <th scope="col">Seed</th>
              <th scope="col">Scale</th>
              <th scope="col">Time zone</th>
              <th scope="col">
                <span class="hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {workspaces.map(({ name, now, profile, edition, seed, scale, timezone }) => {
              const isOwn = name === workspace.name;
              return (
                <tr key={name}>
                  <th scope="row">
                    @{name} {isOwn && <span class="mark same">this one</span>}
                  </th>
                  <td>{now.slice(0, 16).replace('T', ' ')}</td>
                  <td>{profile}</td>
                  <td>{edition}</td>
                  <td>{seed}</td>
                  <td>{scale}</td>
                  <td>{timezone}</td>
                  <td class="actions">
                    <button type="button" class="quiet" aria-label={`Fork @${name}`} onClick={() => fork(name)}>
                      Fork
                    </button>
                    {!isOwn && (
                      <button
                        type="button"
                        class="quiet"
                        aria-label={`Switch to @${name}`}
                        onClick={() => openWorkspace(name)}
                      >
                        Switch
                      </button>
                    )}
                    {!isOwn && name !== 'default' && (
                      <ConfirmButton what={`@${name}`} onConfirm={() => drop(name)}>
                        Drop
                      </ConfirmButton>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
