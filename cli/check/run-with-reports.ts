import { isAbsolute, relative, sep } from 'node:path';
import {
  type CheckReport,
  type ExitCode,
  type Plugin,
  parseReportFlag,
  type ReportContext,
  type Reporter,
  type ReporterSpec,
  type RequestedReport,
  readReports,
  runCheck,
} from '../../contracts/index.ts';
import type { FileLocation } from '../../contracts/results/file-location.ts';
import { UsageError } from '../../usage-error.ts';
import { openCheckFeed } from '../console/check-feed.ts';
import { warnUnverifiedCertificate } from '../flags/connection-flags.ts';
import { loadReporter } from '../plugins/load-reporter.ts';
import { createGuardedReporter } from '../reporters/create-guarded-reporter.ts';
import { assertWritable, createFileSink, createGrowingSink, type FileSink } from '../reporters/file-sink.ts';
import { openOutput } from '../reporters/report-output.ts';
import { splitModuleReport } from '../settings/report-setting.ts';
import { type EndSignal, onEndSignal, type SignalCode, signalCodes } from '../signals.ts';
import type { CheckRun, ReportFlags } from './check-run.ts';
import { writePostRunOutputs } from './post-run-outputs.ts';

/** The reports of one check. */
export interface OpenReports {
  reporters: Reporter[];
  /** Writes the remaining files. A file that cannot be written is reported on standard error and changes no verdict. */
  finish(toShown?: (text: string) => string): void;
}

/**
 * Opens the reports of the flags, and `pretty` if all others go to files.
 *
 * @throws UsageError `UNKNOWN_REPORT`, `MISSING_REPORT_FILE`, `UNWRITABLE_FILE`, `INVALID_PLUGIN`, or what
 *   {@link readReports} throws.
 */
export async function openReporters(
  flags: ReportFlags,
  { configured, plugins = [] }: { configured?: FileLocation; plugins?: readonly Pick<Plugin, 'reporters'>[] } = {},
): Promise<OpenReports> {
  const added = plugins.flatMap(({ reporters = [] }) => reporters);
  const wanted = await Promise.all(flags.report.map((flag) => findReport(flag, added)));
  // If all reports go to files, standard output still shows the result.
  if (wanted.every(({ file }) => file !== undefined)) wanted.unshift(parseReportFlag('pretty'));
  const summary = process.env.GITHUB_STEP_SUMMARY;
  // Other steps of the job write to this file too.
  const jobSummary = summary ? createGrowingSink(summary, false) : undefined;
  const files: FileSink[] = jobSummary ? [jobSummary] : [];
  const context: ReportContext = {
    jobSummary,
    history: await readReports(flags.trend),
    configuredPlace: configured,
    repositoryFolder: findFolder(process.env.GITHUB_WORKSPACE),
    isQuiet: flags.quiet,
  };
  const reporters = wanted.map(({ reporter, file }) => {
    if (file === undefined) return createGuardedReporter(reporter, openOutput(), context);
    assertWritable(file);
    const sink = growing.includes(reporter.name) ? createGrowingSink(file) : createFileSink(file);
    files.push(sink);
    return createGuardedReporter(reporter, sink, context);
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

/** Finds a report format by name, or loads it from the module that `--report` names. */
async function findReport(flag: string, added: readonly ReporterSpec[]): Promise<RequestedReport> {
  const [module, output] = splitModuleReport(flag) ?? [];
  if (module === undefined) return parseReportFlag(flag, added);
  const reporter = await loadReporter(module);
  return parseReportFlag(`${reporter.name}${output}`, [reporter]);
}

/** Reports that other programs read while the check runs. */
const growing: readonly string[] = ['ndjson'];

/**
 * Prints that a file could not be written, which does not change the exit code. Throws any other error.
 *
 * @param toShown Redacts a text: paths may contain values of the environment.
 */
function reportUnwritten(error: unknown, toShown: (text: string) => string): void {
  if (!(error instanceof UsageError) || error.code !== 'UNWRITABLE_FILE') throw error;
  process.stderr.write(`chatpact: ${toShown(error.message)} The exit code is that of the check.\n`);
}

/** The working folder relative to the root of the checkout; undefined if it is outside. */
function findFolder(root: string | undefined): string | undefined {
  if (!root) return undefined;
  const path = relative(root, process.cwd());
  return isAbsolute(path) || path.split(sep)[0] === '..' ? undefined : path.split(sep).join('/');
}

/**
 * Runs a check and writes its reports. Ctrl+C or SIGTERM stops it early and still writes the reports; a second signal ends
 * the process at once.
 *
 * @returns The exit code of the check, or of the signal.
 * @throws UsageError for what {@link runCheck} and {@link readReports} throw, and `UNWRITABLE_FILE`.
 */
export async function runCheckWithReports(run: CheckRun): Promise<ExitCode | SignalCode> {
  const { baseline, baselineUpdate } = run.options;
  // Before the first request, so that the findings of a long check are not lost.
  for (const file of [run.proposeOverlay, baselineUpdate ? baseline : undefined]) if (file) assertWritable(file);
  const { reporters, finish } = await openReporters(run.reports, {
    configured: run.configured,
    plugins: run.options.plugins,
  });
  const feed = run.console && (await openCheckFeed(run.console, run.redactor));
  if (feed) reporters.push(feed);
  const stop = new AbortController();
  let ended: EndSignal | undefined;
  const stopListening = onEndSignal((signal) => {
    ended = signal;
    stop.abort();
  });
  let whole: CheckReport | undefined;
  try {
    for await (const secretive of runCheck({ ...run.options, signal: stop.signal })) {
      const event = run.redactor.deep(secretive);
      if (event.type === 'started' && event.unverified) warnUnverifiedCertificate(event.url);
      for (const reporter of reporters) reporter.on(event);
      if (event.type === 'finished') whole = event.report;
    }
  } catch (error) {
    // The recording could not be written. The findings stay valid.
    if (!whole) throw error;
    reportUnwritten(error, run.redactor.text);
  } finally {
    stopListening();
    await feed?.close();
    finish(run.redactor.text);
  }
  if (ended) return signalCodes[ended];
  if (whole) await writePostRunOutputs(run, whole, reportUnwritten);
  return whole?.exitCode ?? 0;
}
