import { findAt, fromPointer, isObject, type JsonObject, toPointer } from '../../specs/json.ts';
import type { Operation } from '../../specs/operations.ts';

/** Where something stands in a document, references followed. */
export type Path = readonly (string | number)[];

/** Writes a path as a JSONPath (RFC 9535). */
export function toJsonPath(path: Path): string {
  const steps = path.map((segment) => {
    if (typeof segment === 'number') return `[${segment}]`;
    if (/^[A-Za-z_]\w*$/.test(segment)) return `.${segment}`;
    return `['${segment.replace(/['\\]/g, '\\$&')}']`;
  });
  return `$${steps.join('')}`;
}

/** The object that stands at a path; an empty one where none does. */
export function nodeAt(document: JsonObject, path: Path): JsonObject {
  const node = findAt(document, toPointer(path));
  return isObject(node) ? node : {};
}

/** The path with references followed, its own and those on the way. */
export function follow(document: JsonObject, path: Path): Path {
  let here: Path = [];
  for (const segment of path) here = [...settle(document, here), segment];
  return settle(document, here);
}

// A chain longer than this is a circle.
const mostHops = 32;

function settle(document: JsonObject, path: Path): Path {
  let here = path;
  for (let hop = 0; hop < mostHops; hop++) {
    const { $ref } = nodeAt(document, here);
    if (typeof $ref !== 'string' || !$ref.startsWith('#')) return here;
    here = fromPointer(decodeURIComponent($ref.slice(1)));
  }
  return here;
}

/** Where an operation stands. */
export function findOperationPath(document: JsonObject, { pointer }: Operation): Path {
  return follow(document, fromPointer(pointer));
}

/** Where the response for a status stands: exact, then 4XX, then default. Undefined where there is none. */
export function findResponsePath(document: JsonObject, operation: Operation, status: number): Path | undefined {
  const key = [String(status), `${String(status)[0]}XX`, 'default'].find((each) => each in operation.responses);
  if (key === undefined) return undefined;
  return follow(document, [...findOperationPath(document, operation), 'responses', key]);
}

/** Where the schema of a response's JSON stands. */
export function findSchemaPath(document: JsonObject, response: Path): Path | undefined {
  const content = nodeAt(document, [...response, 'content']);
  const type = Object.keys(content).find((each) => /\bjson\b/.test(each)) ?? Object.keys(content)[0];
  return type === undefined ? undefined : [...response, 'content', type, 'schema'];
}
