import { applyOverlay, type OverlayAction } from '../documents/overlay.ts';
import type { JsonObject } from '../json/json.ts';

/** Returns the actions whose targets match in a document, given the effects of the actions before them. */
export function trim(document: JsonObject, actions: readonly OverlayAction[]): OverlayAction[] {
  const stale = new Set<OverlayAction>();
  applyOverlay(document, actions, (action) => stale.add(action));
  return actions.filter((action) => !stale.has(action));
}
