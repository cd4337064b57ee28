import { isObject, toPointer } from '../../../specs/json/json.ts';
import { describeShape, withArticle } from '../../../specs/schemas/sentence.ts';
import { idAt, toExactText } from '../../exchanges/exact-numbers.ts';
import { isSensitiveField } from '../../recording/safe.ts';
import { toShownKey } from '../../results/finding.ts';

/**
 * Describes the first difference between two responses, with both figures: "Expected 5 at /open. Got 4." Texts are not
 * quoted, since they may be personal data.
 */
export function describeDifference(first: unknown, second: unknown, pointer = '', name = ''): string {
  const place = pointer === '' ? 'at the top' : `at ${pointer}`;
  if (Array.isArray(first) && Array.isArray(second) && first.length !== second.length) {
    return `Expected ${first.length} items ${place}. Got ${second.length}.`;
  }
  const haveMembers = (isObject(first) && isObject(second)) || (Array.isArray(first) && Array.isArray(second));
  if (!haveMembers) return describeValues(first, second, place, name);
  const [one, other] = [first as Record<string, unknown>, second as Record<string, unknown>];
  const differs = (key: string) =>
    toExactText(one[key]) !== toExactText(other[key]) || idAt(one, toPointer([key])) !== idAt(other, toPointer([key]));
  const key = Object.keys({ ...one, ...other }).find(differs);
  // All members are equal, so only their order differs.
  if (key === undefined) return `Expected the same order ${place}. Got another.`;
  const inner = Array.isArray(first) ? name : key;
  return describeDifference(one[key], other[key], `${pointer}/${toShownKey(key)}`, inner);
}

function describeValues(first: unknown, second: unknown, place: string, name: string): string {
  const [wanted, got] = [first, second].map((value) => showFigure(value, name));
  if (wanted !== undefined && got !== undefined && wanted !== got) return `Expected ${wanted} ${place}. Got ${got}.`;
  const [shape, other] = [describeShape(first), describeShape(second)].map(withArticle);
  if (shape !== other) return `Expected ${wanted ?? shape} ${place}. Got ${got ?? other}.`;
  return `Expected the same value ${place}. Got another ${describeShape(first)}.`;
}

/** A figure as text; undefined for other values, and for fields that may hold personal data such as telephone numbers. */
function showFigure(value: unknown, name: string): string | undefined {
  if (isSensitiveField(name)) return undefined;
  const isFigure = typeof value === 'number' || (typeof value === 'string' && /^-?\d{1,9}(\.\d+)?$/.test(value));
  return isFigure ? JSON.stringify(value) : undefined;
}
