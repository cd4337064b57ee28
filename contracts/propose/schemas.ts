import { isObject, type JsonObject } from '../../specs/json/json.ts';
import { follow, nodeAt, type Path, toJsonPath } from './nodes.ts';

const branches = ['allOf', 'anyOf', 'oneOf'] as const;

/** The path of the schema of a value inside a body; undefined if it is not documented. */
export function findInside(document: JsonObject, schema: Path, segments: readonly string[]): Path | undefined {
  const [first, ...rest] = segments;
  if (first === undefined) return follow(document, schema);
  for (const child of listChildren(document, schema, first)) {
    const found = findInside(document, child, rest);
    if (found) return found;
  }
  return undefined;
}

/** The schema at a path, or the first of its branches, that satisfies a predicate. */
export function findFitting(
  document: JsonObject,
  schema: Path,
  fits: (schema: JsonObject) => boolean,
): Path | undefined {
  return listBranches(document, schema).find((path) => fits(nodeAt(document, path)));
}

/** The paths of the schemas of a field or an item. Named properties come before maps, which accept any name. */
function listChildren(document: JsonObject, schema: Path, name: string): Path[] {
  const named: Path[] = [];
  const maps: Path[] = [];
  for (const path of listBranches(document, schema)) {
    const { properties, items, additionalProperties } = nodeAt(document, path);
    if (isObject(properties) && Object.hasOwn(properties, name)) named.push([...path, 'properties', name]);
    if (/^(\d+|\*)$/.test(name) && isObject(items)) named.push([...path, 'items']);
    if (isObject(additionalProperties)) maps.push([...path, 'additionalProperties']);
  }
  return [...named, ...maps];
}

/** A schema and its nested branches. Each is listed once, since a schema may be a branch of itself. */
function listBranches(document: JsonObject, schema: Path, listed = new Map<string, Path>()): Path[] {
  const path = follow(document, schema);
  const name = toJsonPath(path);
  if (listed.has(name)) return [];
  listed.set(name, path);
  const node = nodeAt(document, path);
  for (const kind of branches) {
    const list = node[kind];
    if (Array.isArray(list)) for (const index of list.keys()) listBranches(document, [...path, kind, index], listed);
  }
  return [...listed.values()];
}
