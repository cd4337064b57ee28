import { copyJson, type JsonObject } from '../json/json.ts';
import { bindDynamically } from './dynamic-references.ts';
import { findTarget, hasIdentifiers, type Identifiers, listIdentifiers, toReference } from './identifiers.ts';
import { visitKeywordObjects } from './visit-keyword-objects.ts';

/**
 * Replaces references by `$id`, `$anchor`, `$dynamicRef` or `$recursiveRef` with JSON Pointers, so that other code only needs to
 * support these. References to other documents stay unchanged.
 *
 * @param base URL of the document.
 */
export function resolveIdentifiers(document: JsonObject, base: string): JsonObject {
  if (!hasIdentifiers(document, base)) return document;
  const copy = copyJson(document);
  const known = listIdentifiers(copy, base);
  resolveReferences(copy, known);
  bindDynamically(copy, known);
  return copy;
}

function resolveReferences(document: JsonObject, known: Identifiers): void {
  visitKeywordObjects(document, (node) => {
    const from = known.of.get(node);
    if (!from) return;
    if (typeof node.$recursiveRef === 'string') {
      node.$ref ??= node.$recursiveRef;
      delete node.$recursiveRef;
    }
    if (typeof node.$ref !== 'string') return;
    const target = findTarget(node.$ref, from, known);
    if (target !== undefined) node.$ref = toReference(target);
  });
}
