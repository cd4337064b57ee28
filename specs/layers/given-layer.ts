import { getComponent, listComponents, toComponent } from '../components.ts';
import { copyJson, fromPointer, type JsonObject } from '../json.ts';
import type { Deviation } from '../ledger.ts';
import { applyOverlay, type OverlayAction } from '../overlay.ts';
import { findForeign, type VendorDocument } from './find-foreign.ts';
import type { Layer } from './layer.ts';
import { dropUnused, fillComponents, moveComponents, toFreePlace } from './move-components.ts';
import { trim } from './trim.ts';
import { completePaths, createVendorPaths, withPaths } from './vendor-paths.ts';

/**
 * A user's document with the vendor's overlays laid over it, where they fit. While they are laid, the vendor's components
 * stand beside the user's, and a component of the user's that only bears the name of one of them has another name: an
 * action changes what the operations that it means use, and nothing else. Paths of another API are left as they are.
 * Afterwards the user's have their names again, and of the vendor's those stay that something refers to.
 */
export function createGivenLayer(
  given: JsonObject,
  vendors: VendorDocument,
  behaviour: readonly OverlayAction[],
): Layer {
  const aside = new Map<string, string>();
  for (const place of findForeign(given, vendors)) {
    aside.set(place, toFreePlace(place, [given, vendors.observed]));
  }
  // What YAML may hold and JSON has no word for, an infinite number for one, becomes what JSON makes of it.
  const moved = copyJson(moveComponents(given, aside));
  // Overlays say what is true of "all paths", and mean the vendor's.
  const spoken = withPaths(moved, createVendorPaths(vendors.published));
  const finish = (laid: JsonObject) => moveBack(completePaths(laid, moved), aside);
  const own = new Set(listComponents(moved).map(([kind, name]) => toComponent(kind, name)));
  const whole = applyOverlay(fillComponents(spoken, vendors.published), behaviour, () => {});
  const isOwn = (place: string) => own.has(place);
  const used = dropUnused(whole, isOwn);
  const documented = finish(used);
  return {
    documented,
    fit: ({ actions }) => trim(used, actions),
    amend: (deviations: readonly Deviation[]) => {
      const actions = deviations.flatMap((each) => trim(used, each.actions));
      return actions.length === 0 ? documented : finish(dropUnused(applyOverlay(whole, actions), isOwn));
    },
  };
}

/** Gives the user's components their names again; one of the vendor's that has such a name changes with it. */
function moveBack(document: JsonObject, aside: ReadonlyMap<string, string>): JsonObject {
  const places = new Map<string, string>();
  for (const [place, other] of aside) {
    const [, kind = '', name = ''] = fromPointer(place);
    places.set(other, place);
    if (getComponent(document, kind, name) !== undefined) places.set(place, other);
  }
  return moveComponents(document, places);
}
