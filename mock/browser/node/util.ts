/** Of `node:util`: what is called when Express is loaded, and what the journal asks. */
export function inherits(child: { prototype: object }, parent: { prototype: object }): void {
  Object.setPrototypeOf(child.prototype, parent.prototype);
}

/** Of JSON, in whatever order its keys stand. */
export function isDeepStrictEqual(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return Object.is(one, other);
  const keys = Object.keys(one);
  if (Array.isArray(one) !== Array.isArray(other) || keys.length !== Object.keys(other).length) return false;
  const at = (whole: object, key: string) => (whole as Record<string, unknown>)[key];
  return keys.every((key) => Object.hasOwn(other, key) && isDeepStrictEqual(at(one, key), at(other, key)));
}
