import { listComponents, toComponent } from '../components.ts';
import { fromPointer, isObject, type Json, type JsonObject, toPointer } from '../json/json.ts';
import { findFreeName, knownKeys, renameClashing } from './clashes.ts';
import { listWritten } from './operation-key.ts';
import { movePointer, renameReferences } from './rename.ts';
import { copyDefaultsToOperations } from './spread-defaults.ts';
import { unitePaths } from './unite-paths.ts';

/** The result of merging documents. */
export interface MergedDocument {
  json: JsonObject;
  /** Returns the document and the place that a part came from. */
  findSource(pointer: string): Origin;
}

interface Origin {
  /** Index of the document. */
  index: number;
  /** JSON Pointer. */
  pointer: string;
}

/** Merges documents of one API. See {@link mergeWithSources}. */
export function mergeDocuments(documents: readonly JsonObject[]): JsonObject {
  return mergeWithSources(documents).json;
}

/**
 * Merges documents of one API without changing the meaning of any operation. If several documents have an operation, the first
 * counts. If a component, an operation id or a security scheme differs from one with the same name, a number is appended to its
 * name, and references to it are updated. Document-wide servers and security move to the operations, unless all documents have
 * the same.
 */
export function mergeWithSources(documents: readonly JsonObject[]): MergedDocument {
  const [first = {}, ...others] = documents;
  if (others.length === 0) return { json: first, findSource: (pointer) => ({ index: 0, pointer }) };
  const [base = {}, ...spread] = copyDefaultsToOperations(documents);
  const origins = new Map<string, Origin>();
  noteOrigins(origins, base, 0, new Map());
  const json = spread.reduce((whole, each, index) => {
    const places = renameClashing(whole, each);
    const renamed = renameReferences(each, { places, operationIds: renameOperationIds(whole, each) });
    noteOrigins(origins, each, index + 1, places);
    return add(whole, renamed, places);
  }, base);
  return { json, findSource: (pointer) => findOrigin(origins, pointer) };
}

/** Adds the parts of another document that a document lacks. */
function add(own: JsonObject, added: JsonObject, places: ReadonlyMap<string, string>): JsonObject {
  const whole: JsonObject = { ...own };
  for (const [key, each] of Object.entries(added)) {
    const [name = key] = fromPointer(movePointer(toPointer([key]), places));
    if (!knownKeys.has(key)) whole[name] ??= each;
  }
  const components = addComponents(own, added, places);
  const webhooks = { ...(isObject(added.webhooks) && added.webhooks), ...(isObject(own.webhooks) && own.webhooks) };
  const tags = uniteTags(own.tags, added.tags);
  return {
    ...whole,
    ...(own['x-chatpact'] === undefined && added['x-chatpact'] !== undefined && { 'x-chatpact': added['x-chatpact'] }),
    ...(tags.length > 0 && { tags }),
    paths: unitePaths(own, added),
    ...(Object.keys(webhooks).length > 0 && { webhooks }),
    ...(components && { components }),
  };
}

function addComponents(
  own: JsonObject,
  added: JsonObject,
  places: ReadonlyMap<string, string>,
): JsonObject | undefined {
  if (!isObject(added.components)) return own.components as JsonObject | undefined;
  const kinds = new Map(
    Object.entries(isObject(own.components) ? own.components : {}).map(([kind, named]) => [
      kind,
      new Map(Object.entries(isObject(named) ? named : {})),
    ]),
  );
  for (const [kind, name, component] of listComponents(added)) {
    const named = kinds.get(kind) ?? new Map<string, Json | undefined>();
    kinds.set(kind, named);
    const [, , renamed = name] = fromPointer(movePointer(toComponent(kind, name), places));
    if (!named.has(renamed)) named.set(renamed, component);
  }
  return Object.fromEntries([...kinds].map(([kind, named]) => [kind, Object.fromEntries(named)]));
}

function uniteTags(own: Json | undefined, added: Json | undefined): Json[] {
  const nameOf = (tag: Json) => (isObject(tag) ? tag.name : tag);
  const [known, more] = [own, added].map((list) => (Array.isArray(list) ? list : []));
  const names = new Set(known?.map(nameOf));
  return [...(known ?? []), ...(more ?? []).filter((tag) => !names.has(nameOf(tag)))];
}

/** Chooses new ids for operations whose id another operation uses. */
function renameOperationIds(own: JsonObject, added: JsonObject): Map<string, string> {
  const idsOf = (document: JsonObject) =>
    listWritten(document).flatMap(({ key, operation: { operationId: id } }) =>
      typeof id === 'string' ? [{ id, key }] : [],
    );
  const [known, more] = [idsOf(own), idsOf(added)];
  const keys = new Map(known.map(({ id, key }) => [id, key]));
  const taken = new Set([...known, ...more].map(({ id }) => id));
  const renamed = new Map<string, string>();
  for (const { id, key } of more) {
    const other = keys.get(id);
    if (other === undefined || other === key || renamed.has(id)) continue;
    const free = findFreeName(id, (each) => !taken.has(each));
    taken.add(free);
    renamed.set(id, free);
  }
  return renamed;
}

/** Records the origins of the parts of a document, unless an earlier document has the same parts. */
function noteOrigins(
  origins: Map<string, Origin>,
  document: JsonObject,
  index: number,
  places: ReadonlyMap<string, string>,
): void {
  const components = listComponents(document).map(([kind, name]) => toComponent(kind, name));
  const keys = Object.keys(document).filter((key) => !knownKeys.has(key));
  const paths = listWritten(document).flatMap(({ path, method }) => [
    ['paths', path, method],
    ['paths', path],
  ]);
  for (const pointer of [...components, ...keys.map((key) => toPointer([key])), ...paths.map(toPointer)]) {
    const moved = movePointer(pointer, places);
    if (!origins.has(moved)) origins.set(moved, { index, pointer });
  }
}

function findOrigin(origins: ReadonlyMap<string, Origin>, pointer: string): Origin {
  const segments = fromPointer(pointer);
  for (let length = segments.length; length > 0; length--) {
    const origin = origins.get(toPointer(segments.slice(0, length)));
    if (origin) return { ...origin, pointer: origin.pointer + toPointer(segments.slice(length)) };
  }
  return { index: 0, pointer };
}
