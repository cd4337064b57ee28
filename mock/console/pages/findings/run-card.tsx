import { admin } from '../../api.ts';
import { Counts, FindingList } from '../../parts/found.tsx';
import { Loadable } from '../../parts/loadable.tsx';
import { type Finding, toShown } from '../../read-findings.ts';
import type { ListedRun } from '../../types.ts';
import { useLoad } from '../../use-load.ts';

interface Props {
  run: ListedRun;
  isOpen: boolean;
  onToggle(): void;
}

/** A check or a proxy, and what it has found so far. */
export function RunCard({ run, isOpen, onToggle }: Props) {
  const { run: name, source, target, vendor, finishedAt, failure, counts, kept, dropped } = run;
  return (
    <section class="card" aria-labelledby={`run-${name}`}>
      <header>
        <h2 id={`run-${name}`}>
          {target}{' '}
          <small>
            contract of {vendor}
            {source === 'proxy' && ', as seen by a proxy'}
          </small>
        </h2>
        {kept > 0 && (
          <button type="button" class="quiet" aria-expanded={isOpen} onClick={onToggle}>
            {isOpen ? 'Hide findings' : `Show ${kept} ${kept === 1 ? 'finding' : 'findings'}`}
          </button>
        )}
      </header>
      <Progress run={run} />
      <Counts counts={Object.entries(counts)} />
      {failure && <p class="problem">{failure}</p>}
      {kept === 0 && failure === undefined && (
        <p class="soft">{finishedAt ? 'Nothing was found.' : 'Nothing has been found so far.'}</p>
      )}
      {kept > 0 && isOpen && <Found run={run} />}
      {dropped > 0 && (
        <p class="soft">
          The first {kept} are kept; {dropped} more came when there was no room.
        </p>
      )}
    </section>
  );
}

const showTime = (at: string) => new Date(at).toLocaleTimeString('en-GB');

function Progress({ run: { startedAt, finishedAt, exitCode } }: { run: ListedRun }) {
  const began = `began ${new Date(startedAt).toLocaleDateString('en-GB', { dateStyle: 'medium' })}, ${showTime(startedAt)}`;
  if (finishedAt === undefined)
    return (
      <p class="soft">
        <span class="live">running</span> · {began}
      </p>
    );
  return (
    <p class="soft">
      {exitCode === undefined ? 'broke off' : `ended with exit code ${exitCode}`} at {showTime(finishedAt)} · {began}
    </p>
  );
}

function Found({ run: { run, kept, dropped } }: { run: ListedRun }) {
  const loaded = useLoad(() => admin<{ findings: Finding[] }>(`findings/${run}`), [kept, dropped]);
  return <Loadable loaded={loaded}>{({ findings }) => <FindingList findings={toShown(findings)} />}</Loadable>;
}
