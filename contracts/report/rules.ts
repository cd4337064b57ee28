import { checks } from '../checks/index.ts';
import type { Finding } from '../finding.ts';
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

/** Their ids, then the relations'. */
export const checkIds: readonly string[] = [...singleChecks.map(({ id }) => id), 'relation'];

/** The rules that a check of this vendor holds a server to. */
export function toRules({ vendor, cases }: CheckReport): Rule[] {
  const known = Object.values(vendorChecks).find(({ name }) => name === vendor)?.relations ?? [];
  const relations = known.map(({ id, statement }) => ({ id: `relation/${id}`, statement }));
  const rules = [...singleChecks, ...relations];
  // A report may be older or newer than the program that shows it.
  const found = new Set(cases.flatMap(({ findings }) => findings.map(ruleOf)));
  const strangers = [...found].filter((id) => !rules.some((rule) => rule.id === id));
  return [...rules, ...strangers.map((id) => (id === responseTime.id ? responseTime : { id, statement: id }))];
}

/** Id of the rule that a finding says is broken. */
export function ruleOf({ check, keyword }: Pick<Finding, 'check' | 'keyword'>): string {
  return check === 'relation' ? `relation/${keyword}` : check;
}
