import { loadContract } from '../../specs/contract.ts';
import { vendorNames } from '../../specs/vendors.ts';
import { code, join } from './markdown.ts';

/** Every known deviation, with its evidence. */
export async function toLedgerPage(): Promise<string> {
  const parts: string[] = [];
  for (const vendor of vendorNames) {
    const { ledger } = await loadContract({ vendor });
    parts.push(`## ${vendor}`, `${ledger.length} deviations.`);
    for (const { id, what, evidence, versions, owner, fixedIn, excused } of ledger) {
      const facts = [`versions ${code(versions)}`, `owner ${owner}`];
      if (fixedIn !== undefined) facts.push(`fixed in ${fixedIn}`);
      if (!excused) facts.push('not excused: a check reports it still');
      parts.push(`### ${id}`, what, `Evidence: ${evidence.trim()}`, `${facts.join(' · ')}`);
    }
  }
  const intro =
    'Where real servers differ from their documents. The profile `observed` of the mock behaves so, and a check files such findings under known deviation.';
  return join('# Ledger of deviations', intro, ...parts);
}
