import type { OwnDocument } from '../../specs/documents/own-documents.ts';
import { getVendor } from '../../specs/get-vendor.ts';
import type { BuiltInVendorName } from '../../specs/vendors.ts';

/** The file of a document of a built-in vendor. */
export function documentOf(vendor: BuiltInVendorName, name: OwnDocument = 'openapi'): URL {
  const source = getVendor(vendor).documents[name];
  if (source instanceof URL) return source;
  throw new Error(`${vendor} has no file for ${name}.`);
}
