import { callerRefusals } from '../../checks/auth.ts';
import { headers } from '../../checks/headers.ts';
import type { CheckReport } from '../../results/check-report.ts';
import { toWeight } from '../../results/problems.ts';
import type { CaseResult } from '../../results/verdict.ts';
import { listCheckIds, optionalChecks } from '../rules.ts';
import { type Mark, worstOf } from './marks.ts';

/** The results of one check in all cases of one operation. */
export interface Cell {
  mark: Mark;
  /** Number of cases by mark. */
  counts: Map<Mark, number>;
  findings: number;
  /** Id of the first case with the worst mark. */
  worst?: string;
}

export interface Row {
  operation: string;
  /** In the order of the columns. */
  cells: Cell[];
}

export interface Matrix {
  /** Ids of the checks. */
  columns: readonly string[];
  rows: Row[];
}

/** Builds the matrix of operations by checks. */
export function toMatrix(operations: readonly string[], report: Pick<CheckReport, 'cases' | 'options'>): Matrix {
  const columns = listCheckIds(report);
  const rows = operations.map((operation) => {
    const cases = report.cases.filter((each) => each.operation === operation);
    const markedCases = cases.map((each) => ({ each, marks: toMarks(each, columns) }));
    const cells = columns.map((check): Cell => {
      const results = markedCases.flatMap(({ each, marks }) => {
        const mark = marks.get(check);
        return mark ? [{ mark, id: each.id, findings: each.findings.filter((one) => one.check === check).length }] : [];
      });
      const mark = worstOf(results.map((one) => one.mark));
      const counts = new Map<Mark, number>();
      for (const one of results) counts.set(one.mark, (counts.get(one.mark) ?? 0) + 1);
      const findings = results.reduce((sum, one) => sum + one.findings, 0);
      return { mark, counts, findings, worst: results.find((one) => one.mark === mark)?.id };
    });
    return { operation, cells };
  });
  return { columns, rows };
}

/** Verdicts that apply to every check of a case. */
const verdictsOfAllChecks: readonly Mark[] = ['skipped', 'inconclusive'];
/** Checks that a response without data cannot pass or fail. */
const checksOfData: readonly string[] = ['schema', 'pagination', 'relation'];
/** Checks that run even if an earlier check found something. */
const independent: readonly string[] = ['pagination', 'relation', ...optionalChecks.map(({ id }) => id)];

/** The mark of each check that ran in a case. */
function toMarks(each: CaseResult, columns: readonly string[]): Map<string, Mark> {
  const marks = new Map<string, Mark>();
  let isEnded = false;
  for (const check of checksOf(each, columns)) {
    if (verdictsOfAllChecks.includes(each.verdict)) {
      marks.set(check, each.verdict);
      continue;
    }
    // The first check with a finding ends the case, so later checks did not run.
    if (isEnded && !independent.includes(check)) continue;
    const findings = each.findings.filter((finding) => finding.check === check);
    const isVacuous = each.verdict === 'vacuous' && checksOfData.includes(check);
    marks.set(check, findings.length > 0 ? worstOf(findings.map(toWeight)) : isVacuous ? 'vacuous' : 'pass');
    isEnded ||= check !== headers.id && findings.some(({ deviation }) => deviation?.excused !== true);
  }
  return marks;
}

function checksOf({ kind, id, operation, findings }: CaseResult, columns: readonly string[]): string[] {
  const purpose = id.slice(operation.length + 1);
  const [, refusal = ''] = /^refusal\/([^:/]+)/.exec(purpose) ?? [];
  const optional = optionalChecks.map((check) => check.id);
  const ownChecks = {
    request: [
      'status',
      'content-type',
      'headers',
      'schema',
      ...(callerRefusals.includes(refusal) ? ['auth'] : []),
      ...optional,
    ],
    pagination: ['status', 'content-type', 'headers', 'schema', 'pagination', ...optional],
    relation: ['relation'],
    'scenario-test': ['status', 'content-type', 'headers', 'schema', 'relation', ...optional],
  }[kind];
  return columns.filter((check) => ownChecks.includes(check) || findings.some((finding) => finding.check === check));
}
