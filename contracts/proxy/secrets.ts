import { isSensitiveField } from '../recording/safe.ts';
import type { VendorCheck } from '../vendor.ts';

/** Credential headers of all vendors, and the names that replace their values. */
const commonHeaders: Record<string, string> = {
  authorization: 'AUTHORIZATION',
  'proxy-authorization': 'AUTHORIZATION',
  cookie: 'COOKIE',
};

/**
 * Finds the secrets of a request for a redactor: values of credential headers, cookies, and query parameters with
 * sensitive names. The map's values are the names that replace them.
 */
export function findSecrets(
  { headers, url }: { headers: Iterable<readonly [name: string, value: string]>; url: string },
  vendor: VendorCheck,
): Map<string, string> {
  const own = Object.entries(vendor.identities.full ?? {}).map(([name, variable]) => [name.toLowerCase(), variable]);
  const names: Record<string, string> = { ...commonHeaders, ...Object.fromEntries(own) };
  const secrets = new Map<string, string>();
  for (const [name, value] of headers) {
    const shown = names[name.toLowerCase()];
    if (shown === undefined) continue;
    secrets.set(value, shown);
    // Includes the parts of a value, as in "Bearer x" or "a=x; b=y".
    for (const part of value.split(/[\s;,=]+/)) secrets.set(part, shown);
  }
  const query = new URLSearchParams(url.split('?')[1] ?? '');
  for (const [name, value] of query) {
    if (isSensitiveField(name) || name.toLowerCase() in names) secrets.set(value, 'QUERY');
  }
  return secrets;
}
