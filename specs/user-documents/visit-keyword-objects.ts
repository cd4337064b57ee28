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
