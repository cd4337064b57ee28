import { getComponent, listComponents, toComponent } from '../components.ts';
import { fromPointer, isObject, type JsonObject } from '../json/json.ts';
import { findFreeName } from '../merge/clashes.ts';
import { createReach } from '../merge/reach.ts';
import { movePointer, renameReferences } from '../merge/rename.ts';

/** Renames components of a document, and updates the references to them. */
export function moveComponents(document: JsonObject, places: ReadonlyMap<string, string>): JsonObject {
  if (places.size === 0) return document;
  return withComponents(
    renameReferences(document, { places }),
    (place) => movePointer(place, places),
    () => true,
  );
}

/** Removes components that neither the document nor a kept component refers to. */
export function dropUnused(document: JsonObject, isKept: (place: string) => boolean): JsonObject {
  const { components: _, ...others } = document;
  const kept = listComponents(document).filter(([kind, name]) => isKept(toComponent(kind, name)));
  const used = createReach(document).from({ ...others, 'x-kept': kept.map(([, , each]) => each ?? null) });
  const isUsed = (place: string) => used.has(place) || isKept(place);
  return withComponents(document, (place) => place, isUsed);
}

/** Adds the components of another document that a document lacks. */
export function fillComponents(document: JsonObject, others: JsonObject): JsonObject {
  const components = { ...(isObject(document.components) && document.components) };
  for (const [kind, name, each] of listComponents(others)) {
    if (getComponent(document, kind, name) !== undefined) continue;
    components[kind] = { ...(isObject(components[kind]) && components[kind]), [name]: each };
  }
  return { ...document, components };
}

function withComponents(
  document: JsonObject,
  rename: (place: string) => string,
  isKept: (place: string) => boolean,
): JsonObject {
  const kinds = new Map<string, [string, JsonObject[string]][]>();
  for (const [kind, name, each] of listComponents(document)) {
    const place = toComponent(kind, name);
    if (!isKept(place)) continue;
    const [, , renamed = name] = fromPointer(rename(place));
    kinds.set(kind, [...(kinds.get(kind) ?? []), [renamed, each]]);
  }
  const { components: _, ...others } = document;
  if (kinds.size === 0) return others;
  return {
    ...others,
    components: Object.fromEntries([...kinds].map(([kind, each]) => [kind, Object.fromEntries(each)])),
  };
}

/** The JSON Pointer of a component under a name that none of the documents uses. */
export function toFreePlace(place: string, documents: readonly JsonObject[]): string {
  const [, kind = '', name = ''] = fromPointer(place);
  const isFree = (free: string) => documents.every((document) => getComponent(document, kind, free) === undefined);
  return toComponent(kind, findFreeName(name, isFree));
}
