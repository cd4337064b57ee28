import { getVendor } from '../../specs/get-vendor.ts';
import type { BuiltInVendorName, VendorName } from '../../specs/vendors.ts';
import type { PluginVendor } from '../plugins/plugin.ts';
import type { VendorCheck } from '../vendor.ts';
import { chatwoot } from './chatwoot/index.ts';
import { rocketchat } from './rocketchat/index.ts';

/** The built-in vendors. */
export const vendorChecks: Readonly<Record<BuiltInVendorName, VendorCheck>> = { chatwoot, rocketchat };

/**
 * Finds the check of a vendor by its name.
 *
 * @param plugins Plugins that may add vendors.
 * @throws UsageError `UNKNOWN_VENDOR` for another name, `DUPLICATE_VENDOR` if two vendors have one name.
 */
export function getVendorCheck(
  name: VendorName,
  plugins: readonly { vendors?: readonly PluginVendor[] }[] = [],
): VendorCheck {
  const added = plugins.flatMap(({ vendors = [] }) => vendors.flatMap(({ check }) => check ?? []));
  const known = [...Object.values(vendorChecks), ...added];
  const declaration = getVendor(
    name,
    added.map((each) => each.declaration),
  );
  const found = known.find((each) => each.declaration === declaration);
  if (!found) throw new Error(`The vendor ${name} is declared, but has no check.`);
  return found;
}
