import type { Finding } from './finding.ts';
import { groupBy } from './group-by.ts';
import { type CaseResult, isViolation } from './verdict.ts';

/** Weights of findings, the worst first. */
export const weights = ['violation', 'warning', 'known-deviation', 'observation'] as const;
export type Weight = (typeof weights)[number];

export function toWeight(finding: Finding): Weight {
  if (isViolation(finding)) return 'violation';
  if (finding.deviation?.excused) return 'known-deviation';
  return finding.severity === 'observation' ? 'observation' : 'warning';
}

/** All findings with the same fingerprint. The same mistake in ten cases is one problem. */
export interface Problem {
  /** The worst of its findings; among equals, the first. */
  finding: Finding;
  weight: Weight;
  /** True if the baseline excuses it, so that it does not fail the check. */
  isKnown: boolean;
  /** Number of cases that have it. */
  cases: number;
  /** Number of places in responses that have it. */
  occurrences: number;
}

/** Groups findings into problems by fingerprint: the worst first, then in the order of the plan. */
export function toProblems(report: { cases: readonly CaseResult[] }): Problem[] {
  const findings = report.cases.flatMap((each) => each.findings);
  const problems = [...groupBy(findings, ({ fingerprint }) => fingerprint).values()].flatMap((group): Problem[] => {
    const [finding] = weights.flatMap((weight) => group.filter((each) => toWeight(each) === weight));
    if (!finding) return [];
    const cases = new Set(group.map(({ caseId }) => caseId)).size;
    const occurrences = group.reduce((sum, each) => sum + each.occurrences, 0);
    return [{ finding, weight: toWeight(finding), isKnown: finding.baseline?.excused === true, cases, occurrences }];
  });
  return weights.flatMap((weight) => problems.filter((problem) => problem.weight === weight));
}

const openWeights: readonly Weight[] = ['violation', 'warning'];

/** The problems to fix: those that neither the ledger nor the baseline excuses. */
export function listOpenProblems(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ weight, isKnown }) => openWeights.includes(weight) && !isKnown);
}

/** The problems that the baseline excuses and the ledger does not. */
export function listBaselinedProblems(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ weight, isKnown }) => openWeights.includes(weight) && isKnown);
}

/** The observations: responses to bad input for which no document requires a refusal. */
export function listObservations(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ weight }) => weight === 'observation');
}

/** "in 4 cases, 30 times"; empty for a problem that was seen once. */
export function toExtent({ cases, occurrences }: Pick<Problem, 'cases' | 'occurrences'>): string {
  const parts = [cases > 1 ? `in ${cases} cases` : '', occurrences > cases ? `${occurrences} times` : ''];
  return parts.filter((part) => part !== '').join(', ');
}
