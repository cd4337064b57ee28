import { isObject, type Json, type JsonObject } from '../../specs/json/json.ts';
import { methods, resolve } from '../../specs/operations.ts';

/** The wire format of an operation by part ("parameters", "responses 200"), without references and prose. */
export type OperationStructure = Record<string, Json>;

const words = ['title', 'summary', 'description', 'example', 'examples', 'deprecated', 'externalDocs', 'xml'];

/** Keywords whose members have names chosen by the document, which must not be read as keywords of OpenAPI. */
const maps = ['properties', 'patternProperties', '$defs', 'content', 'headers'];

/**
 * Returns the structure of every operation of a document, by "GET /path". Documents with equal structures are the same
 * for a client, even if their texts or the places of their schemas differ.
 */
export function toStructures(document: JsonObject): Map<string, OperationStructure> {
  const structures = new Map<string, OperationStructure>();
  for (const [path, rawItem] of Object.entries(isObject(document.paths) ? document.paths : {})) {
    const item = resolve(document, rawItem);
    for (const method of methods) {
      const operation = item[method];
      if (isObject(operation))
        structures.set(`${method.toUpperCase()} ${path}`, toStructure(document, item, operation));
    }
  }
  return structures;
}

function toStructure(document: JsonObject, item: JsonObject, operation: JsonObject): OperationStructure {
  const parameters = [item.parameters, operation.parameters]
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .map((each) => reduce(document, each))
    .map((each) => [isObject(each) ? `${String(each.in)} ${String(each.name)}` : '', each] as const);
  const structure: OperationStructure = {
    parameters: sortKeys(Object.fromEntries(parameters)),
    requestBody: reduce(document, operation.requestBody ?? null),
    security: toSecurity(document, operation.security ?? document.security),
  };
  for (const [status, response] of Object.entries(isObject(operation.responses) ? operation.responses : {})) {
    structure[`responses ${status}`] = reduce(document, response ?? null);
  }
  return structure;
}

/** The security alternatives, each by the definitions of its schemes instead of their names. */
function toSecurity(document: JsonObject, security: Json | undefined): Json {
  const schemes = isObject(document.components) ? document.components.securitySchemes : undefined;
  const describe = (name: string) => JSON.stringify(reduce(document, (isObject(schemes) && schemes[name]) || null));
  const alternatives = Array.isArray(security) ? security : [];
  return alternatives.map((each) => (isObject(each) ? Object.keys(each).map(describe).sort() : []));
}

/**
 * @param open References that are being resolved, outermost first. A recursive one is replaced by its depth.
 * @param isMap Whether the keys of the node are names chosen by the document.
 */
function reduce(document: JsonObject, node: Json, open: readonly string[] = [], isMap = false): Json {
  if (Array.isArray(node)) return node.map((each) => reduce(document, each, open));
  if (!isObject(node)) return node;
  if (!isMap && typeof node.$ref === 'string') return follow(document, node as JsonObject & { $ref: string }, open);
  const reduced: JsonObject = {};
  for (const [key, each] of Object.entries(node)) {
    const isLeftOut = !isMap && (words.includes(key) || key.startsWith('x-'));
    if (isLeftOut || each === undefined) continue;
    const value = reduce(document, each, open, !isMap && maps.includes(key));
    reduced[key] = !isMap && key === 'required' && Array.isArray(value) ? value.toSorted() : value;
  }
  return sortKeys(reduced);
}

function follow(document: JsonObject, node: JsonObject & { $ref: string }, open: readonly string[]): Json {
  const { $ref, ...siblings } = node;
  const at = open.indexOf($ref);
  if (at >= 0) return { recursion: open.length - at };
  const target = reduce(document, resolve(document, { $ref }), [...open, $ref]);
  const beside = reduce(document, siblings, open);
  return sortKeys({ ...(isObject(target) && target), ...(isObject(beside) && beside) });
}

function sortKeys(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}
