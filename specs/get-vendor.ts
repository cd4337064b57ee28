import { UsageError } from '../usage-error.ts';
import { suggest } from './suggest.ts';
import type { VendorDeclaration } from './vendor-declaration.ts';
import { builtInVendors, type VendorName } from './vendors.ts';

/**
 * Finds a vendor by name.
 *
 * @param added Vendors of plugins, in addition to the built-in ones.
 * @throws UsageError `UNKNOWN_VENDOR` for other names, and what {@link assertDistinctNames} throws.
 */
export function getVendor(name: VendorName, added: readonly VendorDeclaration[] = []): VendorDeclaration {
  assertDistinctNames(added);
  const known = [...builtInVendors, ...added];
  const found = known.find((each) => each.name === name);
  if (found) return found;
  const names = known.map((each) => each.name);
  const [meant] = suggest(name, names);
  const question = meant === undefined ? '' : ` Did you mean ${meant}?`;
  throw new UsageError('UNKNOWN_VENDOR', `Unknown vendor "${name}".${question} Known vendors: ${names.join(', ')}.`);
}

/**
 * Asserts that vendors of plugins have other names than the built-in vendors, and than each other.
 *
 * @throws UsageError `DUPLICATE_VENDOR`.
 */
export function assertDistinctNames(added: readonly VendorDeclaration[]): void {
  const names = new Set(builtInVendors.map(({ name }) => name));
  for (const { name } of added) {
    if (names.has(name))
      throw new UsageError('DUPLICATE_VENDOR', `Two vendors have the name "${name}". Rename the one of the plugin.`);
    names.add(name);
  }
}
