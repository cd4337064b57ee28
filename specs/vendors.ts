import { UsageError } from '../usage-error.ts';

/** The vendors that have a folder here, in the order in which everything lists them. */
export const vendorNames = ['chatwoot', 'rocketchat'] as const;
export type VendorName = (typeof vendorNames)[number];

/** The vendor of that name. Throws {@link UsageError} `UNKNOWN_VENDOR`. */
export function getVendorName(name: string): VendorName {
  const found = vendorNames.find((vendor) => vendor === name);
  if (!found) {
    throw new UsageError('UNKNOWN_VENDOR', `Unknown vendor "${name}". Known vendors: ${vendorNames.join(', ')}.`);
  }
  return found;
}

/**
 * Headers by which each vendor's servers know a caller, and the security schemes that they stand for: some documents
 * publish them as parameters alone.
 */
export const credentialHeaders: Readonly<Record<VendorName, Readonly<Record<string, string>>>> = {
  chatwoot: { api_access_token: 'userApiKey' },
  rocketchat: { 'X-Auth-Token': 'authToken', 'X-User-Id': 'userId' },
};
