import { isObject, toPointer } from '../../specs/json.ts';
import { shapeOf, withArticle } from '../../specs/schema-sentence.ts';
import { idAt, toExactText } from '../exact.ts';
import { toShownKey } from '../finding.ts';
import { isTelling } from '../recording/safe.ts';

/**
 * Where two answers part first, and both figures there: "Expected 5 at /open. Got 4." Of texts it says only that they
 * differ.
 */
export function describeDifference(first: unknown, second: unknown, pointer = '', name = ''): string {
  const place = pointer === '' ? 'at the top' : `at ${pointer}`;
  if (Array.isArray(first) && Array.isArray(second) && first.length !== second.length) {
    return `Expected ${first.length} items ${place}. Got ${second.length}.`;
  }
  const areOpen = (isObject(first) && isObject(second)) || (Array.isArray(first) && Array.isArray(second));
  if (!areOpen) return describeValues(first, second, place, name);
  const [one, other] = [first as Record<string, unknown>, second as Record<string, unknown>];
  const parts = (key: string) =>
    toExactText(one[key]) !== toExactText(other[key]) || idAt(one, toPointer([key])) !== idAt(other, toPointer([key]));
  const key = Object.keys({ ...one, ...other }).find(parts);
  // The same members in another order.
  if (key === undefined) return `Expected the same order ${place}. Got another.`;
  const inner = Array.isArray(first) ? name : key;
  return describeDifference(one[key], other[key], `${pointer}/${toShownKey(key)}`, inner);
}

function describeValues(first: unknown, second: unknown, place: string, name: string): string {
  const [due, got] = [first, second].map((value) => showFigure(value, name));
  if (due !== undefined && got !== undefined && due !== got) return `Expected ${due} ${place}. Got ${got}.`;
  const [shape, other] = [shapeOf(first), shapeOf(second)].map(withArticle);
  if (shape !== other) return `Expected ${due ?? shape} ${place}. Got ${got ?? other}.`;
  return `Expected the same value ${place}. Got another ${shapeOf(first)}.`;
}

/** A figure, unless its field holds telephone numbers or the like. */
function showFigure(value: unknown, name: string): string | undefined {
  if (isTelling(name)) return undefined;
  const isFigure = typeof value === 'number' || (typeof value === 'string' && /^-?\d{1,9}(\.\d+)?$/.test(value));
  return isFigure ? JSON.stringify(value) : undefined;
}
