import type { JsonObject } from '../json.ts';
import type { Deviation } from '../ledger.ts';
import type { SourceDocument } from '../load.ts';
import type { OverlayAction } from '../overlay.ts';

/** What a contract is made from: documents with overlays laid over them. */
export interface Foundation {
  /** As the documents were written, nothing laid over them, and as one. */
  source: SourceDocument;
  /** With the behaviour. */
  documented: JsonObject;
  /** "file:line" of a JSON Pointer of what is documented. */
  locate(pointer: string): string;
  /** The actions of a ledger entry that have a target. */
  fit(deviation: Deviation): OverlayAction[];
  /** With the behaviour and some ledger entries. */
  amend(taken: readonly Deviation[]): JsonObject;
}
