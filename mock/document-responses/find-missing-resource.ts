import { findAbsence, type Operation } from '../../specs/operations.ts';
import type { MockRequest } from '../vendor-interface/request.ts';
import { toSingular, toWords } from './values/to-words.ts';

/** Whether the mock has a resource of a kind; undefined for kinds that it does not model. */
export type HoldsId = (kind: string, id: string, request: Pick<MockRequest, 'path' | 'params'>) => boolean | undefined;

/**
 * Finds the path parameter whose resource does not exist in the mock, for operations that document a 404. Undefined if
 * all
 * resources exist or are unknown to the mock.
 */
export function findMissingResource(operation: Operation, request: MockRequest, holdsId: HoldsId): string | undefined {
  if (!findAbsence(operation)) return undefined;
  return listNamed(operation.path).find(({ name, kind }) => {
    const id = request.params[name];
    return id !== undefined && holdsId(kind, id, request) === false;
  })?.name;
}

/** Path parameters with the kind of resource that they identify. The kind of `{id}` is the previous segment. */
export function listNamed(path: string): { name: string; kind: string }[] {
  const segments = path.split('/');
  return segments.flatMap((segment, index) => {
    const name = /^\{([^{}]+)\}$/.exec(segment)?.[1];
    if (name === undefined) return [];
    const words = toWords(name);
    const before = segments[index - 1] ?? '';
    const kind = words === 'id' ? toSingular(toWords(before)) : words.replace(/ id$/, '');
    // Other parameters, such as {username}, do not contain an id.
    return words.endsWith('id') ? [{ name, kind }] : [];
  });
}
