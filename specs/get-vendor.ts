import { UsageError } from '../usage-error.ts';
import { suggest } from './suggest.ts';
import type { VendorDeclaration } from './vendor-declaration.ts';
import { builtInVendors, type VendorName } from './vendors.ts';

/**
 * Finds a vendor by name.
 *
 * @param added Vendors of plugins, in addition to the built-in ones.
 * @throws UsageError `UNKNOWN_VENDOR` for other names.
 */
export function getVendor(name: VendorName, added: readonly VendorDeclaration[] = []): VendorDeclaration {
  const known = [...builtInVendors, ...added];
  const found = known.find((each) => each.name === name);
  if (found) return found;
  const names = known.map((each) => each.name);
  const [meant] = suggest(name, names);
  const question = meant === undefined ? '' : ` Did you mean ${meant}?`;
  throw new UsageError('UNKNOWN_VENDOR', `Unknown vendor "${name}".${question} Known vendors: ${names.join(', ')}.`);
}
