import { useState } from 'preact/hooks';
import type { ListedScenario } from '../../../admin/responses.ts';
import { callAdmin } from '../../api.ts';
import { Loadable } from '../../parts/loadable.tsx';
import { titleOf, useSession } from '../../session.tsx';
import { useLoad } from '../../use-load.ts';
import { ScenarioDetail } from './scenario-detail.tsx';

/** The named edge cases, each with its expected answers. */
export function Scenarios() {
  const loaded = useLoad(() => callAdmin<ListedScenario[]>('scenarios'), []);
  return (
    <>
      <header class="page">
        <h1>Scenarios</h1>
        <p class="soft">Edge cases of reports, with answers that were worked out by hand.</p>
      </header>
      <Loadable loaded={loaded}>
        {(scenarios) =>
          scenarios.length === 0 ? (
            <p class="soft">No scenarios are available.</p>
          ) : (
            <ScenarioList scenarios={scenarios} />
          )
        }
      </Loadable>
    </>
  );
}

function ScenarioList({ scenarios }: { scenarios: readonly ListedScenario[] }) {
  const session = useSession();
  const [chosen, choose] = useState<string>();
  return (
    <div class={chosen === undefined ? 'split' : 'split open'}>
      <section class="card list" aria-label="List of scenarios">
        <ul class="journal">
          {scenarios.map(({ name, vendor, title }) => (
            <li key={name}>
              <button type="button" class="choice" aria-expanded={name === chosen} onClick={() => choose(name)}>
                <b>{name}</b> <span class="soft">{titleOf(session, vendor)}</span>
                <span class="what soft">{title}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      {chosen !== undefined && <ScenarioDetail key={chosen} name={chosen} onClose={() => choose(undefined)} />}
    </div>
  );
}
