import type { ShownFinding, ShownFindings } from '../read-findings.ts';

/** Heaviest first. */
const weights = ['violation', 'warning', 'known-deviation', 'observation'];
const weigh = ({ verdict }: ShownFinding) => weights.indexOf(verdict);

/** What was counted. */
export function Counts({ counts }: Pick<ShownFindings, 'counts'>) {
  return (
    <ul class="counts">
      {counts.map(([name, count]) => (
        <li key={name}>
          <strong class={name === 'violation' && count > 0 ? 'bad' : ''}>{count}</strong> {name}
        </li>
      ))}
    </ul>
  );
}

/** What was found: the heaviest first, and of equals what came first. */
export function FindingList({ findings }: { findings: readonly ShownFinding[] }) {
  return (
    <ul class="findings">
      {findings
        .toSorted((one, other) => weigh(one) - weigh(other))
        .map(({ key, verdict, message, where, notes }) => (
          <li key={key}>
            <span class={`verdict ${verdict}`}>{verdict}</span>
            <div>
              <p>{message}</p>
              <p class="soft">{where}</p>
              {notes.map((note) => (
                <p key={note} class="soft">
                  {note}
                </p>
              ))}
            </div>
          </li>
        ))}
    </ul>
  );
}
