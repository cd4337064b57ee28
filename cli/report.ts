import { appendFileSync, writeFileSync } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';
import {
  type CheckReport,
  type ExitCode,
  parseReportFlag,
  type ReportContext,
  type Reporter,
  readReports,
  runCheck,
} from '../contracts/index.ts';
import type { Place } from '../contracts/places.ts';
import { writeAftermath } from './aftermath.ts';
import type { CheckRun, ReportFlags } from './check-run.ts';
import { warnUnverified } from './connection-flags.ts';
import { openCheckFeed } from './console/check-feed.ts';
import { assertWritable, createFileSink } from './file-sink.ts';
import { type EndSignal, onEnd, type SignalCode, signalCodes } from './signals.ts';

/**
 * Opens reports by their flags, `pretty` among them when all others go to files.
 *
 * @throws UsageError `BAD_OPTION`, `UNWRITABLE_FILE`, or what {@link readReports} throws.
 */
export async function openReporters(flags: ReportFlags, configured?: Place): Promise<Reporter[]> {
  const wanted = flags.report.map(parseReportFlag);
  // Whoever reads only files still wants to see something.
  if (wanted.every(({ file }) => file !== undefined)) wanted.unshift(parseReportFlag('pretty'));
  const jobSummary = process.env.GITHUB_STEP_SUMMARY;
  const context: ReportContext = {
    // Other steps of the job have written there.
    jobSummary: jobSummary ? createFileSink(jobSummary, appendFileSync) : undefined,
    history: await readReports(flags.trend),
    configured,
    folder: findFolder(process.env.GITHUB_WORKSPACE),
  };
  return wanted.map(({ reporter, file }) => {
    if (file !== undefined) assertWritable(file);
    return reporter.create(file === undefined ? process.stdout : createFileSink(file, writeFileSync), context);
  });
}

/** The working folder as seen from the root of the checkout, when it is inside of it. */
function findFolder(root: string | undefined): string | undefined {
  if (!root) return undefined;
  const path = relative(root, process.cwd());
  return isAbsolute(path) || path.split(sep)[0] === '..' ? undefined : path.split(sep).join('/');
}

/**
 * Runs a check and writes its reports. Ctrl+C, or SIGTERM, ends it early, reports included; a second one at once.
 *
 * @returns The exit code; after a signal the signal's.
 * @throws UsageError for what {@link runCheck} and {@link readReports} throw, and `UNWRITABLE_FILE`.
 */
export async function report(run: CheckRun): Promise<ExitCode | SignalCode> {
  const { baseline, baselineUpdate } = run.options;
  // Before anybody is asked: what a long check found should not be lost for want of a place.
  for (const file of [run.proposeOverlay, baselineUpdate ? baseline : undefined]) if (file) assertWritable(file);
  const reporters: Reporter[] = await openReporters(run.reports, run.configured);
  const feed = run.console && (await openCheckFeed(run.console, run.redactor));
  if (feed) reporters.push(feed);
  const stop = new AbortController();
  let ended: EndSignal | undefined;
  const stopListening = onEnd((signal) => {
    ended = signal;
    stop.abort();
  });
  let whole: CheckReport | undefined;
  try {
    for await (const secretive of runCheck({ ...run.options, signal: stop.signal })) {
      const event = run.redactor.deep(secretive);
      if (event.type === 'started' && event.unverified) warnUnverified(event.url);
      for (const reporter of reporters) reporter.on(event);
      if (event.type === 'finished') whole = event.report;
    }
  } finally {
    stopListening();
    await feed?.close();
  }
  if (ended) return signalCodes[ended];
  if (whole) await writeAftermath(run, whole);
  return whole?.exitCode ?? 0;
}
