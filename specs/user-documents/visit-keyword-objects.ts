import { isObject, type Json, type JsonObject } from '../json/json.ts';
import type { Path } from './problem.ts';

/** Keywords whose value is data and not part of the document's structure. */
const data: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'enum', 'const', 'value']);

/** Keywords whose value is a mapping of names. A name may be equal to a keyword. */
const mappings: ReadonlySet<string> = new Set([
  ...['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas', 'dependencies'],
  ...['paths', 'webhooks', 'callbacks', 'responses', 'content', 'headers', 'encoding', 'links', 'mapping', 'variables'],
  ...['schemas', 'parameters', 'requestBodies', 'securitySchemes', 'securityDefinitions', 'pathItems'],
]);

/** Whether the value of a keyword is data. */
export const isData = (word: string): boolean => data.has(word);

/** Whether the value of a keyword is a mapping of names. */
export const isMapping = (word: string): boolean => mappings.has(word);

/**
 * Visits every object of a document whose keys are keywords of OpenAPI or JSON Schema, parents first. Examples and other data are
 * skipped, because a `$ref` in them is not a reference.
 *
 * @param visit Receives the node and its path. The path array is reused for the next node, so copy it to keep it.
 */
export function visitKeywordObjects(root: Json | undefined, visit: (node: JsonObject, path: Path) => void): void {
  const path: (string | number)[] = [];
  const descend = (key: string | number, node: Json | undefined, areNames: boolean): void => {
    if (typeof node !== 'object' || node === null) return;
    path.push(key);
    walk(node, areNames);
    path.pop();
  };
  const walk = (node: Json | undefined, areNames: boolean): void => {
    if (Array.isArray(node)) {
      for (const [index, each] of node.entries()) descend(index, each, false);
      return;
    }
    if (!isObject(node)) return;
    if (!areNames) visit(node, path);
    for (const key of Object.keys(node)) {
      if (areNames || !data.has(key)) descend(key, node[key], !areNames && mappings.has(key));
    }
  };
  walk(root, false);
}

/**
 * Returns a document in which every object that {@link visitKeywordObjects} visits is changed. The document stays as it is, and
 * the result shares its unchanged parts.
 *
 * @param change Returns the node or a changed copy, whose contents are changed next. The path is as for `visitKeywordObjects`.
 */
export function mapKeywordObjects(root: JsonObject, change: (node: JsonObject, path: Path) => JsonObject): JsonObject {
  const path: (string | number)[] = [];
  const descend = (key: string | number, node: Json | undefined, areNames: boolean): Json | undefined => {
    if (typeof node !== 'object' || node === null) return node;
    path.push(key);
    const changed = Array.isArray(node) ? mapList(node) : mapObject(node, areNames);
    path.pop();
    return changed;
  };
  const mapList = (list: Json[]): Json[] => {
    let result = list;
    for (const [index, each] of list.entries()) {
      const changed = descend(index, each, false) ?? null;
      if (changed === each) continue;
      if (result === list) result = [...list];
      result[index] = changed;
    }
    return result;
  };
  const mapObject = (node: JsonObject, areNames: boolean): JsonObject => {
    const begun = areNames ? node : change(node, path);
    let result = begun;
    for (const key of Object.keys(begun)) {
      if (!areNames && data.has(key)) continue;
      const changed = descend(key, begun[key], !areNames && mappings.has(key));
      if (changed === begun[key]) continue;
      if (result === begun) result = { ...begun };
      result[key] = changed;
    }
    return result;
  };
  return mapObject(root, false);
}
