import type { Operation } from '../../specs/operations.ts';
import type { Credential, Security } from '../../specs/security.ts';
import type { VendorCheck } from '../vendor.ts';
import type { Identity } from './credentials.ts';

/** A caller's credentials, by their place in a request. */
export interface PlacedCredentials {
  headers: Record<string, string>;
  query: Record<string, string>;
  cookies: Record<string, string>;
}

type Alternative = Security[number];
type HeldBy = Pick<VendorCheck, 'schemes' | 'foreignSchemes' | 'identities' | 'userHeaders'>;

const isNamed = ({ scheme }: Credential, { schemes }: HeldBy) => Object.hasOwn(schemes, scheme);

/** Whether the user's extra headers provide a credential. */
function isGiven({ in: place, name }: Credential, { userHeaders = [] }: HeldBy): boolean {
  return place !== 'query' && userHeaders.includes(place === 'cookie' ? 'cookie' : name.toLowerCase());
}

/** The credentials of an alternative that the user's extra headers do not provide. */
export const listMissingCredentials = (alternative: Alternative, vendor: HeldBy) =>
  alternative.filter((each) => !isGiven(each, vendor));

/**
 * Whether the check can send the credentials that an alternative requires: the vendor's credentials, the user's extra
 * headers, or the vendor's token in the places that the document names.
 */
export function canHold(alternative: Alternative, vendor: HeldBy): boolean {
  const lacking = listMissingCredentials(alternative, vendor);
  if (lacking.every((each) => isNamed(each, vendor))) return true;
  return !lacking.some((each) => isNamed(each, vendor) || vendor.foreignSchemes?.includes(each.scheme));
}

/** Whether the user's extra headers satisfy an operation's security, so that the server accepts every caller. */
export function isAlwaysAuthenticated({ security }: Pick<Operation, 'security'>, vendor: HeldBy): boolean {
  return security.some(
    (alternative) => alternative.length > 0 && listMissingCredentials(alternative, vendor).length === 0,
  );
}

/** The credentials to send in places that only the document names; undefined if the vendor's own headers suffice. */
function findForeign({ security }: Pick<Operation, 'security'>, vendor: HeldBy): Alternative | undefined {
  const possible = security.filter((alternative) => alternative.length > 0 && canHold(alternative, vendor));
  const lacking = possible.map((alternative) => listMissingCredentials(alternative, vendor));
  const isOwn = (each: Credential) => isNative(each, vendor);
  if (lacking.some((alternative) => alternative.length > 0 && alternative.every(isOwn))) return undefined;
  return lacking.find((alternative) => alternative.length === 0) ?? lacking[0];
}

/** Whether an operation requires credentials in places that only the document names. */
export function isForeign(operation: Pick<Operation, 'security'>, vendor: HeldBy): boolean {
  return findForeign(operation, vendor) !== undefined;
}

/**
 * The credentials for which the check sends the vendor's token, although the server may not accept it there. Undefined if
 * there are none.
 */
export function findGuessed(operation: Pick<Operation, 'security'>, vendor: HeldBy): Alternative | undefined {
  const foreign = findForeign(operation, vendor);
  return foreign && foreign.length > 0 ? foreign : undefined;
}

/** The missing credentials of an operation that the check cannot call; undefined if it can call it. */
export function findMissingCredentials(
  { security }: Pick<Operation, 'security'>,
  vendor: HeldBy,
): Alternative | undefined {
  if (security.length === 0 || security.some((alternative) => canHold(alternative, vendor))) return undefined;
  return listMissingCredentials(security[0] ?? [], vendor);
}

/** A clause that says how the user can pass a credential to the check. */
export function toCredentialHint({ in: place, name, as }: Credential, vendor: HeldBy): string {
  const own = Object.values(vendor.identities).flatMap((headers) => Object.keys(headers));
  if (place === 'query' || own.some((header) => header.toLowerCase() === name.toLowerCase()))
    return 'no option passes one: leave the operation out with --exclude';
  if (as === 'basic') return 'pass one with --basic-auth USER (basicAuth in the configuration)';
  const value = { header: as === 'bearer' ? 'Bearer TOKEN' : 'VALUE', cookie: `${name}=VALUE` }[place];
  return `pass one with --header '${place === 'cookie' ? 'Cookie' : name}: ${value}' (headers in the configuration)`;
}

function isNative({ in: place, name, as }: Credential, { identities }: Pick<VendorCheck, 'identities'>): boolean {
  const own = Object.keys(identities.full ?? {}).map((header) => header.toLowerCase());
  return place === 'header' && as === undefined && own.includes(name.toLowerCase());
}

/** Puts a caller's credentials in the places that an operation requires. A caller without credentials sends none. */
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

/** Written for a shell, which expands the variables. */
const toShownBasic = (user: string, token: string) => `Basic $(printf %s ${user}:${token} | base64 | tr -d '\\n')`;
