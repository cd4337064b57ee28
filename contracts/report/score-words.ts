import { type Rates, toPercent } from '../score/summary.ts';

/** One family of checks, and what it detects. */
export interface Family {
  name: string;
  /** "97.5 %"; "–" where there were no mutants. */
  share: string;
  /** "39 of 40". */
  noticed: string;
}

const families: [name: string, key: 'published' | 'closed' | 'relations' | 'all'][] = [
  ['schema as published', 'published'],
  ['schema, closed', 'closed'],
  ['relations and pages', 'relations'],
  ['all together', 'all'],
];

/** Names of the families, for the head of a table. */
export const familyNames: readonly string[] = families.map(([name]) => name);

/** What each family detects of the mutants, in the order of {@link familyNames}. */
export function toFamilies(rates: Rates): Family[] {
  return families.map(([name, key]) => ({
    name,
    share: rates.mutants === 0 ? '–' : `${toPercent(rates, rates[key])} %`,
    noticed: `${rates[key]} of ${rates.mutants}`,
  }));
}
