import type { FileLocation } from '../../results/file-location.ts';
import type { BaselineReference, Finding } from '../../results/finding.ts';
import { type CaseResult, failsCheck } from '../../results/verdict.ts';
import type { Baseline, BaselineEntry } from './baseline.ts';

export interface ExcuseOptions {
  /** The current time of this machine, by which entries expire. */
  now: Date;
  strict: boolean;
  /** Treats everything that would fail the check as if it were added to the baseline today. */
  update: boolean;
  /** Lines of the baseline's entries by fingerprint. */
  places?: ReadonlyMap<string, FileLocation>;
}

/** Creates a function that marks findings with their baseline entries. Verdicts do not change. */
export function createBaselineMarker(
  baseline: Baseline | undefined,
  { now, strict, update, places }: ExcuseOptions,
): (result: CaseResult) => CaseResult {
  if (!baseline) return (result) => result;
  const today = toDay(now);
  const entries = new Map(baseline.findings.map((entry) => [entry.fingerprint, entry]));

  function mark(finding: Finding): Finding {
    const entry = entries.get(finding.fingerprint);
    // A finding that the ledger excuses does not need the baseline, unless the check is strict.
    const isExcusedByLedger = !strict && finding.deviation?.excused === true;
    if (entry && !isExcusedByLedger)
      return { ...finding, baseline: toReference(entry, today, places?.get(entry.fingerprint)) };
    if (!update || !failsCheck(finding, strict)) return finding;
    return { ...finding, baseline: { since: today, excused: true } };
  }

  return (result) => ({ ...result, findings: result.findings.map(mark) });
}

/** The UTC date as 2026-01-31, so that the file does not depend on the machine's time zone. */
export function toDay(time: Date): string {
  return time.toISOString().slice(0, 10);
}

function toReference(
  { since, reason, expires }: BaselineEntry,
  today: string,
  location: FileLocation | undefined,
): BaselineReference {
  return { since, reason, expires, excused: expires === undefined || today <= expires, location };
}
