import { isObject, type JsonObject } from '../../specs/json.ts';
import { follow, nodeAt, type Path } from './nodes.ts';

const branches = ['allOf', 'anyOf', 'oneOf'] as const;
/** Deeper than documents go, and not so deep that a schema which refers to itself keeps us. */
const deepest = 40;

/** Where the schema of a value inside of a body stands; undefined where the document says nothing of it. */
export function findInside(document: JsonObject, schema: Path, segments: readonly string[]): Path | undefined {
  return search(document, schema, segments, 0);
}

function search(document: JsonObject, from: Path, segments: readonly string[], depth: number): Path | undefined {
  const path = follow(document, from);
  const [first, ...rest] = segments;
  if (first === undefined) return path;
  if (depth > deepest) return undefined;
  const node = nodeAt(document, path);
  const steps: Path[] = [];
  if (isObject(node.properties) && first in node.properties) steps.push(['properties', first]);
  if (/^(\d+|\*)$/.test(first) && isObject(node.items)) steps.push(['items']);
  if (isObject(node.additionalProperties)) steps.push(['additionalProperties']);
  for (const step of steps) {
    const found = search(document, [...path, ...step], rest, depth + 1);
    if (found) return found;
  }
  return firstOf(listBranches(node, path), (branch) => search(document, branch, segments, depth + 1));
}

/** The schema at a path, or the first of its branches, that fits. */
export function findFitting(
  document: JsonObject,
  from: Path,
  fits: (schema: JsonObject) => boolean,
  depth = 0,
): Path | undefined {
  const path = follow(document, from);
  const node = nodeAt(document, path);
  if (fits(node)) return path;
  if (depth > deepest) return undefined;
  return firstOf(listBranches(node, path), (branch) => findFitting(document, branch, fits, depth + 1));
}

function listBranches(node: JsonObject, path: Path): Path[] {
  return branches.flatMap((kind) => {
    const list = node[kind];
    return Array.isArray(list) ? list.map((_, index): Path => [...path, kind, index]) : [];
  });
}

function firstOf(paths: readonly Path[], find: (path: Path) => Path | undefined): Path | undefined {
  for (const path of paths) {
    const found = find(path);
    if (found) return found;
  }
  return undefined;
}
