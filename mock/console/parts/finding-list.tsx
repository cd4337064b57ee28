import type { ShownFinding, ShownFindings } from '../read-findings.ts';
import { nounFor, toSingular } from '../words.ts';

/** Most severe first. */
const verdictOrder = ['violation', 'warning', 'known-deviation', 'observation'];
const rankOf = ({ verdict }: ShownFinding) => verdictOrder.indexOf(verdict);

/** Names of counts that are nouns. Others, such as `judged`, stay as they are. */
const nouns = new Set(['violation', 'warning', 'known-deviation', 'observation', 'requests']);

const nameCount = (name: string, count: number) =>
  nouns.has(name) ? nounFor(count, toSingular(name).replaceAll('-', ' ')) : name.replaceAll('-', ' ');

/** A list of counts with their names. */
export function Counts({ counts }: Pick<ShownFindings, 'counts'>) {
  return (
    <ul class="counts">
      {counts.map(([name, count]) => (
        <li key={name}>
          <strong class={name === 'violation' && count > 0 ? 'bad' : ''}>{count}</strong> {nameCount(name, count)}
        </li>
      ))}
    </ul>
  );
}

/** Findings, most severe first. Findings of the same verdict keep their order. */
export function FindingList({ findings }: { findings: readonly ShownFinding[] }) {
  return (
    <ul class="findings">
      {findings
        .toSorted((one, other) => rankOf(one) - rankOf(other))
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
