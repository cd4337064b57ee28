import semver from 'semver';
import type { Contract } from '../specs/contract.ts';
import type { Deviation } from '../specs/ledger.ts';
import type { DeviationReference, Finding } from './finding.ts';

/** Judges the same answers by another contract. */
export type Judge = (contract: Contract) => Finding[];

/** The ledger entries that speak of a server of this version; all of them when the version is not known. */
export function applicableTo(ledger: readonly Deviation[], version: string | undefined): Deviation[] {
  const parsed = semver.coerce(version ?? '');
  if (!parsed) return [...ledger];
  return ledger.filter(({ versions }) => semver.satisfies(parsed, versions, { includePrerelease: true }));
}

/**
 * Finds which findings the ledger explains: those that go away when the same answers are judged by the contract with
 * one entry taken in. A finding that no single entry removes is tried with all of them, then with as few as suffice.
 * What the amended contract still objects to (a deviating status whose body is not the one observed) is added.
 */
export function explain(judge: Judge, contract: Contract, ledger: readonly Deviation[]): Finding[] {
  const findings = judge(contract);
  if (findings.length === 0) return findings;
  const holds = (finding: Finding, ids: readonly string[]) =>
    judge(contract.amend(ids)).some(({ fingerprint }) => fingerprint === finding.fingerprint);

  const ids = ledger.map(({ id }) => id);
  const judgements = ids.map((id) => ({ id, left: fingerprintsOf(judge(contract.amend([id]))) }));
  const together = fingerprintsOf(judge(contract.amend(ids)));

  const explained = findings.map((finding): Finding => {
    const single = judgements.find(({ left }) => !left.has(finding.fingerprint));
    if (single) return { ...finding, deviation: toReference(ledger, [single.id]) };
    if (together.has(finding.fingerprint)) return finding;
    const needed = ids.reduce<string[]>((kept, id) => {
      const without = kept.filter((each) => each !== id);
      return holds(finding, without) ? kept : without;
    }, ids);
    return { ...finding, deviation: toReference(ledger, needed) };
  });

  const used = explained.flatMap(({ deviation }) => (deviation?.excused ? deviation.id.split(joint) : []));
  if (used.length === 0) return explained;
  const known = fingerprintsOf(findings);
  return [...explained, ...judge(contract.amend(used)).filter(({ fingerprint }) => !known.has(fingerprint))];
}

const joint = ' + ';

function toReference(ledger: readonly Deviation[], ids: readonly string[]): DeviationReference {
  const entries = ledger.filter(({ id }) => ids.includes(id));
  return {
    id: entries.map(({ id }) => id).join(joint),
    what: entries.map(({ what }) => what).join(' '),
    evidence: entries.map(({ evidence }) => evidence).join(' '),
    excused: entries.every(({ excused }) => excused),
  };
}

function fingerprintsOf(findings: readonly Finding[]): Set<string> {
  return new Set(findings.map(({ fingerprint }) => fingerprint));
}
