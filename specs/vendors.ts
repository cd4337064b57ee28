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
