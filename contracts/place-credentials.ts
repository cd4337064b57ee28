import type { Operation } from '../specs/operations.ts';
import type { Credential, Security } from '../specs/security.ts';
import type { Identity } from './credentials.ts';
import type { VendorCheck } from './vendor.ts';

/** Where a request carries a caller's credentials. `shown` is the same with `$NAME` in place of each secret. */
export interface PlacedCredentials {
  headers: Record<string, string>;
  query: Record<string, string>;
  cookies: Record<string, string>;
}

type Alternative = Security[number];
type HeldBy = Pick<VendorCheck, 'schemes' | 'unheldSchemes' | 'identities'>;

/** Whether the check can show what an alternative asks for: the vendor's credentials, or its token in places of a document's own. */
export function canHold(alternative: Alternative, vendor: HeldBy): boolean {
  const isNamed = ({ scheme }: Credential) => Object.hasOwn(vendor.schemes, scheme);
  if (alternative.every(isNamed)) return true;
  return !alternative.some((each) => isNamed(each) || vendor.unheldSchemes?.includes(each.scheme));
}

/** The alternative by which the check asks; undefined where the vendor's own headers will do. */
function findForeign({ security }: Pick<Operation, 'security'>, vendor: HeldBy): Alternative | undefined {
  const asked = security.filter((alternative) => alternative.length > 0 && canHold(alternative, vendor));
  if (asked.some((alternative) => alternative.every((each) => isNative(each, vendor)))) return undefined;
  return asked[0];
}

/** Whether an operation asks for credentials in places of the document's own. */
export function isForeign(operation: Pick<Operation, 'security'>, vendor: HeldBy): boolean {
  return findForeign(operation, vendor) !== undefined;
}

function isNative({ in: place, name, as }: Credential, { identities }: Pick<VendorCheck, 'identities'>): boolean {
  const own = Object.keys(identities.full ?? {}).map((header) => header.toLowerCase());
  return place === 'header' && as === undefined && own.includes(name.toLowerCase());
}

/** Puts a caller's credentials where an operation asks for them. Callers without any send none. */
export function placeCredentials(
  operation: Pick<Operation, 'security'>,
  { headers, shown }: Identity,
  vendor: HeldBy,
): { sent: PlacedCredentials; shown: PlacedCredentials } {
  const alternative = Object.keys(headers).length === 0 ? undefined : findForeign(operation, vendor);
  if (!alternative) {
    return { sent: { headers, query: {}, cookies: {} }, shown: { headers: shown, query: {}, cookies: {} } };
  }
  return { sent: place(alternative, headers, toBasic), shown: place(alternative, shown, toShownBasic) };
}

function place(
  alternative: Alternative,
  values: Record<string, string>,
  basic: (user: string, token: string) => string,
): PlacedCredentials {
  const placed: PlacedCredentials = { headers: {}, query: {}, cookies: {} };
  const [token = '', user = 'chatpact'] = Object.values(values);
  for (const { in: where, name, as } of alternative) {
    const own = Object.entries(values).find(([header]) => header.toLowerCase() === name.toLowerCase())?.[1];
    if (as) placed.headers[name] = as === 'bearer' ? `Bearer ${token}` : basic(user, token);
    else placed[({ header: 'headers', query: 'query', cookie: 'cookies' } as const)[where]][name] = own ?? token;
  }
  return placed;
}

const toBasic = (user: string, token: string) => `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`;

/** For a shell, which fills in the variables. */
const toShownBasic = (user: string, token: string) => `Basic $(printf %s ${user}:${token} | base64 | tr -d '\\n')`;
