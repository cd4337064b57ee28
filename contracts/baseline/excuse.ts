import type { BaselineReference, Finding } from '../finding.ts';
import type { Place } from '../places.ts';
import { type CaseResult, failsCheck } from '../verdict.ts';
import type { Baseline, BaselineEntry } from './baseline.ts';

export interface ExcuseOptions {
  /** The present of the machine: what expires, expires by it. */
  now: Date;
  strict: boolean;
  /** Takes everything that would fail the check as if it stood in the baseline from today on. */
  update: boolean;
  /** Where the entries of the baseline stand, by fingerprint. */
  places?: ReadonlyMap<string, Place>;
}

/** Marks the findings of results with what a baseline says of them. Verdicts stay: they are facts. */
export function createExcuse(
  baseline: Baseline | undefined,
  { now, strict, update, places }: ExcuseOptions,
): (result: CaseResult) => CaseResult {
  if (!baseline) return (result) => result;
  const today = toDay(now);
  const entries = new Map(baseline.findings.map((entry) => [entry.fingerprint, entry]));

  function mark(finding: Finding): Finding {
    const entry = entries.get(finding.fingerprint);
    // What the ledger excuses fails nothing, unless the check is strict.
    const isLedgers = !strict && finding.deviation?.excused === true;
    if (entry && !isLedgers) return { ...finding, baseline: toReference(entry, today, places?.get(entry.fingerprint)) };
    if (!update || !failsCheck(finding, strict)) return finding;
    return { ...finding, baseline: { since: today, excused: true } };
  }

  return (result) => ({ ...result, findings: result.findings.map(mark) });
}

/** 2026-01-31, of UTC, so that a machine's zone moves no file. */
export function toDay(time: Date): string {
  return time.toISOString().slice(0, 10);
}

function toReference(
  { since, reason, expires }: BaselineEntry,
  today: string,
  location: Place | undefined,
): BaselineReference {
  return { since, reason, expires, excused: expires === undefined || today <= expires, location };
}
