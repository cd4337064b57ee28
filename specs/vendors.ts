import { UsageError } from '../usage-error.ts';
import { chatwoot } from './chatwoot/vendor.ts';
import { rocketchat } from './rocketchat/vendor.ts';
import type { VendorDeclaration } from './vendor-declaration.ts';

/** The names of the built-in vendors, in the order of all lists. */
export const vendorNames = ['chatwoot', 'rocketchat'] as const;
export type BuiltInVendorName = (typeof vendorNames)[number];

/** The name of a built-in vendor, or of one that a plugin adds. */
export type VendorName = BuiltInVendorName | (string & {});

const builtIn: Readonly<Record<BuiltInVendorName, VendorDeclaration>> = { chatwoot, rocketchat };

/** The declarations of the built-in vendors. */
export const builtInVendors: readonly VendorDeclaration[] = vendorNames.map((name) => builtIn[name]);

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
  const names = known.map((each) => each.name).join(', ');
  throw new UsageError('UNKNOWN_VENDOR', `Unknown vendor "${name}". Known vendors: ${names}.`);
}
