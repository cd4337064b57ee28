import { getSchemas } from '../components.ts';
import { isObject, type JsonObject } from '../json/json.ts';
import { readInheritance } from './inheritance.ts';
import { withOwnParents } from './own-form.ts';

/**
 * Breaks cycles between a parent that lists its children as alternatives and children that extend it with `allOf`. Many
 * documents have such cycles, and mean that a child extends the parent without its choice. Changes the document in place.
 */
export function breakBranchCycles(document: JsonObject): void {
  const schemas = getSchemas(document);
  const inheritance = readInheritance(document);
  const own = Object.keys(schemas).map(
    (name) => [name, withOwnParents(document, name, { inheritance, isNamedBelow: false })] as const,
  );
  for (const [name, schema] of own)
    if (isObject(schema) && isObject(schemas[name])) Object.assign(schemas[name], schema);
}
