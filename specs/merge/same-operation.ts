import { isDeepStrictEqual } from 'node:util';
import { isData, isMapping } from '../given/walk-words.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { resolve } from '../operations.ts';
import { readTemplate } from '../paths/template.ts';
import { readSecurity } from '../security.ts';
import type { WrittenOperation } from './operation-key.ts';
import { mergeParameters } from './unite-paths.ts';

/** Words for people: they change nothing on the wire. */
const prose = ['summary', 'description', 'title', 'tags', 'operationId', 'example', 'examples', 'externalDocs'];

/** An operation, and the document that it stands in. */
export interface PlacedOperation extends WrittenOperation {
  document: JsonObject;
}

/** Whether two operations ask for the same and answer the same, whatever their documents call the parts of it. */
export function isSameOperation(one: PlacedOperation, other: PlacedOperation): boolean {
  const [ofOne, ofOther] = [one, other].map(toWhole) as [JsonObject, JsonObject];
  const ways = (each: PlacedOperation) =>
    readSecurity(each.document, each.operation).map((way) => way.map(({ scheme: _, ...credential }) => credential));
  if (!isDeepStrictEqual(ways(one), ways(other))) return false;
  return createComparison(one.document, other.document)(ofOne, ofOther, false);
}

/** All that an operation says of requests and answers. */
function toWhole({ document, path, item, operation }: PlacedOperation): JsonObject {
  const names = readTemplate(path).names;
  const parameters = mergeParameters(document, item, operation).map((each) => {
    const parameter = resolve(document, each);
    // A parameter of the path goes by its position there.
    return parameter.in === 'path' ? { ...parameter, name: names.indexOf(String(parameter.name)) } : parameter;
  });
  const { security: _, servers, ...others } = operation;
  return { ...others, parameters, servers: servers ?? item.servers ?? document.servers };
}

type Compare = (one: Json | undefined, other: Json | undefined, areNames: boolean) => boolean;

/** Compares parts of two documents through their references. What refers to itself is compared once. */
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
