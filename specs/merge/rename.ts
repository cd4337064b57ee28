import { findComponent, getSchemas, toComponent } from '../components.ts';
import { fromPointer, isObject, type Json, type JsonObject, toPointer } from '../json/json.ts';
import { toReference } from '../user-documents/identifiers.ts';
import { mapKeywordObjects } from '../user-documents/visit-keyword-objects.ts';
import { listExamples, listSchemes, readMapping, toMappedTarget, toTarget } from './references.ts';

/** New names for parts of a document. */
export interface Renaming {
  /** New JSON Pointers by old ones. Parts inside a renamed part are renamed with it. */
  places: ReadonlyMap<string, string>;
  /** New operation ids by old ones. */
  operationIds?: ReadonlyMap<string, string>;
}

/** Keywords whose values may refer to a part of the document. */
const referring = ['$ref', 'operationRef', 'operationId', 'discriminator', 'security', 'examples'];

/**
 * Returns a document with all references to renamed parts updated: `$ref`s, discriminators (also implicit ones), security
 * requirements and links. The parts themselves are not moved. The result shares unchanged parts with the document.
 */
export function renameReferences(document: JsonObject, { places, operationIds = new Map() }: Renaming): JsonObject {
  if (places.size === 0 && operationIds.size === 0) return document;
  const heirs = listHeirs(document, places);
  const renamed = new Map<string, string>();
  const rename = (reference: string) => {
    const known = renamed.get(reference) ?? renameReference(reference, places);
    renamed.set(reference, known);
    return known;
  };
  // Objects are changed before their contents, so the branches of a schema still have their old names.
  return mapKeywordObjects(document, (node, path) => {
    if (!referring.some((word) => word in node)) return node;
    const { $ref, operationRef, operationId, discriminator } = node;
    const changes: JsonObject = {};
    if (typeof $ref === 'string') changes.$ref = rename($ref);
    if (typeof operationRef === 'string') changes.operationRef = rename(operationRef);
    if (typeof operationId === 'string') changes.operationId = operationIds.get(operationId) ?? operationId;
    if (isObject(discriminator))
      changes.discriminator = renameDiscriminator(node, discriminator, heirs.get(toPointer(path)) ?? [], places);
    if (listSchemes(node).length > 0) changes.security = renameSchemes(node.security, places);
    if (listExamples(node).length > 0) changes.examples = renameExamples(node.examples, rename);
    return Object.keys(changes).every((key) => changes[key] === node[key]) ? node : { ...node, ...changes };
  });
}

function renameReference(reference: string, places: Renaming['places']): string {
  const target = toTarget(reference);
  const moved = target === undefined ? undefined : movePointer(target, places);
  return moved === undefined || moved === target ? reference : toReference(moved);
}

function renameExamples(examples: Json | undefined, rename: (reference: string) => string): JsonObject {
  const named = Object.entries(isObject(examples) ? examples : {}).map(([name, each]) => {
    const reference = isObject(each) ? each.$ref : undefined;
    return [name, isObject(each) && typeof reference === 'string' ? { ...each, $ref: rename(reference) } : each];
  });
  return Object.fromEntries(named);
}

/** The new JSON Pointer of a place, which changes if the place or a part that contains it was renamed. */
export function movePointer(pointer: string, places: ReadonlyMap<string, string>): string {
  const segments = fromPointer(pointer);
  for (let length = segments.length; length > 0; length--) {
    const moved = places.get(toPointer(segments.slice(0, length)));
    if (moved !== undefined) return moved + toPointer(segments.slice(length));
  }
  return pointer;
}

const nameOf = (pointer: string) => fromPointer(pointer).at(-1) ?? '';

/** Renamed schemas by the schema that they extend with `allOf`. Its discriminator may select them by name. */
function listHeirs(document: JsonObject, places: ReadonlyMap<string, string>): Map<string, string[]> {
  const heirs = new Map<string, string[]>();
  for (const [name, schema] of Object.entries(getSchemas(document))) {
    const own = toComponent('schemas', name);
    if (!places.has(own) || !isObject(schema)) continue;
    for (const parent of listBranches(schema, ['allOf'])) heirs.set(parent, [...(heirs.get(parent) ?? []), own]);
  }
  return heirs;
}

/** Lists the targets of a schema's branches. */
function listBranches(schema: JsonObject, words: readonly string[]): string[] {
  const branches = words.flatMap((word) => (Array.isArray(schema[word]) ? (schema[word] as Json[]) : []));
  return branches.flatMap((each) => {
    const target = isObject(each) && typeof each.$ref === 'string' ? toTarget(each.$ref) : undefined;
    return target === undefined ? [] : [target];
  });
}

/** Adds a mapping for renamed schemas, because implicit discriminator values are names of schemas and must stay valid. */
function renameDiscriminator(
  schema: JsonObject,
  discriminator: JsonObject,
  heirs: readonly string[],
  places: Renaming['places'],
): JsonObject {
  const written = Object.entries(readMapping(schema));
  const mapping: JsonObject = {};
  const mapped = new Set<string>();
  for (const [value, to] of written) {
    const target = typeof to === 'string' ? toMappedTarget(to) : undefined;
    const moved = target === undefined ? undefined : movePointer(target, places);
    if (target !== undefined) mapped.add(target);
    mapping[value] = moved === undefined || moved === target ? to : toReference(moved);
  }
  for (const target of [...listBranches(schema, ['oneOf', 'anyOf']), ...heirs]) {
    const moved = movePointer(target, places);
    if (moved === target || mapped.has(target) || findComponent(target) !== target) continue;
    mapping[nameOf(target)] ??= toReference(moved);
  }
  return Object.keys(mapping).length > 0 ? { ...discriminator, mapping } : discriminator;
}

function renameSchemes(security: Json | undefined, places: Renaming['places']): Json {
  const rename = (name: string) => nameOf(movePointer(toComponent('securitySchemes', name), places));
  return (Array.isArray(security) ? security : []).map((each) =>
    isObject(each) ? Object.fromEntries(Object.entries(each).map(([name, scopes]) => [rename(name), scopes])) : each,
  );
}
