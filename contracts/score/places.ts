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

let latest: { body: unknown; places: readonly Place[] } = { body: undefined, places: [] };

/** The same as a list, which is kept until another body is asked for: every mutation of a body begins with it. */
export function listPlaces(body: unknown): readonly Place[] {
  if (latest.body !== body) latest = { body, places: [...walkPlaces(body)] };
  return latest.places;
}

/** The first place of each pattern. */
export function firstPlaces(body: unknown): Place[] {
  const first = new Map<string, Place>();
  for (const place of listPlaces(body)) if (!first.has(place.pattern)) first.set(place.pattern, place);
  return [...first.values()];
}

/** A body in which one node's holder was changed; whatever does not hold it is shared with the body that was given. */
export function changeAt(
  body: unknown,
  pointer: string,
  change: (holder: Record<string, unknown>, key: string) => void,
): unknown {
  const whole: Record<string, unknown> = { root: body };
  const path = ['root', ...fromPointer(pointer)];
  let holder = whole;
  for (const segment of path.slice(0, -1)) {
    const inner = holder[segment];
    const copy = (Array.isArray(inner) ? [...inner] : { ...(inner as object) }) as Record<string, unknown>;
    holder[segment] = copy;
    holder = copy;
  }
  change(holder, path.at(-1) ?? '');
  return whole.root;
}

/** True when a pointer fits a pattern in which `*` stands for one segment. */
export function fits(pointer: string, pattern: string): boolean {
  const [given, wanted] = [fromPointer(pointer), fromPointer(pattern)];
  return (
    given.length === wanted.length && wanted.every((segment, index) => segment === '*' || segment === given[index])
  );
}
