import { type Rates, toPercent } from '../score/summary.ts';

/** A family of checks, and how many mutants it detects. */
export interface CheckFamily {
  name: string;
  /** "97.5 %"; "–" if there were no mutants. */
  share: string;
  /** "39 of 40". */
  detected: string;
}

const families: [name: string, key: 'published' | 'closed' | 'relations' | 'all'][] = [
  ['schema as published', 'published'],
  ['schema, closed', 'closed'],
  ['relations and pages', 'relations'],
  ['all checks', 'all'],
];

/** Names of the families, for a table header. */
export const familyNames: readonly string[] = families.map(([name]) => name);

/** The share of mutants that each family detects, in the order of {@link familyNames}. */
export function toFamilies(rates: Rates): CheckFamily[] {
  return families.map(([name, key]) => ({
    name,
    share: rates.mutants === 0 ? '–' : `${toPercent(rates, rates[key])} %`,
    detected: `${rates[key]} of ${rates.mutants}`,
  }));
}
