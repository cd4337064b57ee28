import type { ListedRun, RunDetails } from '../../../admin/responses.ts';
import { callAdmin } from '../../api.ts';
import { Counts, FindingList } from '../../parts/finding-list.tsx';
import { Loadable } from '../../parts/loadable.tsx';
import { mergeFindings } from '../../read-findings.ts';
import { useLoad } from '../../use-load.ts';
import { countOf } from '../../words.ts';

interface Props {
  run: ListedRun;
  isOpen: boolean;
  onToggle(): void;
}

/** A run of a check or a proxy with its findings so far. */
export function RunCard({ run, isOpen, onToggle }: Props) {
  const { run: name, source, target, vendor, finishedAt, failure, counts, kept, dropped } = run;
  return (
    <section class="card" aria-labelledby={`run-${name}`}>
      <header>
        <h2 id={`run-${name}`}>
          {target}{' '}
          <small>
            {vendor} contract
            {source === 'proxy' && ', from a proxy'}
          </small>
        </h2>
        {kept > 0 && (
          <button type="button" class="quiet" aria-expanded={isOpen} onClick={onToggle}>
            {isOpen ? 'Hide findings' : `Show ${countOf(kept, 'finding')}`}
          </button>
        )}
      </header>
      <Progress run={run} />
      <Counts counts={Object.entries(counts)} />
      {failure && <p class="problem">{failure}</p>}
      {kept === 0 && failure === undefined && <p class="soft">{finishedAt ? 'No findings.' : 'No findings so far.'}</p>}
      {kept > 0 && isOpen && <Found run={run} />}
      {dropped > 0 && (
        <p class="soft">
          Showing the first {countOf(kept, 'finding')}. {dropped} more were dropped at the limit of a run.
        </p>
      )}
    </section>
  );
}

const showTime = (at: string) => new Date(at).toLocaleTimeString('en-GB');

function Progress({ run: { startedAt, finishedAt, exitCode } }: { run: ListedRun }) {
  const started = `started ${new Date(startedAt).toLocaleDateString('en-GB', { dateStyle: 'medium' })}, ${showTime(startedAt)}`;
  if (finishedAt === undefined)
    return (
      <p class="soft">
        <span class="live">running</span> · {started}
      </p>
    );
  return (
    <p class="soft">
      {exitCode === undefined ? 'interrupted' : `finished with exit code ${exitCode}`} at {showTime(finishedAt)} ·{' '}
      {started}
    </p>
  );
}

function Found({ run: { run, kept, dropped } }: { run: ListedRun }) {
  const loaded = useLoad(() => callAdmin<RunDetails>(`findings/${run}`), [kept, dropped]);
  return <Loadable loaded={loaded}>{({ findings }) => <FindingList findings={mergeFindings(findings)} />}</Loadable>;
}
