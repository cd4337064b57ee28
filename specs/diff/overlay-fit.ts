import { isObject, type JsonObject } from '../json.ts';
import { applyOverlay, type OverlayAction, readOverlay } from '../overlay.ts';
import { loadOwnDocument, type OwnDocument } from '../own-documents.ts';
import type { VendorName } from '../vendors.ts';

/** An action of ours whose target is not in a document. */
export interface StaleAction {
  /** "file:line". */
  at: string;
  /** JSONPath. */
  target: string;
  /** The entry of the ledger that it belongs to. */
  entry?: string;
}

/** How our overlays lie on a document. */
export interface OverlayFit {
  /** Actions in all. */
  actions: number;
  stale: StaleAction[];
}

const overlays: readonly OwnDocument[] = ['behaviour.overlay', 'observed.overlay'];

/** Lays our overlays over a document, one after the other, and tells which actions find nothing there. */
export async function fitOverlays(vendor: VendorName, document: JsonObject): Promise<OverlayFit> {
  const read = await Promise.all(overlays.map(async (name) => readOverlay(await loadOwnDocument(vendor, name))));
  const stale: StaleAction[] = [];
  const onStale = (action: OverlayAction) => {
    stale.push({ at: action.at(), target: action.target, entry: entryOf(action) });
  };
  applyOverlay(document, read.flat(), onStale);
  return { actions: read.flat().length, stale };
}

function entryOf({ raw }: OverlayAction): string | undefined {
  const entry = raw['x-chatpact-deviation'];
  const id = isObject(entry) ? entry.id : entry;
  return typeof id === 'string' ? id : undefined;
}
