import type { Place } from '../places.ts';
import type { CheckEvent, CheckReport } from '../report.ts';

/** Where a reporter writes. */
export interface Sink {
  write(text: string): void;
  /** A terminal that can be drawn over. */
  isTTY?: boolean;
  /** Width of the terminal. */
  columns?: number;
  /** Colours. Default: on a TTY, unless `NO_COLOR` is set. */
  colour?: boolean;
}

/** What some reporters can use besides; whoever creates them decides. */
export interface ReportContext {
  /** Where a CI takes Markdown for the page of its run. Default: nowhere. */
  jobSummary?: Pick<Sink, 'write'>;
  /** What is printed for people is what is to be repaired and the verdict, and nothing else. Default: false. */
  quiet?: boolean;
  /** Earlier reports of the same target, oldest first, to draw a trend. Default: none. */
  history?: readonly CheckReport[];
  /** Where the user's configuration names what is checked. Default: nowhere. */
  configured?: Place;
  /** Path from the root of the repository to the working folder, with slashes. Default: they are the same. */
  folder?: string;
}

/** Consumes the events of one check. */
export interface Reporter {
  on(event: CheckEvent): void;
}

/** Begins a report. The same events give the same text. */
export type CreateReporter = (sink: Sink, context?: ReportContext) => Reporter;

/** One way to report. */
export interface ReporterSpec {
  name: string;
  /** One sentence, for help. */
  summary: string;
  create: CreateReporter;
}

/** A reporter that waits for the end. */
export function atTheEnd(toText: (report: CheckReport, context: ReportContext) => string): CreateReporter {
  return (sink, context = {}) => ({
    on(event) {
      if (event.type === 'finished') sink.write(toText(event.report, context));
    },
  });
}
