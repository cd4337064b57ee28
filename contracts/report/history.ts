import { readFile } from 'node:fs/promises';
import { findAt } from '../../specs/json.ts';
import { UsageError } from '../../usage-error.ts';
import type { CheckReport } from '../report.ts';
import { toSafeTexts } from './cleaning.ts';

const format: CheckReport['format'] = 'chatpact.check/1';
/**
 * Reads a report that was written by the reporter `json`. Its texts are cleaned: a file may come from anywhere.
 *
 * @throws UsageError `UNREADABLE_FILE`, or `BAD_DOCUMENT` for a file that holds no such report.
 */
export async function readReport(path: string): Promise<CheckReport> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new UsageError('UNREADABLE_FILE', `Can't read ${path}. Check the path of the report.`, { cause });
  }
  const report = parse(text);
  if (isReport(report)) return report;
  throw new UsageError('BAD_DOCUMENT', `${path} holds no report. It takes what --report json=FILE writes (${format}).`);
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
