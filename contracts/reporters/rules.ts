import { checks } from '../checks/index.ts';
import { responseTime } from '../options/response-time.ts';
import { ruleCheck } from '../plugins/judge-rules.ts';
import type { CheckReport } from '../results/check-report.ts';
import type { Finding } from '../results/finding.ts';
import { vendorChecks } from '../vendors/index.ts';

/** A rule that findings refer to: a check, a relation or a scenario test. */
export interface Rule {
  id: string;
  /** What the rule requires, in one sentence. */
  statement: string;
}

/** Checks of one response or one list, in the order in which they run. */
export const singleChecks: readonly Rule[] = [
  ...checks.map(({ id, statement }) => ({ id, statement })),
  { id: 'pagination', statement: 'The pages together hold every item once, in order.' },
];

/** Checks that run only if an option enables them. */
export const optionalChecks: readonly Rule[] = [responseTime, ruleCheck];

/** The ids of {@link singleChecks}, then `relation`. */
export const checkIds: readonly string[] = [...singleChecks.map(({ id }) => id), 'relation'];

/** Ids of the checks that a report covers. Optional checks are listed only if they were enabled or found something. */
export function listCheckIds({ cases, options = {} }: Pick<CheckReport, 'cases' | 'options'>): readonly string[] {
  const enabled: Readonly<Record<string, unknown>> = {
    [responseTime.id]: options.maxResponseTime,
    [ruleCheck.id]: options.plugin,
  };
  const found = new Set(cases.flatMap(({ findings }) => findings.map(({ check }) => check)));
  const optional = optionalChecks.filter(({ id }) => enabled[id] !== undefined || found.has(id));
  return [...checkIds, ...optional.map(({ id }) => id)];
}

/** Lists the rules that a check of this vendor applies. */
export function toRules({ vendor, cases }: CheckReport): Rule[] {
  const known = Object.values(vendorChecks).find(({ name }) => name === vendor)?.relations ?? [];
  const relations = known.map(({ id, statement }) => ({ id: `relation/${id}`, statement }));
  const rules = [...singleChecks, ...relations];
  // A report may be older or newer than this program, so it may name rules that this program does not know.
  const found = new Set(cases.flatMap(({ findings }) => findings.map(ruleOf)));
  const others = [...found].filter((id) => !rules.some((rule) => rule.id === id));
  return [...rules, ...others.map((id) => ({ id, statement: findStatement(id, cases) }))];
}

/** The statement of an optional check or of a plugin's relation. The title of a relation's case is its statement. */
function findStatement(id: string, cases: CheckReport['cases']): string {
  const optional = optionalChecks.find((check) => check.id === id);
  return optional?.statement ?? cases.find((each) => each.id === id)?.title ?? id;
}

/** Checks that apply several rules. The keyword of a finding names its rule. */
const checksWithRules: readonly string[] = ['relation', ruleCheck.id];

/** Id of the rule that a finding breaks. */
export function ruleOf({ check, keyword }: Pick<Finding, 'check' | 'keyword'>): string {
  return checksWithRules.includes(check) ? `${check}/${keyword}` : check;
}
