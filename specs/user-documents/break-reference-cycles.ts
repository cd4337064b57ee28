import { findAt, isObject, type Json, type JsonObject } from '../json/json.ts';
import { decodeLeniently } from '../uri.ts';
import type { Path, ReportProblem } from './problem.ts';

/** A schema and its position. */
export interface PlacedSchema {
  schema: JsonObject;
  path: Path;
}

/** Keywords whose subschemas apply to the same value as the schema that contains them. */
const lists = ['allOf', 'anyOf', 'oneOf'];
const singles = ['not', 'if', 'then', 'else'];

/**
 * Removes references with which a schema applies itself to the same value, because following them never ends. A schema that
 * refers to itself for a part of its value, as a tree does, is left unchanged.
 */
export function breakReferenceCycles(
  document: JsonObject,
  schemas: readonly PlacedSchema[],
  note: ReportProblem,
): void {
  const paths = new Map(schemas.map(({ schema, path }) => [schema, path]));
  const done = new Set<JsonObject>();
  /** The schemas on the current path, and whether a reference of the previous one led to each. */
  const way: { schema: JsonObject; isReferred: boolean }[] = [];

  /** Removes the last reference of the cycle that begins at an index and ends with the last schema of the path. */
  function cut(from: number): void {
    for (let index = way.length - 1; index > from; index--) {
      const holder = way[index]?.isReferred ? way[index - 1]?.schema : undefined;
      if (!holder || typeof holder.$ref !== 'string') continue;
      note([...(paths.get(holder) ?? []), '$ref'], `${JSON.stringify(holder.$ref)} refers to itself; it is ignored`);
      delete holder.$ref;
      return;
    }
  }

  function visit(schema: unknown, isReferred: boolean): void {
    if (!isObject(schema) || done.has(schema)) return;
    const at = way.findIndex((each) => each.schema === schema);
    if (at >= 0) {
      way.push({ schema, isReferred });
      cut(at);
      way.pop();
      return;
    }
    way.push({ schema, isReferred });
    for (const word of lists)
      for (const each of (Array.isArray(schema[word]) ? schema[word] : []) as Json[]) visit(each, false);
    for (const word of singles) visit(schema[word], false);
    for (const each of Object.values(isObject(schema.dependentSchemas) ? schema.dependentSchemas : {}))
      visit(each, false);
    if (typeof schema.$ref === 'string') visit(findAt(document, decodeLeniently(schema.$ref.replace(/^#/, ''))), true);
    way.pop();
    done.add(schema);
  }

  for (const { schema } of schemas) visit(schema, false);
}
