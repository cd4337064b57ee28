import { findComponent } from '../components.ts';
import { findAt, isObject, type JsonObject } from '../json.ts';
import { listTargets } from './references.ts';

/** What parts of a document refer to, directly or through others. */
export interface Reach {
  /** JSON Pointers of the components that a part reaches. */
  from(node: unknown): Set<string>;
}

/** Follows references of a document; what stands at each place is looked through once. */
export function createReach(document: JsonObject): Reach {
  const known = new Map<string, readonly string[]>();
  const listFrom = (place: string) => {
    const node = findAt(document, place);
    const targets = known.get(place) ?? (isObject(node) ? toPlaces(node) : []);
    known.set(place, targets);
    return targets;
  };
  return {
    from(node) {
      const reached = new Set<string>();
      const ahead = isObject(node) ? toPlaces(node) : [];
      for (let place = ahead.pop(); place !== undefined; place = ahead.pop()) {
        if (reached.has(place)) continue;
        reached.add(place);
        ahead.push(...listFrom(place));
      }
      return reached;
    },
  };
}

/** Of a reference into a component the whole of it is reached. */
const toPlaces = (node: JsonObject) => [...listTargets(node)].map((target) => findComponent(target) ?? target);
