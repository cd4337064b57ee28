import { guarded } from '../../checks/auth.ts';
import { headers } from '../../checks/headers.ts';
import { weigh } from '../../problems.ts';
import type { CheckReport } from '../../report.ts';
import type { CaseResult } from '../../verdict.ts';
import { listCheckIds, optionalChecks } from '../rules.ts';
import { type Mark, worstOf } from './marks.ts';

/** What the cases of one operation say of one check. */
export interface Cell {
  mark: Mark;
  /** How many cases said what. */
  counts: Map<Mark, number>;
  findings: number;
  /** Id of the first case that says the worst. */
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

/** Operations by checks. */
export function toMatrix(operations: readonly string[], report: Pick<CheckReport, 'cases' | 'options'>): Matrix {
  const columns = listCheckIds(report);
  const rows = operations.map((operation) => {
    const cases = report.cases.filter((each) => each.operation === operation);
    const own = cases.map((each) => ({ each, said: judge(each, columns) }));
    const cells = columns.map((check): Cell => {
      const about = own.flatMap(({ each, said }) => {
        const mark = said.get(check);
        return mark ? [{ mark, id: each.id, findings: each.findings.filter((one) => one.check === check).length }] : [];
      });
      const mark = worstOf(about.map((one) => one.mark));
      const counts = new Map<Mark, number>();
      for (const one of about) counts.set(one.mark, (counts.get(one.mark) ?? 0) + 1);
      const findings = about.reduce((sum, one) => sum + one.findings, 0);
      return { mark, counts, findings, worst: about.find((one) => one.mark === mark)?.id };
    });
    return { operation, cells };
  });
  return { columns, rows };
}

/** Verdicts that hold for all that a case asked. */
const wholesale: readonly Mark[] = ['skipped', 'inconclusive'];
/** Checks that an answer without content says nothing to. */
const emptied: readonly string[] = ['schema', 'pagination', 'relation'];
/** Checks that are asked whatever the others said. */
const independent: readonly string[] = ['pagination', 'relation', ...optionalChecks.map(({ id }) => id)];

/** What one case says of each check that it asked. */
function judge(each: CaseResult, columns: readonly string[]): Map<string, Mark> {
  const said = new Map<string, Mark>();
  let isEnded = false;
  for (const check of checksOf(each, columns)) {
    if (wholesale.includes(each.verdict)) {
      said.set(check, each.verdict);
      continue;
    }
    // The first check that objects ends it: later ones had nothing to look at.
    if (isEnded && !independent.includes(check)) continue;
    const findings = each.findings.filter((finding) => finding.check === check);
    const isVacuous = each.verdict === 'vacuous' && emptied.includes(check);
    said.set(check, findings.length > 0 ? worstOf(findings.map(weigh)) : isVacuous ? 'vacuous' : 'pass');
    isEnded ||= check !== headers.id && findings.some(({ deviation }) => deviation?.excused !== true);
  }
  return said;
}

function checksOf({ kind, id, operation, findings }: CaseResult, columns: readonly string[]): string[] {
  const purpose = id.slice(operation.length + 1);
  const [, refusal = ''] = /^refusal\/([^:/]+)/.exec(purpose) ?? [];
  const optional = optionalChecks.map((check) => check.id);
  const asked = {
    request: [
      'status',
      'content-type',
      'headers',
      'schema',
      ...(guarded.includes(refusal) ? ['auth'] : []),
      ...optional,
    ],
    walk: ['status', 'content-type', 'headers', 'schema', 'pagination', ...optional],
    relation: ['relation'],
    story: ['status', 'content-type', 'headers', 'schema', 'relation', ...optional],
  }[kind];
  return columns.filter((check) => asked.includes(check) || findings.some((finding) => finding.check === check));
}
