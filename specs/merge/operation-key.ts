import { isObject, type JsonObject } from '../json/json.ts';
import { type Method, methods, resolve } from '../operations.ts';

/** An operation as written in a document. */
export interface WrittenOperation {
  path: string;
  method: Method;
  /** The path item of the operation, with references resolved. */
  item: JsonObject;
  operation: JsonObject;
  /** Equal for operations that match the same requests. */
  key: string;
}

/** A key that is equal for operations that match the same requests. It ignores the names of path parameters. */
export const toOperationKey = (method: string, path: string) => `${method} ${path.replace(/\{[^{}]*\}/g, '{}')}`;

/** Lists the operations of a document in document order. */
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
