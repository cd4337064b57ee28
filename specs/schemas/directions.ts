import { once } from '../../once.ts';
import { resolve } from '../documents/resolve.ts';
import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { forbiddenMark, mapSchema, optionalMark } from './normalize.ts';

/** The direction of a body. */
export type Direction = 'request' | 'response';

/** The keyword of properties that must not be in bodies of this direction. */
const words: Record<Direction, string> = { request: 'readOnly', response: 'writeOnly' };

/**
 * Adapts schemas to the direction of a body. A read-only property is not required in a request, and a write-only property is not
 * required in a response, regardless of `required` (OpenAPI 3.0.4, 4.7.24.1; in 3.1, JSON Schema defines both keywords as
 * hints). The closed form of a response forbids write-only properties, which "SHOULD NOT be sent as part of the response".
 */
export function createDirection(document: JsonObject, direction: Direction): (schema: JsonObject) => JsonObject {
  const word = words[direction];
  // Most documents never use the keyword.
  const isSaid = once(() => JSON.stringify(document).includes(`"${word}":true`));
  const isFlagged = (schema: Json | undefined) => resolve(document, schema)[word] === true;
  const mark = direction === 'response' ? forbiddenMark : true;
  const change = (node: JsonObject) => relax(node, listFlagged(node), mark);
  return (schema) => (isSaid() ? (mapSchema(schema, change) as JsonObject) : schema);

  /** Names of the properties with the keyword, in a schema and in the schemas that it is composed of. */
  function listFlagged(node: JsonObject, trail: readonly JsonObject[] = []): string[] {
    const own = Object.entries(isObject(node.properties) ? node.properties : {});
    const members = Array.isArray(node.allOf) ? node.allOf.map((member) => resolve(document, member)) : [];
    const further = members.filter(() => trail.length < 8);
    return [
      ...own.filter(([, each]) => isFlagged(each)).map(([name]) => name),
      ...further.flatMap((member) => listFlagged(member, [...trail, node])),
    ];
  }
}

function relax(node: JsonObject, names: readonly string[], mark: Json): JsonObject {
  if (names.length === 0) return node;
  const copy: JsonObject = { ...node };
  if (Array.isArray(node.required)) copy.required = node.required.filter((name) => !names.includes(String(name)));
  if (isObject(node.properties)) {
    const marked = Object.entries(node.properties).map(([name, each]) => {
      const isMarked = names.includes(name) && isObject(each);
      return [name, isMarked ? { ...each, [optionalMark]: mark } : each] as const;
    });
    copy.properties = Object.fromEntries(marked);
  }
  return copy;
}
