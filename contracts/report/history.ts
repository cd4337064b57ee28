import { findAt } from '../../specs/json.ts';
import { toUnreadable } from '../../unreadable-file.ts';
import { UsageError } from '../../usage-error.ts';
import { toFileLimit, toMegabytes } from '../memory/limits.ts';
import { LargeFile, readText } from '../memory/read-text.ts';
import type { CheckReport } from '../report.ts';
import { toSafeTexts } from './cleaning.ts';

const format: CheckReport['format'] = 'chatpact.check/1';

/**
 * Reads a report that was written by the reporter `json`. Its texts are cleaned: a file may come from anywhere.
 *
 * @throws UsageError `UNREADABLE_FILE`, or `BAD_DOCUMENT` for a file that holds no such report.
 */
export async function readReport(path: string): Promise<CheckReport> {
  return (await readOne(path, toFileLimit())).report;
}

/**
 * Reads reports as {@link readReport} does.
 *
 * @param limit Bytes of all of them together. Default: what the memory of this process allows.
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

// As much as a trend reads of it; the whole is what the published schema is for.
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
