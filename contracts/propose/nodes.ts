import { findAt, fromPointer, isObject, type JsonObject, toPointer } from '../../specs/json/json.ts';
import type { Operation } from '../../specs/operations.ts';

/** A path in a document, with references resolved. */
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

/** The object at a path; an empty object if there is none. */
export function nodeAt(document: JsonObject, path: Path): JsonObject {
  const node = findAt(document, toPointer(path));
  return isObject(node) ? node : {};
}

/** Resolves the references at a path and on the way to it. */
export function follow(document: JsonObject, path: Path): Path {
  let current: Path = [];
  for (const segment of path) current = [...resolveReference(document, current), segment];
  return resolveReference(document, current);
}

// A longer chain of references is circular.
const maxHops = 32;

function resolveReference(document: JsonObject, path: Path): Path {
  let current = path;
  for (let hop = 0; hop < maxHops; hop++) {
    const { $ref } = nodeAt(document, current);
    if (typeof $ref !== 'string' || !$ref.startsWith('#')) return current;
    current = fromPointer(decodeURIComponent($ref.slice(1)));
  }
  return current;
}

/** The path of an operation. */
export function findOperationPath(document: JsonObject, { pointer }: Operation): Path {
  return follow(document, fromPointer(pointer));
}

/** The path of the response for a status: exact, then 4XX, then default. Undefined if there is none. */
export function findResponsePath(document: JsonObject, operation: Operation, status: number): Path | undefined {
  const key = [String(status), `${String(status)[0]}XX`, 'default'].find((each) => each in operation.responses);
  if (key === undefined) return undefined;
  return follow(document, [...findOperationPath(document, operation), 'responses', key]);
}

/** The path of the JSON schema of a response. */
export function findSchemaPath(document: JsonObject, response: Path): Path | undefined {
  const content = nodeAt(document, [...response, 'content']);
  const type = Object.keys(content).find((each) => /\bjson\b/.test(each)) ?? Object.keys(content)[0];
  return type === undefined ? undefined : [...response, 'content', type, 'schema'];
}
