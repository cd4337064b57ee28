import { fromPointer, isObject } from '../../specs/json/json.ts';

/**
 * Every value at a JSON Pointer with wildcards: `*` means each item of an array or each property of an object. Undefined
 * if a value on the path is neither an array nor an object, or lacks the property.
 */
export function listAt(root: unknown, pattern: string): unknown[] | undefined {
  let nodes: unknown[] = [root];
  for (const segment of fromPointer(pattern)) {
    const next: unknown[] = [];
    for (const node of nodes) {
      if (!Array.isArray(node) && !isObject(node)) return undefined;
      if (segment === '*') next.push(...Object.values(node));
      else if (Object.hasOwn(node, segment)) next.push((node as Record<string, unknown>)[segment]);
      else return undefined;
    }
    nodes = next;
  }
  return nodes;
}

/** A figure, sent as a number or as a string of digits; undefined for anything else. */
export function toFigure(value: unknown): number | undefined {
  const isText = typeof value === 'string' && value.trim() !== '';
  const figure = typeof value === 'number' || isText ? Number(value) : Number.NaN;
  return Number.isFinite(figure) ? figure : undefined;
}

/** The sum of the figures at a pointer with wildcards; undefined if one of them is not a number. */
export function sumAt(root: unknown, pattern: string): number | undefined {
  let sum = 0;
  for (const value of listAt(root, pattern) ?? [undefined]) {
    const figure = toFigure(value);
    if (figure === undefined) return undefined;
    sum += figure;
  }
  return sum;
}
