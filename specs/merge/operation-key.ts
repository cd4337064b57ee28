import { isObject, type JsonObject } from '../json.ts';
import { type Method, methods, resolve } from '../operations.ts';

/** An operation of a document, as it stands there. */
export interface WrittenOperation {
  path: string;
  method: Method;
  /** What it stands in, references followed. */
  item: JsonObject;
  operation: JsonObject;
  /** The same for operations that answer the same requests. */
  key: string;
}

/** What two operations have in common that answer the same requests: names of path parameters do not matter. */
export const toOperationKey = (method: string, path: string) => `${method} ${path.replace(/\{[^{}]*\}/g, '{}')}`;

/** The operations of a document, in its order. */
export function listWritten(document: JsonObject): WrittenOperation[] {
  return Object.entries(isObject(document.paths) ? document.paths : {}).flatMap(([path, written]) => {
    if (path.startsWith('x-')) return [];
    const item = resolve(document, written);
    return methods.flatMap((method): WrittenOperation[] => {
      const operation = item[method];
      return isObject(operation) ? [{ path, method, item, operation, key: toOperationKey(method, path) }] : [];
    });
  });
}
