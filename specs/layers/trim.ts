import type { JsonObject } from '../json.ts';
import { applyOverlay, type OverlayAction } from '../overlay.ts';

/** The actions, of those that belong together, that have a target in a document. */
export function trim(document: JsonObject, actions: readonly OverlayAction[]): OverlayAction[] {
  const stale = new Set<OverlayAction>();
  applyOverlay(document, actions, (action) => stale.add(action));
  return actions.filter((action) => !stale.has(action));
}
