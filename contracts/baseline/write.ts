import { existsSync } from 'node:fs';
import { writeWholeFile } from '../../whole-file.ts';
import type { CheckReport } from '../report.ts';
import { readBaseline } from './baseline.ts';
import { toDay } from './excuse.ts';
import { findReasonAgainst, formatBaseline, updateBaseline } from './update.ts';

/** What became of a baseline that was to be written. */
export interface WrittenBaseline {
  /** Entries that there are now. */
  entries: number;
  added: number;
  dropped: number;
  /** Entries whose day is over, and which excuse nothing. */
  expired: number;
}

/** See ../lazy.ts. */
export async function writeBaseline(
  path: string,
  report: CheckReport,
  now = new Date(),
): Promise<WrittenBaseline | { obstacle: string }> {
  const obstacle = findReasonAgainst(report);
  if (obstacle !== undefined) return { obstacle };
  const before = existsSync(path) ? await readBaseline(path, report.vendor) : undefined;
  const after = updateBaseline(before, report, now);
  writeWholeFile(path, formatBaseline(after, path));
  const kept = after.findings.filter((entry) => before?.findings.includes(entry)).length;
  return {
    entries: after.findings.length,
    added: after.findings.length - kept,
    dropped: (before?.findings.length ?? 0) - kept,
    expired: after.findings.filter(({ expires }) => expires !== undefined && expires < toDay(now)).length,
  };
}
