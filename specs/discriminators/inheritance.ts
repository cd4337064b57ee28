import { getSchemas } from '../components.ts';
import { fromPointer, isObject, type Json, type JsonObject } from '../json/json.ts';
import { decodeLeniently } from '../uri.ts';

/** Which schema components extend which others with `allOf`. */
export interface Inheritance {
  /** Names of the schemas that a schema extends, directly or indirectly. */
  ancestorsOf(name: string): ReadonlySet<string>;
  /** Names of the schemas that extend a schema, directly or indirectly, in document order. */
  descendantsOf(name: string): readonly string[];
}

/** The name of the schema component that a reference leads to. Undefined if it leads elsewhere. */
export function toSchemaName(reference: Json | undefined): string | undefined {
  if (typeof reference !== 'string' || !reference.startsWith('#')) return undefined;
  const [root, kind, name, ...inside] = fromPointer(decodeLeniently(reference.slice(1)));
  return root === 'components' && kind === 'schemas' && inside.length === 0 ? name : undefined;
}

/** Reads the `allOf` relations of all schema components. Cycles are ignored. */
export function readInheritance(document: JsonObject): Inheritance {
  const schemas = getSchemas(document);
  const parents = new Map(Object.entries(schemas).map(([name, schema]) => [name, listParents(schema)]));
  const known = new Map<string, ReadonlySet<string>>();

  function ancestorsOf(name: string): ReadonlySet<string> {
    const found = known.get(name);
    if (found) return found;
    const all = new Set<string>();
    const waiting = [...(parents.get(name) ?? [])];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (all.has(next)) continue;
      all.add(next);
      waiting.push(...(parents.get(next) ?? []));
    }
    known.set(name, all);
    return all;
  }

  return {
    ancestorsOf,
    descendantsOf: (name) => [...parents.keys()].filter((each) => each !== name && ancestorsOf(each).has(name)),
  };
}

function listParents(schema: Json | undefined): string[] {
  if (!isObject(schema) || !Array.isArray(schema.allOf)) return [];
  return schema.allOf.flatMap((member) => {
    const name = isObject(member) ? toSchemaName(member.$ref) : undefined;
    return name === undefined ? listParents(member) : [name];
  });
}
