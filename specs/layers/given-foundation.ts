import { once } from '../../once.ts';
import type { Contract } from '../contract.ts';
import { readGiven } from '../given/read-given.ts';
import type { Deviation } from '../ledger.ts';
import type { SourceDocument } from '../load.ts';
import { mergeDocuments, mergeWithOrigins } from '../merge/merge-documents.ts';
import { refuseConflicts } from '../merge/refuse-conflicts.ts';
import { applyOverlay, type OverlayAction } from '../overlay.ts';
import type { VendorName } from '../vendors.ts';
import { avoidIds } from './avoid-ids.ts';
import type { Foundation } from './foundation.ts';
import { createGivenLayer } from './given-layer.ts';
import { placeVendors } from './place-vendors.ts';
import { createRestLayer } from './rest-layer.ts';
import { trim } from './trim.ts';

interface GivenOptions {
  vendor: VendorName;
  /** Adds what the vendor's contract has and the user's documents have not. */
  completed: boolean;
  /** The vendor's document as published, and the contract that follows from it. */
  published: SourceDocument;
  contract: Contract;
  behaviour: readonly OverlayAction[];
  /** The actions of the vendor's ledger: others are the user's. */
  own: ReadonlySet<OverlayAction>;
}

/** Marks an action that adds operations which the vendor serves and does not publish. */
const unpublishedMark = 'x-chatpact-unpublished';

/**
 * What a contract with a user's documents is made from. The vendor's overlays are laid over each document by itself, where
 * its parts still have the names that it gives them; then all become one.
 *
 * @throws UsageError `BAD_DOCUMENT` for a document that can't be read, and for documents that contradict each other.
 */
export async function createGivenFoundation(
  written: readonly SourceDocument[],
  { vendor, completed, published, contract, behaviour, own }: GivenOptions,
): Promise<Foundation> {
  const read = await Promise.all(written.map((each) => readGiven(each, vendor)));
  refuseConflicts(read);
  const placed = read.map((each) => ({ ...each, json: placeVendors(each.json, contract.document) }));
  const given = completed ? avoidIds(placed, contract.document) : placed;
  const documents = given.map(({ json }) => json);
  const source = mergeSources(given);

  const vendors = {
    published: published.json,
    observed: contract.amend(contract.ledger.map(({ id }) => id)).document,
  };
  // What a document of the user's lacks is not its user's promise.
  const laid = behaviour.filter(({ raw }) => raw[unpublishedMark] !== true);
  const layers = documents.map((each) => createGivenLayer(each, vendors, laid));
  if (completed) layers.push(createRestLayer(contract, documents));
  const { json: documented, findOrigin } = mergeWithOrigins(layers.map((each) => each.documented));
  const sources = [...given, published];

  const ofVendor = ({ actions, ...deviation }: Deviation) => ({
    ...deviation,
    actions: actions.filter((each) => own.has(each)),
  });
  const amendLayers = (taken: readonly Deviation[]) => {
    const entries = taken.map(ofVendor).filter(({ actions }) => actions.length > 0);
    return entries.length === 0 ? documented : mergeDocuments(layers.map((each) => each.amend(entries)));
  };
  return {
    source,
    documented,
    locate(pointer) {
      const origin = findOrigin(pointer);
      return (sources[origin.index] ?? source).locate(origin.pointer);
    },
    fit(deviation) {
      const entry = ofVendor(deviation);
      const others = deviation.actions.filter((each) => !own.has(each));
      const fitting = new Set([
        ...layers.flatMap((each) => each.fit(entry)),
        ...trim(others.length > 0 ? amendLayers([entry]) : documented, others),
      ]);
      return deviation.actions.filter((each) => fitting.has(each));
    },
    amend: (taken) =>
      applyOverlay(
        amendLayers(taken),
        taken.flatMap(({ actions }) => actions.filter((each) => !own.has(each))),
      ),
  };
}

/** Several documents as one that knows where each part of it was written. Mocks never ask for it. */
function mergeSources(sources: readonly SourceDocument[]): SourceDocument {
  const [first] = sources;
  const merge = once(() => mergeWithOrigins(sources.map((each) => each.json)));
  return {
    name: sources.map(({ name }) => name).join(', '),
    get json() {
      return merge().json;
    },
    locate(pointer) {
      const origin = merge().findOrigin(pointer);
      return (sources[origin.index] ?? first)?.locate(origin.pointer) ?? '';
    },
  };
}
