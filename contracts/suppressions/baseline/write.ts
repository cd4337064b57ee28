import { existsSync } from 'node:fs';
import { writeFileAtomically } from '../../../atomic-file.ts';
import type { CheckReport } from '../../results/check-report.ts';
import { readBaseline } from './baseline.ts';
import { toDay } from './mark-findings.ts';
import { findUpdateObstacle, formatBaseline, updateBaseline } from './update.ts';

/** Counts of a written baseline. */
export interface WrittenBaseline {
  /** Number of entries in the file. */
  entries: number;
  added: number;
  dropped: number;
  /** Number of expired entries, which excuse nothing. */
  expired: number;
}

/** Implements `writeBaseline`; ../lazy.ts exports and documents it. */
export async function writeBaseline(
  path: string,
  report: CheckReport,
  now = new Date(),
): Promise<WrittenBaseline | { obstacle: string }> {
  const obstacle = findUpdateObstacle(report);
  if (obstacle !== undefined) return { obstacle };
  const before = existsSync(path) ? await readBaseline(path, report.vendor) : undefined;
  const after = updateBaseline(before, report, now);
  writeFileAtomically(path, formatBaseline(after, path));
  const kept = after.findings.filter((entry) => before?.findings.includes(entry)).length;
  return {
    entries: after.findings.length,
    added: after.findings.length - kept,
    dropped: (before?.findings.length ?? 0) - kept,
    expired: after.findings.filter(({ expires }) => expires !== undefined && expires < toDay(now)).length,
  };
}
