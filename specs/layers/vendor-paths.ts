import { isObject, type JsonObject } from '../json.ts';

/** A path's segments up to its first parameter. */
function toRoot(path: string): string {
  const segments = path.split('/');
  const end = segments.findIndex((segment) => segment.includes('{'));
  return (end < 0 ? segments : segments.slice(0, end)).join('/');
}

const partsOf = (path: string) => path.split('/').length - 1;

/**
 * Finds out which paths of a user's document are of the vendor's API: those of the vendor's document, and those that begin as
 * one of them does up to its first parameter (`/api/v1/accounts/…`). One part, as `/api`, is no beginning: too much has it.
 */
export function createVendorPaths(vendors: JsonObject): (path: string) => boolean {
  const paths = Object.keys(isObject(vendors.paths) ? vendors.paths : {});
  const whole = new Set(paths);
  const roots = new Set(paths.map(toRoot).filter((root) => partsOf(root) > 1));
  return (path) => whole.has(path) || [...roots].some((root) => path.startsWith(`${root}/`));
}

/** A document with some of its paths alone. */
export function withPaths(document: JsonObject, isWanted: (path: string) => boolean): JsonObject {
  if (!isObject(document.paths)) return document;
  const wanted = Object.entries(document.paths).filter(([path]) => isWanted(path));
  return { ...document, paths: Object.fromEntries(wanted) };
}

/** A document whose paths are those of another one, in their order, as far as it has none of the same name. */
export function completePaths(document: JsonObject, whole: JsonObject): JsonObject {
  if (!isObject(document.paths) || !isObject(whole.paths)) return document;
  return { ...document, paths: { ...whole.paths, ...document.paths } };
}
