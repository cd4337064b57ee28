import { isObject, type JsonObject } from '../json/json.ts';
import type { Deviation } from '../ledger.ts';
import { listWritten, toOperationKey } from '../merge/operation-key.ts';
import { resolve } from '../operations.ts';
import type { Layer } from './layer.ts';
import { dropUnused } from './move-components.ts';
import { trim } from './select-matching-actions.ts';

/** The vendor's contract, which can be amended with ledger entries. */
interface VendorContract {
  document: JsonObject;
  amend(ids: readonly string[]): { document: JsonObject };
}

/** Creates a layer of the vendor's operations that the user's documents lack, with the components that they use. */
export function createRemainingLayer(contract: VendorContract, given: readonly JsonObject[]): Layer {
  const taken = new Set(given.flatMap(listWritten).map(({ key }) => key));
  const toRest = (document: JsonObject) => {
    const rest = { ...document, paths: withoutTaken(document, taken) };
    return dropUnused(rest, () => false);
  };
  const documented = toRest(contract.document);
  return {
    documented,
    selectMatchingActions: ({ actions }) => trim(documented, actions),
    amend: (deviations: readonly Deviation[]) => toRest(contract.amend(deviations.map(({ id }) => id)).document),
  };
}

function withoutTaken(document: JsonObject, taken: ReadonlySet<string>): JsonObject {
  const paths = Object.entries(isObject(document.paths) ? document.paths : {}).flatMap(([path, written]) => {
    const item = resolve(document, written);
    const kept = Object.entries(item).filter(([key]) => !taken.has(toOperationKey(key, path)));
    const hasAny = listWritten({ paths: { [path]: Object.fromEntries(kept) } }).length > 0;
    return hasAny ? [[path, Object.fromEntries(kept)] as const] : [];
  });
  return Object.fromEntries(paths);
}
