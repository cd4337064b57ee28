import type { Operation } from '../../../specs/operations.ts';
import { findSentValues, pickCookies } from '../../../specs/parameters/sent-values.ts';
import type { Credential } from '../../../specs/security.ts';
import { toDigest } from '../../digest.ts';
import type { MockRequest, RequestWithSecrets } from '../../vendor-interface/request.ts';

/** Digests of credentials, by the key that {@link credentialKeyOf} returns. */
type Digests = MockRequest['credentials'];

/** Whether a credential is one of the headers with which the vendor's servers authenticate. */
export function isVendorCredential({ in: place, name, as }: Credential, own: readonly string[]): boolean {
  return place === 'header' && as === undefined && own.includes(name.toLowerCase());
}

/** The key of a credential among a request's digests. A header of the vendor has its own name as key. */
export function credentialKeyOf(credential: Credential, own: readonly string[]): string {
  const { in: place, name, as } = credential;
  if (as) return as;
  return isVendorCredential(credential, own)
    ? name.toLowerCase()
    : `${place} ${place === 'header' ? name.toLowerCase() : name}`;
}

/** Key of the credentials of an HTTP scheme that the mock cannot verify. */
export const unverifiedKeyOf = (httpScheme: string) => `unverified ${httpScheme}`;

/** Key of the user name of HTTP Basic. Some clients send a token as the user name, others as the password. */
export const basicUserKey = 'basic user';

const foreignCache = new WeakMap<Operation, readonly Credential[]>();

/** The credentials of an operation that only the user's document defines, and not the vendor. */
export function listForeignCredentials(operation: Operation, own: readonly string[]): readonly Credential[] {
  const found =
    foreignCache.get(operation) ?? operation.security.flat().filter((each) => !isVendorCredential(each, own));
  foreignCache.set(operation, found);
  return found;
}

/**
 * Removes the credentials that the operation's document defines (other than the vendor's) and returns their digests, so
 * that no credential gets into a log.
 */
export function takeCredentials(
  request: RequestWithSecrets,
  foreign: readonly Credential[],
  own: readonly string[],
): { request: RequestWithSecrets; digests: Digests } {
  const digests: Digests = {};
  let rest = request;
  for (const credential of foreign) {
    const [value] = findSentValues(credential.in, { ...request, path: request.params }).valuesOf(credential.name);
    if (value === undefined) continue;
    if (credential.as) Object.assign(digests, digestAuthorization(value, credential.as, credential.httpScheme));
    else digests[credentialKeyOf(credential, own)] = toDigest(value);
    rest = without(rest, credential);
  }
  return { request: rest, digests };
}

function digestAuthorization(value: string, as: 'bearer' | 'basic', httpScheme: string | undefined): Digests {
  const [name = ''] = value.split(' ', 1);
  if (httpScheme !== undefined && name.toLowerCase() === httpScheme) {
    return { [unverifiedKeyOf(httpScheme)]: toDigest(value.slice(name.length).trim()) };
  }
  const [, scheme = '', rest = ''] = /^(\S+) +(\S+)\s*$/.exec(value) ?? [];
  if (scheme.toLowerCase() !== as) return {};
  if (as === 'bearer') return { bearer: toDigest(rest) };
  const text = Buffer.from(rest, 'base64').toString('utf8');
  const at = text.indexOf(':');
  const [user, password] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
  return { basic: toDigest(password), [basicUserKey]: toDigest(user) };
}

function without(request: RequestWithSecrets, { in: place, name }: Credential): RequestWithSecrets {
  const { headers, query, lists, repeatedValues, repeats } = request;
  if (place === 'header') return { ...request, headers: omit(headers, name.toLowerCase()) };
  if (place === 'cookie') {
    const names = (headers.cookie ?? '').split(';').map((pair) => pair.split('=', 1)[0]?.trim() ?? '');
    const kept = pickCookies(
      headers.cookie,
      names.filter((each) => each !== name),
    );
    return { ...request, headers: kept === undefined ? omit(headers, 'cookie') : { ...headers, cookie: kept } };
  }
  return {
    ...request,
    query: omit(query, name),
    lists: omit(lists, name),
    ...(repeatedValues && { repeatedValues: omit(repeatedValues, name) }),
    ...(repeats && { repeats: repeats.filter((each) => each !== name) }),
  };
}

/** Without a prototype, so that a parameter named `constructor` exists only if it was sent. */
function omit<Value>(values: Record<string, Value>, name: string): Record<string, Value> {
  const kept: Record<string, Value> = Object.create(null);
  for (const key of Object.keys(values)) if (key !== name) kept[key] = values[key] as Value;
  return kept;
}
