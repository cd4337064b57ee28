import { useState } from 'preact/hooks';
import type { Scenario } from '../../../admin/responses.ts';
import { callAdmin } from '../../api.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Loadable } from '../../parts/loadable.tsx';
import { Code } from '../../parts/scroll-region.tsx';
import { useSession } from '../../session.tsx';
import { useLoad } from '../../use-load.ts';
import { countOf } from '../../words.ts';
import type { Computed, Expectation } from './compare-answers.ts';
import { computeAnswers } from './compute-answers.ts';

/** One scenario: what is unusual, and the expected answers beside the computed ones. */
export function ScenarioDetail({ name, onClose }: { name: string; onClose(): void }) {
  const loaded = useLoad(() => callAdmin<Scenario>(`scenarios/${name}`), [name]);
  return (
    <section class="card" aria-labelledby="scenario">
      <header>
        <h2 id="scenario">{name}</h2>
        <button type="button" class="quiet" onClick={onClose}>
          Close
        </button>
      </header>
      <Loadable loaded={loaded}>{(scenario) => <Answers scenario={scenario} />}</Loadable>
    </section>
  );
}

function Answers({ scenario }: { scenario: Scenario }) {
  const { notify, fail, refresh, workspace } = useSession();
  const { name, title, description, now, expectations, events } = scenario;
  const [computed, setComputed] = useState<Computed[]>();
  const [isComputing, setIsComputing] = useState(false);
  const compute = async () => {
    setIsComputing(true);
    try {
      setComputed(await computeAnswers(scenario));
    } catch (error) {
      fail(error as Error);
    } finally {
      setIsComputing(false);
    }
  };
  const load = () =>
    callAdmin(`scenarios/${name}`, 'POST', {}).then(() => {
      notify(`Scenario ${name} loaded into @${workspace.name}.`);
      refresh();
    }, fail);
  return (
    <>
      <p>
        <strong>{title}</strong> {description}
      </p>
      <p class="soft">
        {countOf(events.length, 'event')} until {now.slice(0, 16).replace('T', ' ')} UTC
      </p>
      <div class="actions">
        <button type="button" class="primary" disabled={isComputing} onClick={compute}>
          Compute the answers
        </button>
        <ConfirmButton what={`scenario ${name}`} onConfirm={load}>
          Load here
        </ConfirmButton>
      </div>
      <p class="soft">
        Answers are computed in a temporary workspace. Loading replaces the history of @{workspace.name}.
      </p>
      {computed && <Verdict computed={computed} />}
      {expectations.map((expectation, index) => (
        <Answer key={expectation.title} expectation={expectation} computed={computed?.[index]} />
      ))}
    </>
  );
}

function Verdict({ computed }: { computed: readonly Computed[] }) {
  const same = computed.filter(({ isExpected }) => isExpected).length;
  return (
    <p role="status">
      {same} of {countOf(computed.length, 'answer')} as expected.
    </p>
  );
}

function Answer({ expectation, computed }: { expectation: Expectation; computed?: Computed }) {
  const { title, as, account, path, status = 200, pointer, body } = expectation;
  return (
    <section aria-label={title}>
      <h3>
        {title}{' '}
        {computed && (
          <span class={computed.isExpected ? 'mark same' : 'mark different'}>
            {computed.isExpected ? 'as expected' : 'different'}
          </span>
        )}
      </h3>
      <p class="soft path">
        <b>GET</b> {path}
      </p>
      <p class="soft">
        as {as}
        {account !== undefined && ` of account ${account}`}
        {pointer !== undefined && `, compared at ${pointer}`}
      </p>
      <div class="sides">
        <Side title="Expected" status={status} body={body} />
        {computed && <Side title="Computed" status={computed.status} body={computed.body} />}
      </div>
    </section>
  );
}

function Side({ title, status, body }: { title: string; status: number; body: unknown }) {
  return (
    <div>
      <p class="soft">
        {title} {status}
      </p>
      <Code>{body === undefined ? '(nothing)' : JSON.stringify(body, null, 2)}</Code>
    </div>
  );
}
