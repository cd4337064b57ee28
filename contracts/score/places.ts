import { fromPointer, isObject, toPointer } from '../../specs/json/json.ts';
import { toPattern } from '../results/finding.ts';

/** A node of a body. */
export interface Place {
  pointer: string;
  /** The pointer with `*` for positions, so that thirty buckets are one kind of place. */
  pattern: string;
  value: unknown;
}

/** Every node below the root, parents first. */
export function* visitPlaces(node: unknown, path: readonly (string | number)[] = []): Generator<Place> {
  const entries = Array.isArray(node) ? node.entries() : isObject(node) ? Object.entries(node) : [];
  for (const [key, value] of entries) {
    const childPath = [...path, key];
    const pointer = toPointer(childPath);
    yield { pointer, pattern: toPattern(pointer), value };
    yield* visitPlaces(value, childPath);
  }
}

let latest: { body: unknown; places: readonly Place[] } = { body: undefined, places: [] };

/** The same as a list. The list of the latest body is cached, since every mutation of a body needs it. */
export function listPlaces(body: unknown): readonly Place[] {
  if (latest.body !== body) latest = { body, places: [...visitPlaces(body)] };
  return latest.places;
}

/** The first place of each pattern. */
export function firstPlaces(body: unknown): Place[] {
  const first = new Map<string, Place>();
  for (const place of listPlaces(body)) if (!first.has(place.pattern)) first.set(place.pattern, place);
  return [...first.values()];
}

/** A copy of a body with a change at one node. Everything that does not contain the node is shared with the original. */
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

/** True if a pointer matches a pattern in which `*` stands for one segment. */
export function fits(pointer: string, pattern: string): boolean {
  const [given, wanted] = [fromPointer(pointer), fromPointer(pattern)];
  return (
    given.length === wanted.length && wanted.every((segment, index) => segment === '*' || segment === given[index])
  );
}
