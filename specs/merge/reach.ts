import { findComponent } from '../components.ts';
import { findAt, isObject, type JsonObject } from '../json/json.ts';
import { listTargets } from './references.ts';

/** Finds what parts of a document refer to, directly or indirectly. */
export interface Reach {
  /** Returns JSON Pointers of the components that a part refers to. */
  from(node: unknown): Set<string>;
}

/** Creates a {@link ListRestriction} for a document. Each place is searched only once. */
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

/** A reference into a component reaches the whole component. */
const toPlaces = (node: JsonObject) => [...listTargets(node)].map((target) => findComponent(target) ?? target);
