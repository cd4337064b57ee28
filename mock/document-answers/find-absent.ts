import { findAbsence, type Operation } from '../../specs/operations.ts';
import type { MockRequest } from '../vendor.ts';
import { toSingular, toWords } from './values/to-words.ts';

/** Whether the mock holds a resource of a kind; undefined for kinds that it does not know. */
export type HoldsId = (kind: string, id: string, request: Pick<MockRequest, 'path' | 'params'>) => boolean | undefined;

/**
 * The parameter of the path that names a resource which the mock should hold and does not: what the operation documents
 * a 404 for. Undefined where every resource is there, or nothing is known of them.
 */
export function findAbsent(operation: Operation, request: MockRequest, holdsId: HoldsId): string | undefined {
  if (!findAbsence(operation)) return undefined;
  return listNamed(operation.path).find(({ name, kind }) => {
    const id = request.params[name];
    return id !== undefined && holdsId(kind, id, request) === false;
  })?.name;
}

/** Parameters that are a segment of a path, and what each identifies: `{id}` takes it from the segment before. */
function listNamed(path: string): { name: string; kind: string }[] {
  const segments = path.split('/');
  return segments.flatMap((segment, index) => {
    const name = /^\{([^{}]+)\}$/.exec(segment)?.[1];
    if (name === undefined) return [];
    const words = toWords(name);
    const before = segments[index - 1] ?? '';
    const kind = words === 'id' ? toSingular(toWords(before)) : words.replace(/ id$/, '');
    // A parameter of another name than an id's, {username}, identifies in another way.
    return words.endsWith('id') ? [{ name, kind }] : [];
  });
}
