import { isDeepStrictEqual } from 'node:util';
import { findComponent, getComponent, listComponents, toComponent } from '../components.ts';
import { isObject, type Json, type JsonObject, toPointer } from '../json.ts';
import { listTargets } from './references.ts';

/** Keys of a document that `merge-documents.ts` knows what to do with. What others hold may be referred to as well. */
export const knownKeys: ReadonlySet<string> = new Set([
  ...['openapi', 'info', 'jsonSchemaDialect', 'servers', 'security', 'tags', 'externalDocs'],
  ...['paths', 'webhooks', 'components', 'x-chatpact'],
]);

/**
 * New names for the parts of a document that another one has under the same name and otherwise. Equal parts are the same
 * part, unless they refer to parts that are not.
 *
 * @returns New places by old ones, JSON Pointers.
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
    // What refers to nothing that has a new name may be there under another name already.
    const isLeaf = differing.has(place) && (targets.get(place) ?? []).every((target) => !clashing.has(target));
    const isFree = (free: string) => {
      const there = getComponent(own, kind, free);
      if (there !== undefined) return isLeaf && isDeepStrictEqual(there, each);
      return getComponent(added, kind, free) === undefined && !taken.has(toComponent(kind, free));
    };
    const renamed = toComponent(kind, findFree(name, isFree));
    taken.add(renamed);
    places.set(place, renamed);
  }
  return places;
}

const toComponents = (node: JsonObject) => [...listTargets(node)].map((target) => findComponent(target) ?? target);

/** Whole keys of the root that OpenAPI does not know: `definitions`, for one. */
function renameKeys(own: JsonObject, added: JsonObject): Map<string, string> {
  const clashing = Object.keys(added).filter(
    (key) => !knownKeys.has(key) && own[key] !== undefined && !isDeepStrictEqual(own[key], added[key]),
  );
  const isFree = (key: string) => own[key] === undefined && added[key] === undefined;
  return new Map(clashing.map((key) => [toPointer([key]), toPointer([findFree(key, isFree)])]));
}

/** The name, or the first with a number after it that is free. */
export function findFree(name: string, isFree: (name: string) => boolean): string {
  for (let number = 2; ; number++) {
    const free = `${name}-${number}`;
    if (isFree(free)) return free;
  }
}
