import type { CheckReport } from '../../results/check-report.ts';
import { listBaselinedProblems, listObservations, type Problem } from '../../results/problems.ts';
import { ruleOf } from '../rules.ts';
import { toFamilies } from '../score-families.ts';
import { badInputIntroduction, count, toBaselineTerms, toFixedIn, toUnusedEntries } from '../sentences.ts';
import { toCodeSpan, toMarkdownText, toTable } from './text.ts';

/** The ledger entries that explain findings. */
export function toDeviations({ summary }: CheckReport): string[] {
  const known = summary.deviations.filter(({ excused }) => excused);
  if (known.length === 0) return [];
  const rows = known.map((deviation) => [
    toCodeSpan(deviation.id),
    String(deviation.findings),
    toMarkdownText([deviation.what, toFixedIn(deviation)].filter((part) => part !== '').join(' — ')),
    toMarkdownText(deviation.evidence),
  ]);
  const table = toTable(['ledger entry', 'findings', 'what', 'evidence'], rows);
  return [`### Known deviations: ${known.length}`, '', ...table, ''];
}

/** The problems that the baseline excuses. */
export function toBaselined(problems: readonly Problem[]): string[] {
  const known = listBaselinedProblems(problems);
  if (known.length === 0) return [];
  const rows = known.map(({ finding }) => [
    toCodeSpan(finding.operation),
    toCodeSpan(ruleOf(finding)),
    toMarkdownText(finding.message),
    toMarkdownText(finding.baseline ? toBaselineTerms(finding.baseline) : ''),
  ]);
  const table = toTable(['operation', 'check', 'message', 'in the baseline'], rows);
  const summary = `<summary>In the baseline: ${known.length}</summary>`;
  return [`<details>${summary}`, '', ...table, '', '</details>', ''];
}

/** The observations: responses to bad input for which no document says how the server must respond. */
export function toBadInput(problems: readonly Problem[]): string[] {
  const observations = listObservations(problems);
  if (observations.length === 0) return [];
  const rows = observations.map(({ finding }) => [toCodeSpan(finding.operation), toMarkdownText(finding.message)]);
  const summary = `<summary>Bad input: ${count(observations.length, 'observation')}</summary>`;
  return [
    `<details>${summary}`,
    '',
    badInputIntroduction,
    '',
    ...toTable(['operation', 'message'], rows),
    '',
    '</details>',
    '',
  ];
}

/** The mutation score. */
export function toScoreSection({ score }: CheckReport): string[] {
  if (!score) return [];
  const rows = toFamilies(score).map(({ name, share, detected }) => [name, share, detected]);
  const undetected = count(score.survivors.length, 'mutant');
  const title = `### Mutation score: ${score.percent} % of the mutated responses are detected`;
  return [title, '', ...toTable(['checks', 'percent', 'detected'], rows), '', `${undetected} undetected.`, ''];
}

/** The entries of the ledger and the baseline that match no finding of this check. */
export function toUnusedEntriesSection({ summary }: CheckReport): string[] {
  const groups = toUnusedEntries(summary);
  if (groups.length === 0) return [];
  const items = groups.map(({ what, names }) => `- ${toMarkdownText(what)}: ${names.map(toCodeSpan).join(', ')}`);
  return ['<details><summary>Not seen on this server</summary>', '', ...items, '', '</details>', ''];
}
