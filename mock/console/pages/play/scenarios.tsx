import { useState } from 'preact/hooks';
import type { ListedScenario } from '../../../admin/responses.ts';
import { callAdmin } from '../../api.ts';
import { Loadable } from '../../parts/loadable.tsx';
import { Select } from '../../parts/select.tsx';
import { titleOf, useSession } from '../../session.tsx';
import { useLoad } from '../../use-load.ts';

/** Loads a named scenario in place of the workspace's history. */
export function Scenarios() {
  const session = useSession();
  const { notify, fail, refresh } = session;
  const [chosen, choose] = useState<string>();
  const loaded = useLoad(() => callAdmin<ListedScenario[]>('scenarios'), []);
  const act = (what: string, path: string) =>
    callAdmin(path, 'POST', {}).then(() => {
      notify(what);
      refresh();
    }, fail);
  return (
    <section class="card wide" aria-labelledby="scenarios">
      <h2 id="scenarios">Scenarios</h2>
      <Loadable loaded={loaded}>
        {(scenarios) => {
          const scenario = scenarios.find(({ name }) => name === chosen) ?? scenarios[0];
          if (!scenario) return <p class="soft">No scenarios are available.</p>;
          return (
            <>
              <Select
                isRow
                label="Scenario"
                value={scenario.name}
                options={scenarios.map(({ name, vendor }) => [name, `${titleOf(session, vendor)} · ${name}`] as const)}
                onChoose={choose}
              />
              <p>
                <strong>{scenario.title}</strong> {scenario.description}
              </p>
              <div class="actions">
                <button
                  type="button"
                  onClick={() => act(`Scenario ${scenario.name} loaded.`, `scenarios/${scenario.name}`)}
                >
                  Load scenario
                </button>
                <button
                  type="button"
                  class="quiet"
                  onClick={() => act('Workspace reset to the seeded history.', 'reset')}
                >
                  Reset to seeded history
                </button>
              </div>
              <p class="soft">
                A scenario replaces the history of this workspace. To keep this history, create another workspace.
              </p>
            </>
          );
        }}
      </Loadable>
    </section>
  );
}
