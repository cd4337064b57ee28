import type { CheckEvent, CheckReport } from '../results/check-report.ts';
import type { FileLocation } from '../results/file-location.ts';

/** The output that a reporter writes to. */
export interface Sink {
  write(text: string): void;
  /** True for a terminal, on which lines can be overwritten. */
  isTTY?: boolean;
  /** Width of the terminal in characters. */
  columns?: number;
  /** Whether to use colours. Default: on a TTY, unless `NO_COLOR` is set. */
  hasColour?: boolean;
}

/** Additional inputs that only some reporters use. The code that creates a reporter passes them. */
export interface ReportContext {
  /** Receives Markdown for the page of a CI run. Default: it is not written. */
  jobSummary?: Pick<Sink, 'write'>;
  /** Print only the open problems and the verdict. Default: false. */
  isQuiet?: boolean;
  /** Earlier reports of the same target, oldest first, to draw a trend. Default: none. */
  history?: readonly CheckReport[];
  /** The line of the user's configuration that names the target. Default: none. */
  configuredPlace?: FileLocation;
  /** Path from the repository root to the working folder, with slashes. Default: the working folder is the root. */
  repositoryFolder?: string;
}

/** Consumes the events of one check. */
export interface Reporter {
  on(event: CheckEvent): void;
}

/** Creates a reporter for one check. The same events always produce the same text. */
export type CreateReporter = (sink: Sink, context?: ReportContext) => Reporter;

/** A report format. */
export interface ReporterSpec {
  /** Letters, digits, `-` and `_`: the name in `--report`. */
  name: string;
  /** One sentence, for help. */
  summary: string;
  create: CreateReporter;
}

/**
 * Declares a report format: the default export of a module that `--report ./module.mjs` names, or an entry of `reporters` of a
 * plugin.
 *
 * @example
 * export default defineReporter({
 *   name: 'verdicts',
 *   summary: 'The verdict of each case, one on a line.',
 *   create: createFinalReporter(({ cases }) => cases.map(({ id, verdict }) => `${verdict} ${id}\\n`).join('')),
 * });
 */
export function defineReporter(reporter: ReporterSpec): ReporterSpec {
  return reporter;
}

/** Creates a reporter that writes only when the check has finished. */
export function createFinalReporter(toText: (report: CheckReport, context: ReportContext) => string): CreateReporter {
  return (sink, context = {}) => ({
    on(event) {
      if (event.type === 'finished') sink.write(toText(event.report, context));
    },
  });
}
