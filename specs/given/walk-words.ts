import { isObject, type Json, type JsonObject } from '../json.ts';
import type { Path } from './problem.ts';

/** Words whose value is data, and says nothing about the document. */
const data: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'enum', 'const', 'value']);

/** Words whose value is a mapping of names, which may be spelled like words. */
const mappings: ReadonlySet<string> = new Set([
  ...['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas', 'dependencies'],
  ...['paths', 'webhooks', 'callbacks', 'responses', 'content', 'headers', 'encoding', 'links', 'mapping', 'variables'],
  ...['schemas', 'parameters', 'requestBodies', 'securitySchemes', 'securityDefinitions', 'pathItems'],
]);

/** Whether the value of a word is data. */
export const isData = (word: string): boolean => data.has(word);

/** Whether the value of a word is a mapping of names. */
export const isMapping = (word: string): boolean => mappings.has(word);

/**
 * Visits every object of a document whose keys are words of OpenAPI or JSON Schema, an object before what is inside it.
 * Examples and other data are left out: a `$ref` there is no reference.
 *
 * @param visit Gets the node, and the way to it, which changes afterwards: large documents have many nodes.
 */
export function walkWords(root: Json | undefined, visit: (node: JsonObject, path: Path) => void): void {
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
