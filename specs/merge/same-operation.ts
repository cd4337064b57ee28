import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { resolve } from '../operations.ts';
import { readTemplate } from '../paths/template.ts';
import { readSecurity } from '../security.ts';
import { isData, isMapping } from '../user-documents/visit-keyword-objects.ts';
import type { WrittenOperation } from './operation-key.ts';
import { mergeParameters } from './unite-paths.ts';

/** Documentation keywords, which do not affect the wire. */
const prose = ['summary', 'description', 'title', 'tags', 'operationId', 'example', 'examples', 'externalDocs'];

/** An operation and its document. */
export interface PlacedOperation extends WrittenOperation {
  document: JsonObject;
}

/** Whether two operations have the same requests and responses, regardless of the names of their components. */
export function isSameOperation(one: PlacedOperation, other: PlacedOperation): boolean {
  const [ofOne, ofOther] = [one, other].map(toWhole) as [JsonObject, JsonObject];
  const ways = (each: PlacedOperation) =>
    readSecurity(each.document, each.operation).map((way) => way.map(({ scheme: _, ...credential }) => credential));
  if (!isDeepStrictEqual(ways(one), ways(other))) return false;
  return createComparison(one.document, other.document)(ofOne, ofOther, false);
}

/** Collects everything that defines an operation's requests and responses. */
function toWhole({ document, path, item, operation }: PlacedOperation): JsonObject {
  const names = readTemplate(path).names;
  const parameters = mergeParameters(document, item, operation).map((each) => {
    const parameter = resolve(document, each);
    // Path parameters match by position.
    return parameter.in === 'path' ? { ...parameter, name: names.indexOf(String(parameter.name)) } : parameter;
  });
  const { security: _, servers, ...others } = operation;
  return { ...others, parameters, servers: servers ?? item.servers ?? document.servers };
}

type Compare = (one: Json | undefined, other: Json | undefined, areNames: boolean) => boolean;

/** Compares parts of two documents with their references resolved. Circular references are compared once. */
function createComparison(document: JsonObject, otherDocument: JsonObject): Compare {
  const known = new Set<string>();
  const compare: Compare = (one, other, areNames) => {
    if (Array.isArray(one) && Array.isArray(other)) {
      return one.length === other.length && one.every((each, index) => compare(each, other[index], false));
    }
    if (!isObject(one) || !isObject(other)) return isDeepStrictEqual(one, other);
    if (!areNames && (one.$ref !== undefined || other.$ref !== undefined)) {
      const pair = JSON.stringify([one.$ref, other.$ref]);
      if (one.$ref !== undefined && other.$ref !== undefined && known.has(pair)) return true;
      known.add(pair);
      return compare(resolve(document, one), resolve(otherDocument, other), false);
    }
    const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    return keys.every((key) => {
      if (areNames) return compare(one[key], other[key], false);
      if (prose.includes(key) || key.startsWith('x-')) return true;
      if (isData(key)) return isDeepStrictEqual(one[key], other[key]);
      return compare(one[key], other[key], isMapping(key));
    });
  };
  return compare;
}
