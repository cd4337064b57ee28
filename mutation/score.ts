/** The parts of Stryker's JSON report (mutation-testing-report-schema) that are used here. */
export interface MutationReport {
  files: Record<string, { mutants: { status: string }[] }>;
}

/** Number of mutants of a target by result. */
export interface Verdicts {
  /** Detected by a test that failed or timed out. */
  noticed: number;
  survived: number;
  /** Not covered by any test. */
  uncovered: number;
  /** Not testable: code that runs while a module is loaded, or that cannot run. They do not affect the score. */
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

/** @throws Error for an unknown status. */
export function countVerdicts(report: MutationReport): Verdicts {
  const verdicts: Verdicts = { noticed: 0, survived: 0, uncovered: 0, ignored: 0 };
  for (const { status } of Object.values(report.files).flatMap(({ mutants }) => mutants)) {
    const kind = kinds[status];
    if (!kind) throw new Error(`Unknown mutant status "${status}".`);
    verdicts[kind]++;
  }
  return verdicts;
}

/** Percentage of detected mutants among the testable ones; undefined if there are none. */
export function scoreOf({ noticed, survived, uncovered }: Verdicts): number | undefined {
  const judged = noticed + survived + uncovered;
  return judged === 0 ? undefined : (100 * noticed) / judged;
}

/** A table with a row for each target, and one for all of them. */
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
