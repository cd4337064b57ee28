import type { Explainable, Explanation, NumberExplanation } from '../explanation.ts';
import type { IncrementalWork } from '../incremental-work.ts';

/** Maximum number of numbers that are explained at once. */
const maxNumbers = 100;

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
  pointer?: string,
): IncrementalWork<Explanation> {
  const selected = pointer === undefined ? all : all.filter((each) => each.pointer === pointer);
  const numbers: NumberExplanation[] = [];
  for (const each of selected.slice(0, maxNumbers)) {
    yield;
    const explanation = { pointer: each.pointer, ...each.explain() };
    if (each.explainSubtracted) yield;
    numbers.push(each.explainSubtracted ? { ...explanation, subtracted: each.explainSubtracted() } : explanation);
  }
  yield;
  return { operation, body, numbers, truncated: selected.length > maxNumbers };
}
