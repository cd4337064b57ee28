import { isDeepStrictEqual } from 'node:util';
import { getComponent, listComponents, toComponent } from '../components.ts';
import type { JsonObject } from '../json.ts';
import { listWritten } from '../merge/operation-key.ts';
import { createReach } from '../merge/reach.ts';

/** A vendor's document, as published and with all that overlays say. */
export interface VendorDocument {
  published: JsonObject;
  /** With the behaviour and the whole ledger. */
  observed: JsonObject;
}

/**
 * Components of a user's document that bear the name of one of the vendor's and are another thing: no operation that both
 * have uses either of them, and they differ.
 *
 * @returns JSON Pointers.
 */
export function findForeign(given: JsonObject, { published, observed }: VendorDocument): string[] {
  const named = listComponents(given).filter(([kind, name]) => getComponent(observed, kind, name) !== undefined);
  if (named.length === 0) return [];
  const common = listCommon(given, observed);
  return named.flatMap(([kind, name, component]) => {
    const place = toComponent(kind, name);
    const isVendors = common.has(place) || isDeepStrictEqual(component, getComponent(published, kind, name));
    return isVendors ? [] : [place];
  });
}

/** Components that the same operation uses in both documents. */
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
