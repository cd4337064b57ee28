import { useState } from 'preact/hooks';
import type { RunList } from '../../../admin/responses.ts';
import { callAdmin } from '../../api.ts';
import { Counts, FindingList } from '../../parts/finding-list.tsx';
import { Loadable } from '../../parts/loadable.tsx';
import { readFindings, type ShownFindings } from '../../read-findings.ts';
import { useSession } from '../../session.tsx';
import { useLoad } from '../../use-load.ts';
import { FindingsHelp } from './findings-help.tsx';
import { RunCard } from './run-card.tsx';

/** Findings of checks and proxies, live or from a file. */
export function Findings() {
  const { state, isConnected, notify, fail } = useSession();
  const loaded = useLoad(() => callAdmin<RunList>('findings'), [state.findings]);
  const [opened, setOpened] = useState<ShownFindings>();
  const [problem, setProblem] = useState<string>();
  const open = async (file: File | undefined) => {
    if (!file) return;
    try {
      setOpened(readFindings(await file.text()));
      setProblem(undefined);
    } catch {
      setProblem(`Cannot read ${file.name}. Expected the JSON report of a check, or the findings of a proxy.`);
    }
  };
  const clear = () => callAdmin('findings', 'DELETE').then(() => notify('All runs cleared.'), fail);
  const hasRuns = loaded.value !== undefined && loaded.value.runs.length > 0;
  return (
    <>
      <header class="page">
        <h1>Findings</h1>
        <div class="controls">
          <span class={isConnected ? 'live' : 'live off'}>{isConnected ? 'live' : 'not connected'}</span>
          <label class="file">
            Open JSON file…
            <input
              type="file"
              accept=".json,application/json"
              onChange={({ currentTarget }) => open(currentTarget.files?.[0])}
            />
          </label>
          {hasRuns && (
            <button type="button" onClick={clear}>
              Clear all runs
            </button>
          )}
        </div>
      </header>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <div class="stack">
        {opened && <Opened opened={opened} onClose={() => setOpened(undefined)} />}
        <Loadable loaded={loaded}>{({ runs, dropped }) => <Runs runs={runs} dropped={dropped} />}</Loadable>
        <FindingsHelp isFolded={hasRuns || opened !== undefined} />
      </div>
    </>
  );
}

function Opened({ opened, onClose }: { opened: ShownFindings; onClose(): void }) {
  const { title, subtitle, failure, counts, findings } = opened;
  return (
    <section class="card" aria-labelledby="opened">
      <header>
        <h2 id="opened">
          {title} <small>{subtitle}</small>
        </h2>
        <button type="button" class="quiet" onClick={onClose}>
          Close
        </button>
      </header>
      <Counts counts={counts} />
      {failure && <p class="problem">{failure}</p>}
      {findings.length === 0 && failure === undefined ? (
        <p class="soft">No findings.</p>
      ) : (
        <FindingList findings={findings} />
      )}
    </section>
  );
}

/** Lists runs. The latest one is expanded until the user collapses it. */
function Runs({ runs, dropped }: RunList) {
  const [chosen, setChosen] = useState<Record<string, boolean>>({});
  return (
    <>
      {runs.map((run, index) => {
        const isOpen = chosen[run.run] ?? index === 0;
        return (
          <RunCard
            key={run.run}
            run={run}
            isOpen={isOpen}
            onToggle={() => setChosen((before) => ({ ...before, [run.run]: !isOpen }))}
          />
        );
      })}
      {dropped > 0 && <p class="soft">{dropped} older runs were dropped: the mock keeps the latest runs only.</p>}
    </>
  );
}
