import { count } from '../../contracts/report/words.ts';
import type { DocumentChange } from '../../specs/diff/change.ts';
import type { PullReport } from './report.ts';

/** A report for people: what breaks clients first, then what is new, and of words only where they are others. */
export function renderText({ vendor, sources, changes, overlays }: PullReport): string {
  const ofKind = (severity: DocumentChange['severity']) => changes.filter((change) => change.severity === severity);
  const [breaking, additive, prose] = [ofKind('breaking'), ofKind('additive'), ofKind('prose')];
  const { actions, stale } = overlays;
  return [
    `${vendor}: ${sources.join(', ')}`,
    ...section('breaking', breaking.map(toLine)),
    ...section('additive', additive.map(toLine)),
    ...section('prose', countByOperation(prose)),
    ...section(
      'overlays: targets that are not there any more',
      stale.map(({ at, target, entry }) => `${at}: ${target}${entry ? ` (${entry})` : ''}`),
    ),
    changes.length === 0
      ? 'Nothing of the contract has changed.'
      : `${breaking.length} breaking, ${additive.length} additive, ${prose.length} prose.`,
    stale.length === 0
      ? `All ${actions} actions of the overlays still apply.`
      : `${stale.length} of ${count(actions, 'action')} of the overlays no longer apply.`,
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

const toLine = ({ operation, at, what }: DocumentChange): string =>
  [`${operation}:`, at, what].filter(Boolean).join(' ');

function countByOperation(changes: readonly DocumentChange[]): string[] {
  const counts = new Map<string, number>();
  for (const { operation } of changes) counts.set(operation, (counts.get(operation) ?? 0) + 1);
  return [...counts].map(([operation, number]) => `${operation}: ${count(number, 'place')}`);
}
