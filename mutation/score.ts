/** Of Stryker's JSON report (mutation-testing-report-schema): what is read here. */
export interface MutationReport {
  files: Record<string, { mutants: { status: string }[] }>;
}

/** How a target's mutants were judged. */
export interface Verdicts {
  /** By a test that failed, or that never ended. */
  noticed: number;
  survived: number;
  /** No test went there. */
  uncovered: number;
  /** Nobody could judge them: what runs while a module is loaded, and what can't run at all. They count on no side. */
  ignored: number;
}

const kinds: Record<string, keyof Verdicts> = {
  Killed: 'noticed',
  Timeout: 'noticed',
  Survived: 'survived',
  NoCoverage: 'uncovered',
  Ignored: 'ignored',
  RuntimeError: 'ignored',
  CompileError: 'ignored',
};

/** @throws Error for a status that is not known. */
export function countVerdicts(report: MutationReport): Verdicts {
  const verdicts: Verdicts = { noticed: 0, survived: 0, uncovered: 0, ignored: 0 };
  for (const { status } of Object.values(report.files).flatMap(({ mutants }) => mutants)) {
    const kind = kinds[status];
    if (!kind) throw new Error(`A mutant's status is "${status}".`);
    verdicts[kind]++;
  }
  return verdicts;
}

/** Percent of the mutants that could be judged; undefined where there were none. */
export function scoreOf({ noticed, survived, uncovered }: Verdicts): number | undefined {
  const judged = noticed + survived + uncovered;
  return judged === 0 ? undefined : (100 * noticed) / judged;
}

/** A line for each target, and one for all of them. */
export function toTable(targets: Readonly<Record<string, Verdicts>>): string {
  const all: Verdicts = { noticed: 0, survived: 0, uncovered: 0, ignored: 0 };
  const names = ['noticed', 'survived', 'uncovered', 'ignored'] as const;
  for (const verdicts of Object.values(targets)) for (const name of names) all[name] += verdicts[name];
  const heading = ['target', 'score', ...names];
  const rows = Object.entries({ ...targets, all }).map(([target, verdicts]) => {
    const score = scoreOf(verdicts);
    return [target, score === undefined ? '' : `${score.toFixed(1)} %`, ...names.map((name) => verdicts[name])];
  });
  return [heading, heading.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
