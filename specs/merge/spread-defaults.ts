import { isDeepStrictEqual } from 'node:util';
import { isObject, type JsonObject } from '../json/json.ts';
import { methods, resolve } from '../operations.ts';

/** Document-wide defaults for operations. */
const defaults = ['security', 'servers'] as const;

/** Copies document-wide defaults that differ between documents into the operations. */
export function copyDefaultsToOperations(documents: readonly JsonObject[]): JsonObject[] {
  const differing = defaults.filter((key) =>
    documents.some((each) => !isDeepStrictEqual(each[key], documents[0]?.[key])),
  );
  return documents.map((document) => differing.reduce(spread, document));
}

function spread(document: JsonObject, key: (typeof defaults)[number]): JsonObject {
  const { [key]: value, ...others } = document;
  if (value === undefined || !isObject(document.paths)) return others;
  const paths = Object.entries(document.paths).map(([path, written]) => {
    const item = resolve(document, written);
    // Servers of a path item override those of the document. Security has no such level.
    if (path.startsWith('x-') || (key === 'servers' && item.servers !== undefined)) return [path, written];
    const operations = methods.flatMap((method) => {
      const operation = item[method];
      return isObject(operation) ? [[method, { [key]: value, ...operation }] as const] : [];
    });
    return [path, operations.length === 0 ? written : { ...item, ...Object.fromEntries(operations) }];
  });
  return { ...others, paths: Object.fromEntries(paths) };
}
