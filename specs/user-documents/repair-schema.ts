import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { schemaLists, schemaMaps, schemaSingles } from '../schemas/normalize.ts';
import type { Path, ReportProblem } from './problem.ts';
import { schemaKeywords } from './schema-keywords.ts';

/**
 * Removes invalid keywords from a schema and its subschemas, and converts keywords of older JSON Schema drafts to 2020-12.
 * Changes the schema in place.
 *
 * @param visit Called with each schema before its subschemas.
 */
export function repairSchema(
  schema: JsonObject,
  path: Path,
  { note, visit }: { note: ReportProblem; visit(schema: JsonObject, path: Path): void },
): void {
  modernize(schema);
  correctTypes(schema, path, note);
  for (const [word, value] of Object.entries(schema)) {
    const known = Object.hasOwn(schemaKeywords, word) ? schemaKeywords[word] : undefined;
    if (!known || known.isValid(value)) continue;
    delete schema[word];
    note([...path, word], `${word} must be ${known.due}; it is ignored`);
  }
  visit(schema, path);
  const inner = (holder: Json[] | JsonObject, key: string | number, at: Path) => {
    const here = holder as Record<string | number, Json>;
    const each = here[key];
    if (isObject(each)) repairSchema(each, at, { note, visit });
    else if (typeof each !== 'boolean') {
      here[key] = {};
      note(at, 'expected a schema; every value is valid here');
    }
  };
  for (const word of schemaMaps) {
    const named = schema[word];
    if (!isObject(named)) continue;
    for (const name of Object.keys(named)) inner(named, name, [...path, word, name]);
  }
  for (const word of schemaLists) {
    const members = schema[word];
    if (Array.isArray(members)) for (const index of members.keys()) inner(members, index, [...path, word, index]);
  }
  for (const word of schemaSingles) if (isObject(schema[word])) inner(schema, word, [...path, word]);
}

/** Converts keywords of drafts before 2020-12. They have no other meaning in 2020-12. */
function modernize(schema: JsonObject): void {
  if (Array.isArray(schema.items)) {
    const { items, additionalItems } = schema;
    if (items.length > 0) schema.prefixItems ??= items;
    delete schema.items;
    if (additionalItems !== undefined) schema.items = additionalItems;
  }
  delete schema.additionalItems;
  const { dependencies } = schema;
  delete schema.dependencies;
  if (!isObject(dependencies)) return;
  for (const [name, each] of Object.entries(dependencies)) {
    const word = Array.isArray(each) ? 'dependentRequired' : 'dependentSchemas';
    const there = schema[word];
    schema[word] = { ...(isObject(there) && there), [name]: each };
  }
}

/** Corrects `type: [string, null]`, which in YAML contains null instead of the string "null". */
function correctTypes(schema: JsonObject, path: Path, note: ReportProblem): void {
  const { type } = schema;
  if (type !== null && !(Array.isArray(type) && type.includes(null))) return;
  schema.type = type === null ? 'null' : (type as Json[]).map((each) => each ?? 'null');
  note([...path, 'type'], 'the type null must be a string: "null"');
}
