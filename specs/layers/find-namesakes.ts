import { isDeepStrictEqual } from 'node:util';
import { getComponent, listComponents, toComponent } from '../components.ts';
import type { JsonObject } from '../json/json.ts';
import { listWritten } from '../merge/operation-key.ts';
import { createReach } from '../merge/reach.ts';

/** A vendor's document without and with its overlays. */
export interface VendorDocument {
  published: JsonObject;
  /** The document with the behaviour overlay and the whole ledger. */
  observed: JsonObject;
}

/**
 * Finds components of a user's document that only share their name with a component of the vendor's document: the two differ,
 * and no operation in both documents uses them.
 *
 * @returns JSON Pointers.
 */
export function findNamesakes(given: JsonObject, { published, observed }: VendorDocument): string[] {
  const named = listComponents(given).filter(([kind, name]) => getComponent(observed, kind, name) !== undefined);
  if (named.length === 0) return [];
  const common = listCommon(given, observed);
  return named.flatMap(([kind, name, component]) => {
    const place = toComponent(kind, name);
    const isVendors = common.has(place) || isDeepStrictEqual(component, getComponent(published, kind, name));
    return isVendors ? [] : [place];
  });
}

/** Lists components that the same operation uses in both documents. */
function listCommon(given: JsonObject, vendors: JsonObject): Set<string> {
  const operations = new Map(listWritten(vendors).map((each) => [each.key, each]));
  const [ofGiven, ofVendors] = [createReach(given), createReach(vendors)];
  const common = new Set<string>();
  for (const { key, item, operation } of listWritten(given)) {
    const other = operations.get(key);
    if (!other) continue;
    const reached = ofVendors.from({ parameters: other.item.parameters, operation: other.operation });
    for (const place of ofGiven.from({ parameters: item.parameters, operation })) {
      if (reached.has(place)) common.add(place);
    }
  }
  return common;
}
