import type { Json } from '../specs/json/json.ts';

/** ISO 8601, half-open. */
export interface ShownWindow {
  from: string;
  /** Absent if the window has no end. */
  until?: string;
}

/** Events that contribute to a number: how many, and the first of them. */
export interface Contributing {
  count: number;
  events: Json[];
}

/** Events that contribute to a number, before any of them is shown. */
export interface ContributingEvents {
  count: number;
  /** The first events, at most this many. */
  list(maxEvents: number): Json[];
}

/** The explanation of one number of a report. */
export interface NumberExplanation {
  /** JSON Pointer of the number in the report's body. */
  pointer: string;
  /** Null if the report's number is null, because there was nothing to average. */
  value: number | null;
  /** What is counted or averaged, in one sentence. */
  rule: string;
  /** Absent if all events count, whatever their time. */
  window?: ShownWindow;
  /** The time zone in which days begin, if it matters. */
  zone?: string;
  /** Descriptions of events that might be expected in the number and are not included. */
  excluded: string[];
  /** The events that were counted or averaged. */
  contributing: Contributing;
  /** Only for a difference: the events that were subtracted. */
  subtracted?: Contributing & { window: ShownWindow };
}

/** The explanation of a report. */
export interface Explanation {
  operation: string;
  /** The report's response body. */
  body: unknown;
  numbers: NumberExplanation[];
  /** True if the report has more numbers than are explained at once. Use a pointer to explain one of the others. */
  truncated: boolean;
}

/** A number with a function that explains it on demand, since finding its events means scanning tables. */
export interface Explainable {
  pointer: string;
  explain(): Omit<NumberExplanation, 'pointer' | 'contributing' | 'subtracted'> & { contributing: ContributingEvents };
  /** Only for a difference: a second scan, run as a separate step. */
  explainSubtracted?(): ContributingEvents & { window: ShownWindow };
}
