import { useState } from 'preact/hooks';
import { admin } from '../../api.ts';
import { Choose } from '../../parts/choose.tsx';
import { Loadable } from '../../parts/loadable.tsx';
import { useSession } from '../../session.tsx';
import type { Scenario } from '../../types.ts';
import { useLoad } from '../../use-load.ts';
import { vendorTitles } from '../../vendors/index.ts';

/** Named edge cases, put in place of the workspace's history. */
export function Scenarios() {
  const { notify, refresh } = useSession();
  const [chosen, choose] = useState<string>();
  const loaded = useLoad(() => admin<Scenario[]>('scenarios'), []);
  const act = (what: string, path: string) =>
    admin(path, 'POST', {}).then(
      () => {
        notify(what);
        refresh();
      },
      (error: Error) => notify(error.message),
    );
  return (
    <section class="card wide" aria-labelledby="scenarios">
      <h2 id="scenarios">Scenarios</h2>
      <Loadable loaded={loaded}>
        {(scenarios) => {
          const scenario = scenarios.find(({ name }) => name === chosen) ?? scenarios[0];
          if (!scenario) return <p class="soft">There are none.</p>;
          return (
            <>
              <Choose
                isRow
                label="Scenario"
                value={scenario.name}
                options={scenarios.map(({ name, vendor }) => [name, `${vendorTitles[vendor]} · ${name}`] as const)}
                onChoose={choose}
              />
              <p>
                <strong>{scenario.title}</strong> {scenario.story}
              </p>
              <div class="actions">
                <button type="button" onClick={() => act(`${scenario.name} is here.`, `scenarios/${scenario.name}`)}>
                  Run it here
                </button>
                <button type="button" class="quiet" onClick={() => act('Back to the seed.', 'reset')}>
                  Back to the seed
                </button>
              </div>
              <p class="soft">A scenario replaces the history of this workspace. Make another workspace to keep it.</p>
            </>
          );
        }}
      </Loadable>
    </section>
  );
}
