import type { Plugin as CheckPlugin } from '../contracts/plugins/plugin.ts';
import type { VendorExtension } from './vendor.ts';

/** A team's additions to the mock and the check. */
export interface Plugin extends Omit<CheckPlugin, 'vendors'> {
  /** Vendors in addition to the built-in ones. */
  vendors?: readonly VendorExtension[];
}

/**
 * Declares a plugin: the default export of a module that `--plugin` or `plugins` of the configuration names, and an
 * entry of the option `plugins` of `createMock` and `checkContract`.
 *
 * @example
 * export default definePlugin({ name: 'acme', vendor: 'chatwoot', rules: [hasRequestId] });
 */
export function definePlugin(plugin: Plugin): Plugin {
  return plugin;
}
