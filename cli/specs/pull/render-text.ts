import { count } from '../../../contracts/reporters/sentences.ts';
import type { DocumentChange } from '../../../specs/diff/change.ts';
import type { PullReport } from './report.ts';

/** Renders a report as text: breaking changes, then additive ones, then the number of changed texts. */
export function renderText({ vendor, sources, changes, overlays }: PullReport): string {
  const ofKind = (severity: DocumentChange['severity']) => changes.filter((change) => change.severity === severity);
  const [breaking, additive, prose] = [ofKind('breaking'), ofKind('additive'), ofKind('prose')];
  const { actions, stale } = overlays;
  return [
    `${vendor}: ${sources.join(', ')}`,
    ...section('breaking', breaking.map(toLine)),
    ...section('additive', additive.map(toLine)),
    ...section('prose', describeProse(prose)),
    ...section(
      'overlays: targets that no longer exist',
      stale.map(({ at, target, entry }) => `${at}: ${target}${entry ? ` (${entry})` : ''}`),
    ),
    changes.length === 0
      ? 'The contract has not changed.'
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

/** Returns one line with counts. The documents in chatpact have their own wording, so almost all texts differ. */
function describeProse(changes: readonly DocumentChange[]): string[] {
  if (changes.length === 0) return [];
  const operations = new Set(changes.map(({ operation }) => operation)).size;
  return [
    `${count(changes.length, 'text')} of ${count(operations, 'operation')} differ from chatpact's document, which has its own wording`,
  ];
}
