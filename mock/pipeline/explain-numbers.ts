import type { Contributing, ContributingEvents, Explainable, Explanation, NumberExplanation } from '../explanation.ts';
import type { IncrementalWork } from '../incremental-work.ts';

/** Maximum number of numbers that are explained at once. */
const maxNumbers = 100;

/** What of a report is explained, and how much of it is listed. */
export interface ExplanationScope {
  /** JSON Pointer of the only number to explain. Default: the first hundred. */
  pointer?: string;
  /** Events that are listed for each number; `count` always counts all of them. Infinity lists all. */
  maxEvents: number;
}

/** Events listed for each number unless the client asks for another count. */
export const defaultMaxEvents = 20;

/** Parses a number of events to list: a positive integer, or `all`. Undefined for any other text. */
export function parseMaxEvents(text: string): number | undefined {
  if (text === 'all') return Number.POSITIVE_INFINITY;
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

/** Parses the header that asks for an explanation: `1` or a JSON Pointer, then optionally `; events=100` or `; events=all`. */
export function parseScope(header: string): ExplanationScope {
  const end = header.lastIndexOf(';');
  const [, events] = /^\s*events=(\S*)\s*$/.exec(end < 0 ? '' : header.slice(end + 1)) ?? [];
  const subject = events === undefined ? header : header.slice(0, end).trimEnd();
  const maxEvents = parseMaxEvents(events ?? '') ?? defaultMaxEvents;
  return subject.startsWith('/') ? { pointer: subject, maxEvents } : { maxEvents };
}

/**
 * Explains the number at a pointer, or the first hundred numbers of a report. Each number is a separate step, since a
 * hundred scans of a long history take seconds.
 *
 * @param all Numbers of a frozen world, since other requests are answered between two steps.
 */
export function* explainNumbers(
  operation: string,
  body: unknown,
  all: readonly Explainable[],
  { pointer, maxEvents }: ExplanationScope,
): IncrementalWork<Explanation> {
  const selected = pointer === undefined ? all : all.filter((each) => each.pointer === pointer);
  const numbers: NumberExplanation[] = [];
  for (const each of selected.slice(0, maxNumbers)) {
    yield;
    const { contributing, ...explained } = each.explain();
    const explanation = { pointer: each.pointer, ...explained, contributing: toShown(contributing, maxEvents) };
    if (each.explainSubtracted) yield;
    const subtracted = each.explainSubtracted?.();
    numbers.push(
      subtracted
        ? { ...explanation, subtracted: { ...toShown(subtracted, maxEvents), window: subtracted.window } }
        : explanation,
    );
  }
  yield;
  return { operation, body, numbers, truncated: selected.length > maxNumbers };
}

const toShown = ({ count, list }: ContributingEvents, maxEvents: number): Contributing => ({
  count,
  events: list(maxEvents),
});
