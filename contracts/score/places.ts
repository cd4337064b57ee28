import { fromPointer, isObject, toPointer } from '../../specs/json.ts';
import { toPattern } from '../finding.ts';

/** A node of a body. */
export interface Place {
  pointer: string;
  /** The pointer with `*` for positions: thirty buckets are one place to falsify. */
  pattern: string;
  value: unknown;
}

/** Every node below the top, parents first. */
export function* walkPlaces(node: unknown, path: readonly (string | number)[] = []): Generator<Place> {
  const entries = Array.isArray(node) ? node.entries() : isObject(node) ? Object.entries(node) : [];
  for (const [key, value] of entries) {
    const here = [...path, key];
    const pointer = toPointer(here);
    yield { pointer, pattern: toPattern(pointer), value };
    yield* walkPlaces(value, here);
  }
}

/** The first place of each pattern. */
export function firstPlaces(body: unknown): Place[] {
  const first = new Map<string, Place>();
  for (const place of walkPlaces(body)) if (!first.has(place.pattern)) first.set(place.pattern, place);
  return [...first.values()];
}

/** A copy of a body in which one node's holder was changed. */
export function changeAt(
  body: unknown,
  pointer: string,
  change: (holder: Record<string, unknown>, key: string) => void,
): unknown {
  const copy = structuredClone({ root: body });
  const path = ['root', ...fromPointer(pointer)];
  let holder: Record<string, unknown> = copy as never;
  for (const segment of path.slice(0, -1)) holder = holder[segment] as never;
  change(holder, path.at(-1) ?? '');
  return copy.root;
}

/** True when a pointer fits a pattern in which `*` stands for one segment. */
export function fits(pointer: string, pattern: string): boolean {
  const [given, wanted] = [fromPointer(pointer), fromPointer(pattern)];
  return (
    given.length === wanted.length && wanted.every((segment, index) => segment === '*' || segment === given[index])
  );
}
