import { fromPointer, isObject } from '../../specs/json.ts';

/**
 * Every value that a pointer with wildcards leads to: `*` stands for each item of an array or each property of an
 * object. Undefined when the way is barred by something that is neither.
 */
export function listAt(root: unknown, pattern: string): unknown[] | undefined {
  let here: unknown[] = [root];
  for (const segment of fromPointer(pattern)) {
    const next: unknown[] = [];
    for (const node of here) {
      if (!Array.isArray(node) && !isObject(node)) return undefined;
      if (segment === '*') next.push(...Object.values(node));
      else if (Object.hasOwn(node, segment)) next.push((node as Record<string, unknown>)[segment]);
      else return undefined;
    }
    here = next;
  }
  return here;
}

/** A figure, sent as a number or as a string of digits; undefined for anything else. */
export function toFigure(value: unknown): number | undefined {
  const isText = typeof value === 'string' && value.trim() !== '';
  const figure = typeof value === 'number' || isText ? Number(value) : Number.NaN;
  return Number.isFinite(figure) ? figure : undefined;
}

/** The sum of the figures that a pattern leads to; undefined when one is no figure. */
export function sumAt(root: unknown, pattern: string): number | undefined {
  let sum = 0;
  for (const value of listAt(root, pattern) ?? [undefined]) {
    const figure = toFigure(value);
    if (figure === undefined) return undefined;
    sum += figure;
  }
  return sum;
}
