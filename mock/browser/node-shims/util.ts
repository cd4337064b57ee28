/** The parts of `node:util` that Express uses while it loads, and that the journal uses. */
export function inherits(child: { prototype: object }, parent: { prototype: object }): void {
  Object.setPrototypeOf(child.prototype, parent.prototype);
}

/** Compares JSON values. The order of keys does not matter. */
export function isDeepStrictEqual(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return Object.is(one, other);
  const keys = Object.keys(one);
  if (Array.isArray(one) !== Array.isArray(other) || keys.length !== Object.keys(other).length) return false;
  const at = (whole: object, key: string) => (whole as Record<string, unknown>)[key];
  return keys.every((key) => Object.hasOwn(other, key) && isDeepStrictEqual(at(one, key), at(other, key)));
}
