import type { OverlayAction } from '../documents/overlay.ts';
import type { JsonObject } from '../json/json.ts';
import type { Deviation } from '../ledger.ts';

/** A document with the vendor's overlays: a part of a contract. */
export interface Layer {
  /** The document with the behaviour overlay. */
  documented: JsonObject;
  /** Returns the actions of a ledger entry whose targets match. */
  selectMatchingActions(deviation: Deviation): OverlayAction[];
  /** Returns the document with the behaviour overlay and the matching actions of these ledger entries. */
  amend(deviations: readonly Deviation[]): JsonObject;
}
