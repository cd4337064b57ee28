import { appendFileSync, writeFileSync } from 'node:fs';
import {
  type CheckReport,
  type ExitCode,
  parseReportFlag,
  type ReportContext,
  type Reporter,
  readReport,
  runCheck,
} from '../contracts/index.ts';
import { writeAftermath } from './aftermath.ts';
import type { CheckRun, ReportFlags } from './check-run.ts';
import { createFileSink } from './file-sink.ts';

/** What a shell expects of a program that Ctrl+C ended. */
export const interrupted = 130;

/**
 * Opens reports by their flags, `pretty` among them when all others go to files.
 *
 * @throws UsageError `BAD_OPTION`, or what {@link readReport} throws.
 */
export async function openReporters(flags: ReportFlags): Promise<Reporter[]> {
  const wanted = flags.report.map(parseReportFlag);
  // Whoever reads only files still wants to see something.
  if (wanted.every(({ file }) => file !== undefined)) wanted.unshift(parseReportFlag('pretty'));
  const jobSummary = process.env.GITHUB_STEP_SUMMARY;
  const context: ReportContext = {
    // Other steps of the job have written there.
    jobSummary: jobSummary ? createFileSink(jobSummary, appendFileSync) : undefined,
    history: await Promise.all(flags.trend.map(readReport)),
  };
  return wanted.map(({ reporter, file }) =>
    reporter.create(file === undefined ? process.stdout : createFileSink(file, writeFileSync), context),
  );
}

/**
 * Runs a check and writes its reports. Ctrl+C ends it early, reports included.
 *
 * @returns The exit code.
 * @throws UsageError for what {@link runCheck} and {@link readReport} throw, and `UNWRITABLE_FILE`.
 */
export async function report(run: CheckRun): Promise<ExitCode | typeof interrupted> {
  const reporters = await openReporters(run.reports);
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once('SIGINT', onInterrupt);
  let whole: CheckReport | undefined;
  try {
    for await (const event of runCheck({ ...run.options, signal: stop.signal })) {
      for (const reporter of reporters) reporter.on(event);
      if (event.type === 'finished') whole = event.report;
    }
  } finally {
    process.off('SIGINT', onInterrupt);
  }
  if (stop.signal.aborted) return interrupted;
  if (whole) await writeAftermath(run, whole);
  return whole?.exitCode ?? 0;
}
