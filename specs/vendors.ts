import { UsageError } from '../usage-error.ts';

/** The supported vendors, in the order of all lists. */
export const vendorNames = ['chatwoot', 'rocketchat'] as const;
export type VendorName = (typeof vendorNames)[number];

/** Checks the name of a vendor. Throws {@link UsageError} `UNKNOWN_VENDOR` for other names. */
export function getVendorName(name: string): VendorName {
  const found = vendorNames.find((vendor) => vendor === name);
  if (!found) {
    throw new UsageError('UNKNOWN_VENDOR', `Unknown vendor "${name}". Known vendors: ${vendorNames.join(', ')}.`);
  }
  return found;
}

/**
 * Credential headers of each vendor, with the names of their security schemes. Some documents list these headers only as
 * parameters.
 */
export const credentialHeaders: Readonly<Record<VendorName, Readonly<Record<string, string>>>> = {
  chatwoot: { api_access_token: 'userApiKey' },
  rocketchat: { 'X-Auth-Token': 'authToken', 'X-User-Id': 'userId' },
};
