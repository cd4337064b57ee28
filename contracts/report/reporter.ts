import type { CheckEvent } from '../report.ts';

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

/** Consumes the events of one check. */
export interface Reporter {
  on(event: CheckEvent): void;
}

/** One way to report. */
export interface ReporterSpec {
  name: string;
  /** One sentence, for help. */
  summary: string;
  create(sink: Sink): Reporter;
}
