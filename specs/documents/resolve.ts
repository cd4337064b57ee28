import { findAt, isObject, type Json, type JsonObject } from '../json/json.ts';
import { decodeLeniently } from '../uri.ts';

/** Resolves references inside the document. A reference without a target gives an empty object. */
export function resolve(document: JsonObject, node: Json | undefined): JsonObject {
  let here: unknown = node;
  // A longer chain is circular.
  for (let hops = 0; hops < 32 && isObject(here) && typeof here.$ref === 'string'; hops++) {
    const { $ref, ...siblings } = here;
    const target = findAt(document, decodeLeniently($ref.replace(/^#/, '')));
    here = isObject(target) ? { ...target, ...siblings } : {};
  }
  return isObject(here) ? here : {};
}
