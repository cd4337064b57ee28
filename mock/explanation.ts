import type { Json } from '../specs/json.ts';
import type { Steps } from './steps.ts';

/** The most contributing events that an explanation lists for one number; it always counts them all. */
export const mostListed = 50;

/** ISO 8601, half-open. */
export interface ShownWindow {
  from: string;
  /** Absent where it has no end. */
  until?: string;
}

/** Things that make up a number: how many there are, and the first of them. */
export interface Contributing {
  count: number;
  events: Json[];
}

/** Why one number of a report is what it is. */
export interface NumberExplanation {
  /** JSON Pointer of the number in the report's body. */
  pointer: string;
  /** Null where the report says so, because there was nothing to average. */
  value: number | null;
  /** What is counted or averaged, in one sentence. */
  rule: string;
  /** Absent when everything counts. */
  window?: ShownWindow;
  /** The zone in which days begin, where that matters. */
  zone?: string;
  /** What might be expected in it, and is not. */
  excluded: string[];
  /** What it was made of. */
  contributing: Contributing;
  /** Only of a difference: what was taken off, so that the number is the one count less the other. */
  subtracted?: Contributing & { window: ShownWindow };
}

/** Everything that was said about a report. */
export interface Explanation {
  operation: string;
  /** The report as it would have been answered. */
  body: unknown;
  numbers: NumberExplanation[];
  /** True when the report has more numbers than are explained at once; ask for one by its pointer. */
  truncated: boolean;
}

/** A number that can be explained when somebody asks for it: looking up its events costs a walk through the tables. */
export interface Explainable {
  pointer: string;
  explain(): Omit<NumberExplanation, 'pointer' | 'subtracted'>;
  /** Only of a difference: a second walk, which is a step of its own. */
  explainSubtracted?(): NumberExplanation['subtracted'];
}

/** Numbers that are explained at once. */
const mostNumbers = 100;

/**
 * Explains the number at a pointer, or the first hundred of a report, one a step: a hundred walks through the tables of
 * a long history take seconds.
 *
 * @param all Of a world that nothing changes any more: others have their turn between two numbers.
 */
export function* explain(
  operation: string,
  body: unknown,
  all: readonly Explainable[],
  pointer?: string,
): Steps<Explanation> {
  const wanted = pointer === undefined ? all : all.filter((each) => each.pointer === pointer);
  const numbers: NumberExplanation[] = [];
  for (const each of wanted.slice(0, mostNumbers)) {
    yield;
    const explained = { pointer: each.pointer, ...each.explain() };
    if (each.explainSubtracted) yield;
    numbers.push(each.explainSubtracted ? { ...explained, subtracted: each.explainSubtracted() } : explained);
  }
  yield;
  return { operation, body, numbers, truncated: wanted.length > mostNumbers };
}
