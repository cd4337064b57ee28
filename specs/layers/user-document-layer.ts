import { getComponent, listComponents, toComponent } from '../components.ts';
import { applyOverlay, type OverlayAction } from '../documents/overlay.ts';
import { fromPointer, type JsonObject } from '../json/json.ts';
import type { Deviation } from '../ledger.ts';
import { findNamesakes, type VendorDocument } from './find-namesakes.ts';
import type { Layer } from './layer.ts';
import { dropUnused, fillComponents, moveComponents, toFreePlace } from './move-components.ts';
import { trim } from './select-matching-actions.ts';
import { completePaths, createVendorPaths, withPaths } from './vendor-paths.ts';

/**
 * Applies the vendor's overlays to a user's document. Meanwhile the vendor's components are added to the document, and the user's
 * components that only share a name with one of them are renamed. So an action changes only components of the operations that
 * it is for. Paths of other APIs stay unchanged. Afterwards the user's components get their names back, and unused vendor
 * components are removed.
 */
export function createUserDocumentLayer(
  given: JsonObject,
  vendors: VendorDocument,
  behaviour: readonly OverlayAction[],
): Layer {
  const aside = new Map<string, string>();
  for (const place of findNamesakes(given, vendors)) {
    aside.set(place, toFreePlace(place, [given, vendors.observed]));
  }
  const moved = moveComponents(given, aside);
  // Overlays that select all paths are meant for the vendor's paths only.
  const spoken = withPaths(moved, createVendorPaths(vendors.published));
  const finish = (laid: JsonObject) => moveBack(completePaths(laid, moved), aside);
  const own = new Set(listComponents(moved).map(([kind, name]) => toComponent(kind, name)));
  const whole = applyOverlay(fillComponents(spoken, vendors.published), behaviour, () => {});
  const isOwn = (place: string) => own.has(place);
  const used = dropUnused(whole, isOwn);
  const documented = finish(used);
  return {
    documented,
    selectMatchingActions: ({ actions }) => trim(used, actions),
    amend: (deviations: readonly Deviation[]) => {
      const actions = deviations.flatMap((each) => trim(used, each.actions));
      return actions.length === 0 ? documented : finish(dropUnused(applyOverlay(whole, actions), isOwn));
    },
  };
}

/** Restores the names of the user's components. A vendor component with such a name gets the other name. */
function moveBack(document: JsonObject, aside: ReadonlyMap<string, string>): JsonObject {
  const places = new Map<string, string>();
  for (const [place, other] of aside) {
    const [, kind = '', name = ''] = fromPointer(place);
    places.set(other, place);
    if (getComponent(document, kind, name) !== undefined) places.set(place, other);
  }
  return moveComponents(document, places);
}
