import { assertDistinctNames, getVendor } from '../specs/get-vendor.ts';
import { UsageError } from '../usage-error.ts';
import type { MockPlugin } from './mock-plugin.ts';
import type { MockOptions } from './options.ts';
import type { Vendor } from './vendor-interface/vendor.ts';
import { vendors as builtIn } from './vendors/index.ts';

/**
 * Lists the vendors that a mock serves: all, or those of the option `vendors`. `specs` may name known vendors only.
 *
 * @throws UsageError `INVALID_PLUGIN`, `DUPLICATE_VENDOR` or `UNKNOWN_VENDOR`.
 */
export function listServedVendors({
  plugins = [],
  vendors: names,
  specs = {},
}: Pick<MockOptions, 'plugins' | 'vendors' | 'specs'>): Vendor[] {
  const fromPlugins = plugins.flatMap(listVendors);
  const known = [...builtIn, ...fromPlugins];
  const added = fromPlugins.map(({ declaration }) => declaration);
  assertDistinctNames(added);
  for (const name of Object.keys(specs)) getVendor(name, added);
  const wanted = names?.map((name) => getVendor(name, added).name);
  return known.filter(({ name }) => wanted?.includes(name) ?? true);
}

/** The vendors of a plugin. It may come from JavaScript. */
function listVendors(plugin: MockPlugin): Vendor[] {
  const { name, vendors = [] } = plugin ?? {};
  const isVendor = ({ declaration, mock }: NonNullable<MockPlugin['vendors']>[number]) =>
    typeof declaration?.name === 'string' && (mock === undefined || typeof mock?.createWorld === 'function');
  const isValid = Array.isArray(vendors) && vendors.every((each) => each && isVendor(each));
  if (typeof name === 'string' && isValid) return vendors.flatMap(({ mock }) => mock ?? []);
  throw new UsageError('INVALID_PLUGIN', 'Expected a plugin (see definePlugin) in each entry of the option plugins.');
}
