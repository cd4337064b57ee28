import type { CheckReport } from '../../results/check-report.ts';
import { listBaselinedProblems, listObservations, toExtent, toProblems } from '../../results/problems.ts';
import type { Score } from '../../score/summary.ts';
import type { Paint } from '../paint.ts';
import { ruleOf } from '../rules.ts';
import { toFamilies } from '../score-families.ts';
import { badInputIntroduction, count, toBaselineTerms, toFixedIn, toUnusedEntries } from '../sentences.ts';

/** The ledger entries that explain findings. */
export function toDeviations({ summary }: CheckReport, paint: Paint): string[] {
  const known = summary.deviations.filter(({ excused }) => excused);
  if (known.length === 0) return [];
  const lines = known.flatMap((deviation) => {
    const { id, what, evidence, findings } = deviation;
    const facts = [count(findings, 'finding'), toFixedIn(deviation)].filter((fact) => fact !== '');
    return [`  ${paint.strong(id)} (${facts.join(', ')})`, `    ${what}`, paint.faint(`    ${evidence}`)];
  });
  return [`Known deviations: ${known.length}`, ...lines, ''];
}

/** The problems that the baseline excuses. */
export function toBaselined(report: CheckReport, paint: Paint): string[] {
  const problems = listBaselinedProblems(toProblems(report));
  if (problems.length === 0) return [];
  const lines = problems.flatMap((problem) => {
    const { finding, weight } = problem;
    const extent = toExtent(problem);
    const terms = finding.baseline ? toBaselineTerms(finding.baseline) : '';
    return [
      `  ${weight} ${paint.strong(finding.operation)} ${ruleOf(finding)}${extent === '' ? '' : ` (${extent})`}`,
      `    ${finding.message}`,
      paint.faint(`    ${terms}`),
    ];
  });
  return [`In the baseline: ${problems.length}`, ...lines, ''];
}

/** The observations: responses to bad input for which no document says how the server must respond. */
export function toBadInput(report: CheckReport, paint: Paint): string[] {
  const observations = listObservations(toProblems(report));
  if (observations.length === 0) return [];
  const lines = observations.map((problem) => {
    const extent = toExtent(problem);
    return `  ${paint.strong(problem.finding.operation)}: ${problem.finding.message}${extent === '' ? '' : ` (${extent})`}`;
  });
  return [`Bad input: ${count(observations.length, 'observation')}`, `  ${badInputIntroduction}`, ...lines, ''];
}

/** The entries of the ledger and the baseline that match no finding of this check. They may be outdated. */
export function toUnusedEntriesLines({ summary }: CheckReport, paint: Paint): string[] {
  const lines = toUnusedEntries(summary).flatMap(({ what, names }) => [
    `  ${what}`,
    ...names.map((name) => paint.faint(`    ${name}`)),
  ]);
  return lines.length === 0 ? [] : ['Not seen on this server', ...lines, ''];
}

/** The mutation score by family of checks, without the single mutants. */
export function toScoreLines(score: Score | undefined, paint: Paint): string[] {
  if (!score) return [];
  const rows = toFamilies(score).map(
    ({ name, share, detected }) => `  ${name.padEnd(22)} ${share.padStart(7)}  ${detected}`,
  );
  const survivorCount = score.survivors.length;
  const minimum = score.least === undefined ? '' : `; the minimum score is ${score.least} %`;
  const hint = survivorCount > 0 ? ' (--report score lists them)' : '';
  const undetected = `  ${count(survivorCount, 'mutant')} undetected${hint}${minimum}.`;
  return [paint.strong('Mutation score: mutated responses that the check detects'), ...rows, undetected, ''];
}
