import { isObject, type JsonObject } from '../json/json.ts';

/** The segments of a path before its first parameter. */
function toRoot(path: string): string {
  const segments = path.split('/');
  const end = segments.findIndex((segment) => segment.includes('{'));
  return (end < 0 ? segments : segments.slice(0, end)).join('/');
}

const partsOf = (path: string) => path.split('/').length - 1;

/**
 * Decides which paths of a user's document belong to the vendor's API: the paths of the vendor's document, and paths with the same
 * segments before the first parameter (`/api/v1/accounts/…`). A single segment such as `/api` is too common to count.
 */
export function createVendorPaths(vendors: JsonObject): (path: string) => boolean {
  const paths = Object.keys(isObject(vendors.paths) ? vendors.paths : {});
  const whole = new Set(paths);
  const roots = new Set(paths.map(toRoot).filter((root) => partsOf(root) > 1));
  return (path) => whole.has(path) || [...roots].some((root) => path.startsWith(`${root}/`));
}

/** Keeps only some paths of a document. */
export function withPaths(document: JsonObject, isWanted: (path: string) => boolean): JsonObject {
  if (!isObject(document.paths)) return document;
  const wanted = Object.entries(document.paths).filter(([path]) => isWanted(path));
  return { ...document, paths: Object.fromEntries(wanted) };
}

/** Adds the paths of another document that a document lacks, in the order of the other document. */
export function completePaths(document: JsonObject, whole: JsonObject): JsonObject {
  if (!isObject(document.paths) || !isObject(whole.paths)) return document;
  return { ...document, paths: { ...whole.paths, ...document.paths } };
}
