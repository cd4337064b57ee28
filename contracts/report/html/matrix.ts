import { guarded } from '../../checks/auth.ts';
import { weigh } from '../../problems.ts';
import type { CheckReport } from '../../report.ts';
import type { CaseResult } from '../../verdict.ts';
import { checkIds } from '../rules.ts';
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
  /** In the order of {@link checkIds}. */
  cells: Cell[];
}

/** Operations by checks. */
export function toMatrix(operations: readonly string[], { cases }: Pick<CheckReport, 'cases'>): Row[] {
  return operations.map((operation) => {
    const own = cases.filter((each) => each.operation === operation).map((each) => ({ each, said: judge(each) }));
    const cells = checkIds.map((check): Cell => {
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
}

/** Verdicts that hold for all that a case asked. */
const wholesale: readonly Mark[] = ['skipped', 'inconclusive'];
/** Checks that an answer without content says nothing to. */
const emptied: readonly string[] = ['schema', 'pagination', 'relation'];
/** Checks that are asked whatever the others said. */
const independent: readonly string[] = ['pagination', 'relation'];

/** What one case says of each check that it asked. */
function judge(each: CaseResult): Map<string, Mark> {
  const said = new Map<string, Mark>();
  let isEnded = false;
  for (const check of checksOf(each)) {
    if (wholesale.includes(each.verdict)) {
      said.set(check, each.verdict);
      continue;
    }
    // The first check that objects ends it: later ones had nothing to look at.
    if (isEnded && !independent.includes(check)) continue;
    const findings = each.findings.filter((finding) => finding.check === check);
    const isVacuous = each.verdict === 'vacuous' && emptied.includes(check);
    said.set(check, findings.length > 0 ? worstOf(findings.map(weigh)) : isVacuous ? 'vacuous' : 'pass');
    isEnded ||= findings.some(({ deviation }) => deviation?.excused !== true);
  }
  return said;
}

function checksOf({ kind, id, operation, findings }: CaseResult): string[] {
  const purpose = id.slice(operation.length + 1);
  const [, refusal = ''] = /^refusal\/([^:/]+)/.exec(purpose) ?? [];
  const asked = {
    request: ['status', 'content-type', 'schema', ...(guarded.includes(refusal) ? ['auth'] : [])],
    walk: ['status', 'content-type', 'schema', 'pagination'],
    relation: ['relation'],
    story: ['status', 'content-type', 'schema', 'relation'],
  }[kind];
  return checkIds.filter((check) => asked.includes(check) || findings.some((finding) => finding.check === check));
}
