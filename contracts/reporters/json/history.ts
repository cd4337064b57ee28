import { findAt } from '../../../specs/json/json.ts';
import { toUnreadable } from '../../../unreadable-file.ts';
import { UsageError } from '../../../usage-error.ts';
import { toFileLimit, toMegabytes } from '../../memory/limits.ts';
import { LargeFile, readText } from '../../memory/read-text.ts';
import type { CheckReport } from '../../results/check-report.ts';
import { toSafeTexts } from '../clean-texts.ts';

const format: CheckReport['format'] = 'chatpact.check/1';

/**
 * Reads a report that the reporter `json` wrote, and cleans its texts, because the file may come from anywhere.
 *
 * @throws UsageError `UNREADABLE_FILE`, or `INVALID_DOCUMENT` for a file that holds no such report.
 */
export async function readReport(path: string): Promise<CheckReport> {
  return (await readOne(path, toFileLimit())).report;
}

/**
 * Reads reports as {@link readReport} does.
 *
 * @param limit Maximum total size of the files in bytes. Default: a share of this process's memory.
 */
export async function readReports(paths: readonly string[], limit = toFileLimit()): Promise<CheckReport[]> {
  const reports: CheckReport[] = [];
  let left = limit;
  for (const path of paths) {
    const { report, bytes } = await readOne(path, left, limit);
    reports.push(report);
    left -= bytes;
  }
  return reports;
}

async function readOne(path: string, left: number, limit = left): Promise<{ report: CheckReport; bytes: number }> {
  let text: string;
  try {
    text = await readText(path, left);
  } catch (cause) {
    if (cause instanceof LargeFile) {
      const message = `${path} exceeds the limit of ${toMegabytes(limit)} for all reports together. Pass fewer or smaller reports.`;
      throw new UsageError('FILE_TOO_LARGE', message, { cause });
    }
    throw toUnreadable(path, cause, 'Check the path of the report.');
  }
  const report = parse(text);
  if (isReport(report)) return { report, bytes: Buffer.byteLength(text) };
  throw new UsageError(
    'INVALID_REPORT',
    `${path} is not a report. Expected a file that --report json=FILE wrote (${format}).`,
  );
}

// Checks only the fields that a trend reads. The published schema describes the whole report.
function isReport(value: unknown): value is CheckReport {
  const cases = findAt(value, '/cases');
  return (
    findAt(value, '/format') === format &&
    Number.isInteger(findAt(value, '/summary/verdicts/pass')) &&
    Array.isArray(cases) &&
    cases.every((each) => Array.isArray(findAt(each, '/findings')))
  );
}

function parse(text: string): unknown {
  try {
    return toSafeTexts(JSON.parse(text));
  } catch {
    return undefined;
  }
}
