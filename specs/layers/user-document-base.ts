import { once } from '../../once.ts';
import type { Contract } from '../contract.ts';
import type { SourceDocument } from '../documents/load.ts';
import { applyOverlay, type OverlayAction } from '../documents/overlay.ts';
import type { Deviation } from '../ledger.ts';
import { mergeDocuments, mergeWithSources } from '../merge/merge-documents.ts';
import { refuseConflicts } from '../merge/refuse-conflicts.ts';
import { readUserDocument } from '../user-documents/read-user-document.ts';
import type { VendorName } from '../vendors.ts';
import type { ContractBase } from './contract-base.ts';
import { dropVendorBasePaths } from './drop-vendor-base-paths.ts';
import { createRemainingLayer } from './remaining-layer.ts';
import { renameClashingOperationIds } from './rename-clashing-operation-ids.ts';
import { trim } from './select-matching-actions.ts';
import { createUserDocumentLayer } from './user-document-layer.ts';

interface GivenOptions {
  vendor: VendorName;
  /** Adds the operations that only the vendor's contract has. */
  completed: boolean;
  /** The vendor's published document. */
  published: SourceDocument;
  contract: Contract;
  behaviour: readonly OverlayAction[];
  /** The actions of the vendor's ledger. All other actions are the user's. */
  own: ReadonlySet<OverlayAction>;
}

/** Marks an action that adds operations that the vendor serves but does not document. */
const unpublishedMark = 'x-chatpact-unpublished';

/**
 * Creates the source of a contract from the user's documents. The vendor's overlays are applied to each document separately,
 * while its components still have their original names. Then the documents are merged.
 *
 * @throws UsageError `INVALID_DOCUMENT` for an unreadable document, and for documents that contradict each other.
 */
export async function createUserDocumentBase(
  written: readonly SourceDocument[],
  { vendor, completed, published, contract, behaviour, own }: GivenOptions,
): Promise<ContractBase> {
  const read = await Promise.all(written.map((each) => readUserDocument(each, vendor)));
  refuseConflicts(read);
  const placed = read.map((each) => ({ ...each, json: dropVendorBasePaths(each.json, contract.document) }));
  const given = completed ? renameClashingOperationIds(placed, contract.document) : placed;
  const documents = given.map(({ json }) => json);
  const source = mergeSources(given);

  const vendors = {
    published: published.json,
    observed: contract.amend(contract.ledger.map(({ id }) => id)).document,
  };
  // Operations that the user's document lacks are not part of its contract.
  const laid = behaviour.filter(({ raw }) => raw[unpublishedMark] !== true);
  const layers = documents.map((each) => createUserDocumentLayer(each, vendors, laid));
  if (completed) layers.push(createRemainingLayer(contract, documents));
  const { json: documented, findSource } = mergeWithSources(layers.map((each) => each.documented));
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
      const origin = findSource(pointer);
      return (sources[origin.index] ?? source).locate(origin.pointer);
    },
    selectMatchingActions(deviation) {
      const entry = ofVendor(deviation);
      const others = deviation.actions.filter((each) => !own.has(each));
      const fitting = new Set([
        ...layers.flatMap((each) => each.selectMatchingActions(entry)),
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

/** Merges documents, and keeps the original position of each part. Lazy, because mocks do not need positions. */
function mergeSources(sources: readonly SourceDocument[]): SourceDocument {
  const [first] = sources;
  const merge = once(() => mergeWithSources(sources.map((each) => each.json)));
  return {
    name: sources.map(({ name }) => name).join(', '),
    get json() {
      return merge().json;
    },
    locate(pointer) {
      const origin = merge().findSource(pointer);
      return (sources[origin.index] ?? first)?.locate(origin.pointer) ?? '';
    },
  };
}
