import { UsageError } from '../../usage-error.ts';
import { github } from './github/github.ts';
import { html } from './html/html.ts';
import { json } from './json/json.ts';
import { ndjson } from './json/ndjson.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown/markdown.ts';
import { pretty } from './pretty/pretty.ts';
import type { CreateReporter, ReporterSpec } from './reporter.ts';
import { sarif } from './sarif.ts';
import { score } from './score.ts';
import { type ReporterName, summaries } from './summaries.ts';

const creators: Record<ReporterName, CreateReporter> = {
  pretty,
  html,
  json,
  ndjson,
  junit,
  github,
  markdown,
  sarif,
  score,
};

/** All reporters, in the order in which help lists them. */
export const reporters: readonly ReporterSpec[] = Object.entries(summaries).map(([name, summary]) => ({
  name,
  summary,
  create: creators[name as ReporterName],
}));

/** A report that `--report` requests: the reporter, and the file to write. Without a file it goes to standard output. */
export interface RequestedReport {
  reporter: ReporterSpec;
  file?: string;
}

/**
 * Parses the value of `--report`: a reporter's name, optionally followed by `=file`. `-` means standard output.
 *
 * @throws UsageError `UNKNOWN_REPORT` for an unknown reporter or an empty file name.
 * @example
 * parseReportFlag('junit=out.xml').file; // 'out.xml'
 */
export function parseReportFlag(flag: string): RequestedReport {
  const [name = '', ...rest] = flag.split('=');
  const reporter = reporters.find((each) => each.name === name);
  if (!reporter) {
    const known = reporters.map((each) => each.name).join(', ');
    throw new UsageError('UNKNOWN_REPORT', `Unknown report "${name}". Known reports: ${known}.`);
  }
  const file = rest.length === 0 ? undefined : rest.join('=');
  if (file === '')
    throw new UsageError('MISSING_REPORT_FILE', `--report ${flag} names no file. Write --report ${name}=FILE.`);
  return { reporter, file: file === '-' ? undefined : file };
}
