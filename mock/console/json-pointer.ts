export const escapeSegment = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');
const unescapeSegment = (name: string) => name.replaceAll('~1', '/').replaceAll('~0', '~');

const hasMember = (value: unknown, name: string): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name);

/** Finds the value at a JSON Pointer; undefined if there is none. */
export function findAt(root: unknown, pointer: string): unknown {
  let found = root;
  for (const name of pointer.split('/').slice(1).map(unescapeSegment)) {
    if (!hasMember(found, name)) return undefined;
    found = found[name];
  }
  return found;
}
