import { checks } from '../checks/index.ts';
import type { Finding } from '../finding.ts';
import { ruleCheck } from '../plugins/judge-rules.ts';
import type { CheckReport } from '../report.ts';
import { responseTime } from '../response-time.ts';
import { vendorChecks } from '../vendors/index.ts';

/** A kind of promise that findings name. */
export interface Rule {
  id: string;
  /** What it says, in one sentence. */
  statement: string;
}

/** Checks that look at one answer or one list, in the order in which they are asked. */
export const singleChecks: readonly Rule[] = [
  ...checks.map(({ id, statement }) => ({ id, statement })),
  { id: 'pagination', statement: 'The pages together hold every item once, in order.' },
];

/** Checks that are made where an option asks for them. */
export const optionalChecks: readonly Rule[] = [responseTime, ruleCheck];

/** Their ids, then the relations'. */
export const checkIds: readonly string[] = [...singleChecks.map(({ id }) => id), 'relation'];

/** Ids of the checks that a report is about: of those that an option asks for, the ones that were. */
export function listCheckIds({ cases, options = {} }: Pick<CheckReport, 'cases' | 'options'>): readonly string[] {
  const wanted: Readonly<Record<string, unknown>> = {
    [responseTime.id]: options.maxResponseTime,
    [ruleCheck.id]: options.plugin,
  };
  const found = new Set(cases.flatMap(({ findings }) => findings.map(({ check }) => check)));
  const optional = optionalChecks.filter(({ id }) => wanted[id] !== undefined || found.has(id));
  return [...checkIds, ...optional.map(({ id }) => id)];
}

/** The rules that a check of this vendor holds a server to. */
export function toRules({ vendor, cases }: CheckReport): Rule[] {
  const known = Object.values(vendorChecks).find(({ name }) => name === vendor)?.relations ?? [];
  const relations = known.map(({ id, statement }) => ({ id: `relation/${id}`, statement }));
  const rules = [...singleChecks, ...relations];
  // A report may be older or newer than the program that shows it.
  const found = new Set(cases.flatMap(({ findings }) => findings.map(ruleOf)));
  const strangers = [...found].filter((id) => !rules.some((rule) => rule.id === id));
  return [...rules, ...strangers.map((id) => ({ id, statement: findStatement(id, cases) }))];
}

/** The statement of a check that an option asks for, or of a plugin's relation, which is the title of its case. */
function findStatement(id: string, cases: CheckReport['cases']): string {
  const optional = optionalChecks.find((check) => check.id === id);
  return optional?.statement ?? cases.find((each) => each.id === id)?.title ?? id;
}

/** Checks whose findings are of one rule each, which their keyword names. */
const ofMany: readonly string[] = ['relation', ruleCheck.id];

/** Id of the rule that a finding says is broken. */
export function ruleOf({ check, keyword }: Pick<Finding, 'check' | 'keyword'>): string {
  return ofMany.includes(check) ? `${check}/${keyword}` : check;
}
