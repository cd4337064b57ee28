import semver from 'semver';
import { once } from '../../once.ts';
import type { Contract } from '../../specs/contract.ts';
import type { Deviation } from '../../specs/ledger.ts';
import type { DeviationReference, Finding } from '../results/finding.ts';
import { changesOperation } from './changed-operations.ts';

/** Judges the same responses by a given contract. */
export type Judge = (contract: Contract) => Finding[];

/** The sources of explanations. */
export interface Explanations {
  ledger: readonly Deviation[];
  /** Ids of the operations whose responses are judged. Entries about other operations are not tried. */
  operations: readonly string[];
}

/** The ledger entries for a server of this version; all entries if the version is unknown. */
export function applicableTo(ledger: readonly Deviation[], version: string | undefined): Deviation[] {
  const parsed = semver.coerce(version ?? '');
  if (!parsed) return [...ledger];
  return ledger.filter(({ versions }) => semver.satisfies(parsed, versions, { includePrerelease: true }));
}

/**
 * Marks the findings that the ledger explains. An entry explains a finding if the finding disappears when the same
 * responses are judged by the contract amended with that entry, and no new finding appears in its place. A new finding
 * could hide the old one rather than resolve it; new warnings about a body are allowed. A finding that no single entry
 * explains is tried with all entries, then with as few as suffice. Further findings by the amended contract (warnings
 * about the body of a deviating response) are added.
 */
export function explainFindings(
  judge: Judge,
  contract: Contract,
  { ledger: all, operations }: Explanations,
): Finding[] {
  const findings = judge(contract);
  if (findings.length === 0) return findings;
  const ledger = all.filter(({ id }) => operations.some((operation) => changesOperation(contract, id, operation)));
  const known = new Set(findings.map(({ fingerprint }) => fingerprint));
  const excused = ledger.filter((entry) => entry.excused).map(({ id }) => id);

  function createTest(taken: readonly string[]): (finding: Finding) => boolean {
    const after = judge(contract.amend(taken));
    // An entry that excuses nothing only has to match the finding.
    const mayExcuse = taken.every((id) => excused.includes(id));
    const isWorse =
      mayExcuse &&
      after.some(({ fingerprint, check, severity }) => {
        return !known.has(fingerprint) && (severity !== 'warning' || check === 'status');
      });
    const left = new Set(after.map(({ fingerprint }) => fingerprint));
    return ({ fingerprint }) => !isWorse && !left.has(fingerprint);
  }

  // Created lazily, because each amended contract has to compile its schemas.
  const singles = ledger.map(({ id }) => ({ id, getTest: once(() => createTest([id])) }));
  const getJointTest = once(() => createTest(excused));
  const explained = findings.map((finding): Finding => {
    const single = singles.find(({ getTest }) => getTest()(finding));
    if (single) return { ...finding, deviation: toReference(ledger, [single.id]) };
    if (!getJointTest()(finding)) return finding;
    const needed = excused.reduce<string[]>((kept, id) => {
      const without = kept.filter((each) => each !== id);
      return createTest(without)(finding) ? without : kept;
    }, excused);
    return { ...finding, deviation: toReference(ledger, needed) };
  });

  const used = explained.flatMap(({ deviation }) => (deviation?.excused ? listIds(deviation) : []));
  if (used.length === 0) return explained;
  return [...explained, ...judge(contract.amend(used)).filter(({ fingerprint }) => !known.has(fingerprint))];
}

const joint = ' + ';

/** Ids of the entries that a reference names. */
export function listIds(deviation: DeviationReference | undefined): string[] {
  return deviation?.id.split(joint) ?? [];
}

function toReference(ledger: readonly Deviation[], ids: readonly string[]): DeviationReference {
  const entries = ledger.filter(({ id }) => ids.includes(id));
  const repaired = entries.flatMap(({ fixedIn }) => fixedIn ?? []);
  return {
    id: entries.map(({ id }) => id).join(joint),
    what: entries.map(({ what }) => what).join(' '),
    evidence: entries.map(({ evidence }) => evidence).join(' '),
    excused: entries.every(({ excused }) => excused),
    // The deviation is fixed only if all of its entries are.
    fixedIn: repaired.length === entries.length ? semver.rsort(repaired)[0] : undefined,
  };
}
