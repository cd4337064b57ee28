import { readUrl } from '../../contracts/options/option-checks.ts';
import { type VendorName, vendorNames } from '../../specs/vendors.ts';
import { UsageError } from '../../usage-error.ts';
import type { CiName } from './ci-names.ts';
import type { InitFlags } from './flags.ts';

/** A server to check. */
export interface InitTarget {
  vendor: VendorName;
  /** The base URL, without a slash at the end. */
  url: string;
}

/** The answers that decide the content of the files. */
export interface InitAnswers {
  targets: InitTarget[];
  ci: CiName;
}

/** The answers that the flags give. A missing answer is undefined. */
export interface FlagAnswers {
  vendors?: VendorName[];
  /** By vendor. */
  urls: ReadonlyMap<VendorName, string>;
  ci?: CiName;
}

/** Reads the answers of the flags. Throws UsageError `MISSING_VENDOR`, `CONFLICTING_OPTIONS` or `INVALID_URL`. */
export function readFlagAnswers({ vendor, url = [], ci }: InitFlags): FlagAnswers {
  const vendors = vendor && vendorNames.filter((name) => vendor.includes(name));
  const urls = new Map<VendorName, string>();
  for (const given of url) {
    const named = vendorNames.find((name) => given.startsWith(`${name}=`));
    const owner = named ?? (vendors?.length === 1 ? vendors[0] : undefined);
    if (owner === undefined)
      throw missingVendor(`Pass the vendor of the URL: --url ${vendorNames[0]}=https://chat.example.com.`);
    if (vendors && !vendors.includes(owner))
      throw conflict(`--url is for ${owner}, but --vendor does not list ${owner}.`);
    if (urls.has(owner)) throw conflict(`${owner} has two URLs. Pass one, and add targets to the file later.`);
    urls.set(owner, toUrl(named ? given.slice(named.length + 1) : given));
  }
  return { vendors: vendors ?? (urls.size > 0 ? [...urls.keys()] : undefined), urls, ci };
}

/** Returns the answers if the flags give all. Throws UsageError `MISSING_VENDOR` or `MISSING_URL`. */
export function toAnswers({ vendors, urls, ci = 'none' }: FlagAnswers): InitAnswers {
  if (vendors === undefined) throw missingVendor(`Pass --vendor ${vendorNames.join(' or --vendor ')}.`);
  const targets = vendors.map((vendor) => {
    const url = urls.get(vendor);
    if (url === undefined)
      throw new UsageError('MISSING_URL', `Pass the URL of the server: --url ${vendor}=https://chat.example.com.`);
    return { vendor, url };
  });
  return { targets, ci };
}

/** Formats a base URL for the configuration. Throws UsageError `INVALID_URL` or `CREDENTIALS_IN_URL`. */
export function toUrl(text: string): string {
  return readUrl(text.trim()).href.replace(/\/$/, '');
}

const missingVendor = (message: string) => new UsageError('MISSING_VENDOR', message);
const conflict = (message: string) => new UsageError('CONFLICTING_OPTIONS', message);
