import type { Contract } from '../../specs/contract.ts';
import { suggest } from '../../specs/suggest.ts';
import { builtInVendors } from '../../specs/vendors.ts';
import { UsageError } from '../../usage-error.ts';
import type { Vendor } from '../vendor-interface/vendor.ts';

/**
 * Refuses a handler of a plugin whose operation id is not in the vendor's document: it would never run. TypeScript finds
 * such mistakes in the built-in vendors.
 *
 * @throws UsageError `INVALID_PLUGIN`.
 */
export function refuseUnknownHandlers({ declaration, name, handlerIds }: Vendor, contract: Contract): void {
  if (builtInVendors.includes(declaration)) return;
  for (const id of handlerIds) {
    if (contract.findOperation(id)) continue;
    const ids = contract.operations.map((operation) => operation.id);
    const [similar] = suggest(id, ids);
    const hint = similar === undefined ? '' : ` Did you mean "${similar}"?`;
    const what = `The document of ${name} has no operation "${id}", for which the plugin has a handler`;
    throw new UsageError('INVALID_PLUGIN', `${what}.${hint}`);
  }
}
