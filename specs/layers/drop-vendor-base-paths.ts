import { isObject, type JsonObject } from '../json/json.ts';
import { listWritten } from '../merge/operation-key.ts';
import { readBasePath } from '../paths/base-path.ts';

/**
 * Removes the base path from the vendor's operations in a user's document. Their paths are complete, regardless of the servers of
 * the document.
 */
export function dropVendorBasePaths(document: JsonObject, vendors: JsonObject): JsonObject {
  const known = new Set(listWritten(vendors).map(({ key }) => key));
  const moved = listWritten(document).filter(
    ({ key, item, operation }) => known.has(key) && readBasePath({ document, item, operation }) !== '',
  );
  if (moved.length === 0) return document;
  const paths: JsonObject = { ...(isObject(document.paths) && document.paths) };
  for (const { path, method, item, operation } of moved) {
    const now = paths[path];
    const whole = isObject(now) && now.$ref === undefined ? now : item;
    paths[path] = { ...whole, [method]: { ...operation, servers: [{ url: '/' }] } };
  }
  return { ...document, paths };
}
