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
import { UsageError } from '../usage-error.ts';
import { writeAftermath } from './aftermath.ts';
import type { CheckRun, ReportFlags } from './check-run.ts';
import { warnUnverified } from './connection-flags.ts';
import { openCheckFeed } from './console/check-feed.ts';
import { assertWritable, createFileSink, createGrowingSink, type FileSink } from './file-sink.ts';
import { guardReporter } from './guard-reporter.ts';
import { openOutput } from './report-output.ts';
import { type EndSignal, onEnd, type SignalCode, signalCodes } from './signals.ts';

/** The reports of one check. */
export interface OpenReports {
  reporters: Reporter[];
  /** Writes what is written at the end. A file that can't be written is reported on standard error, and changes no verdict. */
  finish(toShown?: (text: string) => string): void;
}

/**
 * Opens reports by their flags, `pretty` among them when all others go to files.
 *
 * @throws UsageError `BAD_OPTION`, `UNWRITABLE_FILE`, or what {@link readReports} throws.
 */
export async function openReporters(flags: ReportFlags, configured?: Place): Promise<OpenReports> {
  const wanted = flags.report.map(parseReportFlag);
  // Whoever reads only files still wants to see something.
  if (wanted.every(({ file }) => file !== undefined)) wanted.unshift(parseReportFlag('pretty'));
  const summary = process.env.GITHUB_STEP_SUMMARY;
  // Other steps of the job have written there.
  const jobSummary = summary ? createGrowingSink(summary, false) : undefined;
  const files: FileSink[] = jobSummary ? [jobSummary] : [];
  const context: ReportContext = {
    jobSummary,
    history: await readReports(flags.trend),
    configured,
    folder: findFolder(process.env.GITHUB_WORKSPACE),
    quiet: flags.quiet,
  };
  const reporters = wanted.map(({ reporter, file }) => {
    if (file === undefined) return guardReporter(reporter.name, reporter.create(openOutput(), context));
    assertWritable(file);
    const sink = growing.includes(reporter.name) ? createGrowingSink(file) : createFileSink(file);
    files.push(sink);
    return guardReporter(reporter.name, reporter.create(sink, context));
  });
  return {
    reporters,
    finish(toShown = (text) => text) {
      for (const file of files) {
        try {
          file.finish();
        } catch (error) {
          reportUnwritten(error, toShown);
        }
      }
    },
  };
}

/** Reports that programs read while the check runs. */
const growing: readonly string[] = ['ndjson'];

/**
 * Reports a file that could not be written, which changes nothing in what the check found. Throws any other error.
 *
 * @param toShown Leaves out what may not be shown: paths may hold what came from the environment.
 */
function reportUnwritten(error: unknown, toShown: (text: string) => string): void {
  if (!(error instanceof UsageError) || error.code !== 'UNWRITABLE_FILE') throw error;
  process.stderr.write(`chatpact: ${toShown(error.message)} The exit code is that of the check.\n`);
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
  const { reporters, finish } = await openReporters(run.reports, run.configured);
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
  } catch (error) {
    // Its recording could not be written; what it found stands.
    if (!whole) throw error;
    reportUnwritten(error, run.redactor.text);
  } finally {
    stopListening();
    await feed?.close();
    finish(run.redactor.text);
  }
  if (ended) return signalCodes[ended];
  if (whole) await writeAftermath(run, whole, reportUnwritten);
  return whole?.exitCode ?? 0;
}
