import type { Finding } from './finding.ts';
import { groupBy } from './group-by.ts';
import { type CaseResult, isViolation } from './verdict.ts';

/** What a finding weighs, worst first. */
export const weights = ['violation', 'warning', 'known-deviation', 'observation'] as const;
export type Weight = (typeof weights)[number];

export function weigh(finding: Finding): Weight {
  if (isViolation(finding)) return 'violation';
  if (finding.deviation?.excused) return 'known-deviation';
  return finding.severity === 'observation' ? 'observation' : 'warning';
}

/** One thing to repair: the same fault in ten cases is one. */
export interface Problem {
  /** The worst of its findings; of equals the first. */
  finding: Finding;
  weight: Weight;
  /** True where the baseline excuses it: it is there, and fails nothing. */
  isKnown: boolean;
  /** Cases in which it was found. */
  cases: number;
  /** Places of the answers in which it was seen. */
  occurrences: number;
}

/** One problem for each fingerprint: the worst first, then in the order of the plan. */
export function toProblems(report: { cases: readonly CaseResult[] }): Problem[] {
  const findings = report.cases.flatMap((each) => each.findings);
  const problems = [...groupBy(findings, ({ fingerprint }) => fingerprint).values()].flatMap((group): Problem[] => {
    const [finding] = weights.flatMap((weight) => group.filter((each) => weigh(each) === weight));
    if (!finding) return [];
    const cases = new Set(group.map(({ caseId }) => caseId)).size;
    const occurrences = group.reduce((sum, each) => sum + each.occurrences, 0);
    return [{ finding, weight: weigh(finding), isKnown: finding.baseline?.excused === true, cases, occurrences }];
  });
  return weights.flatMap((weight) => problems.filter((problem) => problem.weight === weight));
}

const toRepair: readonly Weight[] = ['violation', 'warning'];

/** What is to be repaired: all that neither the ledger nor the baseline excuses. */
export function listOpen(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ weight, isKnown }) => toRepair.includes(weight) && !isKnown);
}

/** What the baseline excuses, and the ledger does not. */
export function listBaselined(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ weight, isKnown }) => toRepair.includes(weight) && isKnown);
}

/** How the server answers bad input where nobody promised a refusal. */
export function listObservations(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ weight }) => weight === 'observation');
}

/** "in 4 cases, 30 times"; empty for what was seen once. */
export function toExtent({ cases, occurrences }: Pick<Problem, 'cases' | 'occurrences'>): string {
  const parts = [cases > 1 ? `in ${cases} cases` : '', occurrences > cases ? `${occurrences} times` : ''];
  return parts.filter((part) => part !== '').join(', ');
}
