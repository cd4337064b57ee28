import { UsageError } from '../../usage-error.ts';
import { github } from './github/github.ts';
import { html } from './html/html.ts';
import { json } from './json/json.ts';
import { ndjson } from './json/ndjson.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown/markdown.ts';
import { pretty } from './pretty/pretty.ts';
import { type CreateReporter, defineReporter, type ReporterSpec } from './reporter.ts';
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
export const reporters: readonly ReporterSpec[] = Object.entries(summaries).map(([name, summary]) =>
  defineReporter({ name, summary, create: creators[name as ReporterName] }),
);

/** A report that `--report` requests: the reporter, and the file to write. Without a file it goes to standard output. */
export interface RequestedReport {
  reporter: ReporterSpec;
  file?: string;
}

/**
 * Parses the value of `--report`: a reporter's name, optionally followed by `=file`. `-` means standard output.
 *
 * @param added Report formats of plugins, in addition to the built-in ones.
 * @throws UsageError `UNKNOWN_REPORT` for an unknown reporter or an empty file name.
 * @example
 * parseReportFlag('junit=out.xml').file; // 'out.xml'
 */
export function parseReportFlag(flag: string, added: readonly ReporterSpec[] = []): RequestedReport {
  const [name = '', ...rest] = flag.split('=');
  // A report format of the user takes precedence, so that it can replace a built-in one.
  const all = [...added, ...reporters];
  const reporter = all.find((each) => each.name === name);
  if (!reporter) {
    const known = all.map((each) => each.name).join(', ');
    throw new UsageError('UNKNOWN_REPORT', `Unknown report "${name}". Known reports: ${known}.`);
  }
  const file = rest.length === 0 ? undefined : rest.join('=');
  if (file === '')
    throw new UsageError('MISSING_REPORT_FILE', `--report ${flag} names no file. Write --report ${name}=FILE.`);
  return { reporter, file: file === '-' ? undefined : file };
}
