import { isDeepStrictEqual } from 'node:util';
import { findComponent, getComponent, listComponents, toComponent } from '../components.ts';
import { isObject, type Json, type JsonObject, toPointer } from '../json/json.ts';
import { listTargets } from './references.ts';

/** Root keys that `merge-documents.ts` handles. References may also lead into other root keys. */
export const knownKeys: ReadonlySet<string> = new Set([
  ...['openapi', 'info', 'jsonSchemaDialect', 'servers', 'security', 'tags', 'externalDocs'],
  ...['paths', 'webhooks', 'components', 'x-chatpact'],
]);

/**
 * Chooses new names for parts of a document whose names another document uses for different parts. Equal parts count as the same,
 * unless they refer to parts that differ.
 *
 * @returns New JSON Pointers by old ones.
 */
export function renameClashing(own: JsonObject, added: JsonObject): Map<string, string> {
  const components = listComponents(added);
  const targets = new Map(
    components.map(([kind, name, each]) => [toComponent(kind, name), isObject(each) ? toComponents(each) : []]),
  );
  const clashing = new Set<string>();
  const clash = (isClash: (kind: string, name: string, component: Json | undefined) => boolean) => {
    for (const [kind, name, each] of components) {
      const isInBoth = getComponent(own, kind, name) !== undefined;
      if (isInBoth && isClash(kind, name, each)) clashing.add(toComponent(kind, name));
    }
  };
  clash((kind, name, each) => !isDeepStrictEqual(getComponent(own, kind, name), each));
  const differing = new Set(clashing);
  for (let known = -1; known < clashing.size; ) {
    known = clashing.size;
    clash((kind, name) => (targets.get(toComponent(kind, name)) ?? []).some((target) => clashing.has(target)));
  }

  const places = renameKeys(own, added);
  const taken = new Set<string>();
  for (const [kind, name, each] of components) {
    const place = toComponent(kind, name);
    if (!clashing.has(place)) continue;
    // A part without references to renamed parts may already exist under another name.
    const isLeaf = differing.has(place) && (targets.get(place) ?? []).every((target) => !clashing.has(target));
    const isFree = (free: string) => {
      const there = getComponent(own, kind, free);
      if (there !== undefined) return isLeaf && isDeepStrictEqual(there, each);
      return getComponent(added, kind, free) === undefined && !taken.has(toComponent(kind, free));
    };
    const renamed = toComponent(kind, findFreeName(name, isFree));
    taken.add(renamed);
    places.set(place, renamed);
  }
  return places;
}

const toComponents = (node: JsonObject) => [...listTargets(node)].map((target) => findComponent(target) ?? target);

/** Renames root keys that are not part of OpenAPI, such as `definitions`. */
function renameKeys(own: JsonObject, added: JsonObject): Map<string, string> {
  const clashing = Object.keys(added).filter(
    (key) => !knownKeys.has(key) && own[key] !== undefined && !isDeepStrictEqual(own[key], added[key]),
  );
  const isFree = (key: string) => own[key] === undefined && added[key] === undefined;
  return new Map(clashing.map((key) => [toPointer([key]), toPointer([findFreeName(key, isFree)])]));
}

/** Returns the name, or the first free name with a number appended. */
export function findFreeName(name: string, isFree: (name: string) => boolean): string {
  for (let number = 2; ; number++) {
    const free = `${name}-${number}`;
    if (isFree(free)) return free;
  }
}
