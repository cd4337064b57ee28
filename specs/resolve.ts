import { findAt, isObject, type Json, type JsonObject } from './json.ts';

/** Follows references inside the document until something that is not one. Dangling ones give an empty object. */
export function resolve(document: JsonObject, node: Json | undefined): JsonObject {
  let here: unknown = node;
  // A chain longer than this is a circle.
  for (let hops = 0; hops < 32 && isObject(here) && typeof here.$ref === 'string'; hops++) {
    const { $ref, ...siblings } = here;
    const target = findAt(document, decodeURIComponent($ref.replace(/^#/, '')));
    here = isObject(target) ? { ...target, ...siblings } : {};
  }
  return isObject(here) ? here : {};
}
