import { once } from '../once.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import { mapSchema, optionalMark, unwelcome } from './normalize.ts';
import { resolve } from './resolve.ts';

/** Which way a body goes. */
export type Direction = 'request' | 'response';

/** Properties with this word have no place in bodies of that way. */
const words: Record<Direction, string> = { request: 'readOnly', response: 'writeOnly' };

/**
 * Changes schemas of a document to what holds for bodies of one way: a property that is read only need not be in a
 * request, nor one that is write only in an answer, whatever `required` says (OpenAPI 3.0.4, 4.7.24.1; 3.1 leaves it to
 * JSON Schema, where both words are hints). The closed form of an answer has no place for what is write only: it "SHOULD
 * NOT be sent as part of the response".
 */
export function createDirection(document: JsonObject, direction: Direction): (schema: JsonObject) => JsonObject {
  const word = words[direction];
  // Most documents never say it.
  const isSaid = once(() => JSON.stringify(document).includes(`"${word}":true`));
  const isFlagged = (schema: Json | undefined) => resolve(document, schema)[word] === true;
  const mark = direction === 'response' ? unwelcome : true;
  const change = (node: JsonObject) => relax(node, listFlagged(node), mark);
  return (schema) => (isSaid() ? (mapSchema(schema, change) as JsonObject) : schema);

  /** Names of flagged properties of a schema, and of what it is composed of. */
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
