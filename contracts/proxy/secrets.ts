import { isTelling } from '../recording/safe.ts';
import type { VendorCheck } from '../vendor.ts';

/** Headers that speak for somebody with any vendor, by the name that stands in their place. */
const usual: Record<string, string> = {
  authorization: 'AUTHORIZATION',
  'proxy-authorization': 'AUTHORIZATION',
  cookie: 'COOKIE',
};

/**
 * The secrets of a request, for a redactor: values of credential headers, of cookies, and of query parameters that look
 * like them, with the names to be shown in their place.
 */
export function findSecrets(
  { headers, url }: { headers: Iterable<readonly [name: string, value: string]>; url: string },
  vendor: VendorCheck,
): Map<string, string> {
  const own = Object.entries(vendor.identities.full ?? {}).map(([name, variable]) => [name.toLowerCase(), variable]);
  const names: Record<string, string> = { ...usual, ...Object.fromEntries(own) };
  const secrets = new Map<string, string>();
  for (const [name, value] of headers) {
    const shown = names[name.toLowerCase()];
    if (shown === undefined) continue;
    secrets.set(value, shown);
    // "Bearer x", "a=x; b=y": also what is in them.
    for (const part of value.split(/[\s;,=]+/)) secrets.set(part, shown);
  }
  const query = new URLSearchParams(url.split('?')[1] ?? '');
  for (const [name, value] of query) {
    if (isTelling(name) || name.toLowerCase() in names) secrets.set(value, 'QUERY');
  }
  return secrets;
}
