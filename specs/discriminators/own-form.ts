import { getSchemas } from '../components.ts';
import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { alternativesOf, findPropertyName, listReferencesOf } from './branches.ts';
import { type Inheritance, toSchemaName } from './inheritance.ts';

/**
 * Replaces the parents in a component's `allOf` that lead back to the component with their form without the choice among
 * branches. Otherwise validation would not terminate.
 *
 * @param isNamedBelow Whether parents without alternatives also choose among the schemas that extend them.
 */
export function withOwnParents(
  document: JsonObject,
  name: string,
  { inheritance, isNamedBelow }: { inheritance: Inheritance; isNamedBelow: boolean },
): Json | undefined {
  const schemas = getSchemas(document);

  /** Whether the choice of a parent leads to this component. */
  function leadsBack(parent: JsonObject): boolean {
    const alternatives = alternativesOf(parent);
    if (!alternatives) return isNamedBelow;
    const below = new Set([name, ...inheritance.descendantsOf(name)]);
    return listReferencesOf(alternatives).some((each) => below.has(toSchemaName(each) ?? ''));
  }

  function replace(member: Json, trail: readonly string[]): Json {
    if (!isObject(member)) return member;
    const parent = toSchemaName(member.$ref);
    if (parent === undefined) return replaceMembers(member, trail);
    const target = schemas[parent];
    if (!isObject(target) || trail.includes(parent)) return member;
    const inner = replaceMembers(target, [...trail, parent]);
    const isChoosing = findPropertyName(target.discriminator) !== undefined && leadsBack(target);
    if (!isChoosing) return inner === target ? member : inner;
    return toOwnForm(inner, isNamedBelow);
  }

  function replaceMembers(node: JsonObject, trail: readonly string[]): JsonObject {
    if (!Array.isArray(node.allOf)) return node;
    const allOf = node.allOf.map((member) => replace(member, trail));
    return allOf.every((member, index) => member === (node.allOf as Json[])[index]) ? node : { ...node, allOf };
  }

  const schema = schemas[name];
  return isObject(schema) ? replaceMembers(schema, [name]) : schema;
}

function toOwnForm({ oneOf, anyOf, discriminator, ...rest }: JsonObject, isJudged: boolean): JsonObject {
  return isJudged ? rest : { ...rest, discriminator };
}
