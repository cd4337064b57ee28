import type { SourceDocument } from '../documents/load.ts';
import type { OverlayAction } from '../documents/overlay.ts';
import type { JsonObject } from '../json/json.ts';
import type { Deviation } from '../ledger.ts';

/** The source of a contract: one or more documents with overlays. */
export interface ContractBase {
  /** The original documents without overlays, merged. */
  source: SourceDocument;
  /** The document with the behaviour overlay. */
  documented: JsonObject;
  /** Returns "file:line" of a JSON Pointer in `documented`. */
  locate(pointer: string): string;
  /** Returns the actions of a ledger entry whose targets match. */
  selectMatchingActions(deviation: Deviation): OverlayAction[];
  /** Returns the document with the behaviour overlay and these ledger entries. */
  amend(taken: readonly Deviation[]): JsonObject;
}
