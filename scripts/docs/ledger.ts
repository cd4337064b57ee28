import { loadContract } from '../../specs/contract.ts';
import { vendorNames } from '../../specs/vendors.ts';
import { code, join } from './markdown.ts';

/** Generates the page of all known deviations with their evidence. */
export async function toLedgerPage(): Promise<string> {
  const parts: string[] = [];
  for (const vendor of vendorNames) {
    const { ledger } = await loadContract({ vendor });
    parts.push(`## ${vendor}`, `${ledger.length} deviations.`);
    for (const { id, what, evidence, versions, owner, fixedIn, excused } of ledger) {
      const facts = [`versions ${code(versions)}`, `owner ${owner}`];
      if (fixedIn !== undefined) facts.push(`fixed in ${fixedIn}`);
      if (!excused) facts.push('not excused: a check still reports it');
      parts.push(`### ${id}`, what, `Evidence: ${evidence.trim()}`, `${facts.join(' · ')}`);
    }
  }
  const intro =
    'Known differences between real servers and their documents. The mock reproduces them in the profile `observed`, and a check reports such findings as known deviations.';
  return join('# Ledger of deviations', intro, ...parts);
}
