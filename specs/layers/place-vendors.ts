import { isObject, type JsonObject } from '../json.ts';
import { listWritten } from '../merge/operation-key.ts';
import { readBasePath } from '../paths/base-path.ts';

/**
 * A user's document in which operations of the vendor's have no base path: their paths are whole as they are, wherever a
 * server of the document stands.
 */
export function placeVendors(document: JsonObject, vendors: JsonObject): JsonObject {
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
