import { applyOverlay, type OverlayAction, readOverlay } from '../documents/overlay.ts';
import { loadOwnDocument, type OwnDocument } from '../documents/own-documents.ts';
import { isObject, type JsonObject } from '../json/json.ts';
import type { VendorDeclaration } from '../vendor-declaration.ts';

/** An action of the built-in overlays whose target matches nothing in a document. */
export interface StaleAction {
  /** "file:line". */
  at: string;
  /** JSONPath. */
  target: string;
  /** Id of the ledger entry that the action belongs to. */
  entry?: string;
}

/** How well the built-in overlays fit a document. */
export interface OverlayFit {
  /** Total number of actions. */
  actions: number;
  stale: StaleAction[];
}

const overlays: readonly OwnDocument[] = ['behaviour', 'observed'];

/** Applies the built-in overlays to a document in order, and lists the actions whose target matches nothing. */
export async function fitOverlays(vendor: VendorDeclaration, document: JsonObject): Promise<OverlayFit> {
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
