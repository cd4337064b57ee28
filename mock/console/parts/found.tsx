import type { ShownFinding, ShownFindings } from '../read-findings.ts';

/** Heaviest first. */
const weights = ['violation', 'warning', 'known-deviation'];
const weigh = ({ verdict }: ShownFinding) => weights.indexOf(verdict);

/** What was counted. */
export function Counts({ counts }: Pick<ShownFindings, 'counts'>) {
  return (
    <ul class="counts">
      {counts.map(([name, count]) => (
        <li key={name}>
          <strong>{count}</strong> {name}
        </li>
      ))}
    </ul>
  );
}

/** What was found: the heaviest first, and of equals what came first. `nothing` says that there is none. */
export function FindingList({ findings, nothing }: { findings: readonly ShownFinding[]; nothing: string }) {
  if (findings.length === 0) return <p class="soft">{nothing}</p>;
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
