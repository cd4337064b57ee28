import type { JsonObject } from '../json.ts';
import type { Deviation } from '../ledger.ts';
import type { OverlayAction } from '../overlay.ts';

/** A document with the vendor's overlays laid over it: a part of a contract. */
export interface Layer {
  /** With the behaviour. */
  documented: JsonObject;
  /** The actions of a ledger entry that have a target in it. */
  fit(deviation: Deviation): OverlayAction[];
  /** With the behaviour and some ledger entries, as far as they fit. */
  amend(deviations: readonly Deviation[]): JsonObject;
}
