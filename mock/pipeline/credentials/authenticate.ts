import { isDeepStrictEqual } from 'node:util';
import type { Operation } from '../../../specs/operations.ts';
import { type Credential, isOpen } from '../../../specs/security.ts';
import { ApiError } from '../../api-error.ts';
import type { MockRequest } from '../../vendor-interface/request.ts';
import type { Vendor, World } from '../../vendor-interface/vendor.ts';
import {
  basicUserKey,
  credentialKeyOf,
  isVendorCredential,
  listForeignCredentials,
  unverifiedKeyOf,
} from './take-credentials.ts';

/** What authentication needs to know about a request. */
interface AuthenticationInput {
  vendor: Vendor;
  world: World;
  operation: Operation;
  request: MockRequest;
  /** The workspace's time, milliseconds since 1970. */
  now: number;
}

/**
 * Returns the caller of an operation, by the first alternative of its security requirements that the request satisfies;
 * undefined if the operation allows anonymous callers. Credential schemes that only the document has (a bearer token, a
 * key in the query) carry the vendor's tokens in another place.
 *
 * @param headers Receives the `www-authenticate` header of a refusal.
 * @throws ApiError `unauthenticated` or `unrecognised`.
 */
export function authenticate(input: AuthenticationInput, headers: Record<string, string>): unknown {
  const { vendor, world, operation, request, now } = input;
  const { security } = operation;
  if (security.length === 0) return undefined;
  const isForeign = listForeignCredentials(operation, vendor.secrets.headers).length > 0;
  // Operations that have a handler always need a caller.
  const isOptional = isOpen(security) && !vendor.hasHandler(operation.id);
  if (!isForeign && !isOptional) return world.authenticate(request, now);
  try {
    return findCaller(input);
  } catch (error) {
    if (isOptional && error instanceof ApiError) return undefined;
    const challenge = toChallenge(security, error);
    if (challenge !== '') headers['www-authenticate'] = challenge;
    throw error;
  }
}

/** Finds the caller. Undefined if the mock cannot verify the credentials, which any caller may then send. */
function findCaller({ vendor, world, operation, request, now }: AuthenticationInput): unknown {
  const own = vendor.secrets.headers;
  let refusal = new ApiError('unauthenticated');
  for (const whole of operation.security) {
    if (whole.length === 0) continue;
    const alternative = whole.filter((each) => !isTakenUnverified(each, request));
    // Operations that have a handler always need a caller.
    if (alternative.length === 0 && !vendor.hasHandler(operation.id)) return undefined;
    try {
      const isNative = alternative.every((each) => isVendorCredential(each, own));
      return isNative ? world.authenticate(request, now) : findHolder(alternative, { world, request, own });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // Wrong credentials are a more specific reason than missing ones.
      if (error.kind !== 'unauthenticated') refusal = error;
    }
  }
  throw refusal;
}

/** Whether a request has credentials of a scheme that the mock cannot verify, such as Digest. */
function isTakenUnverified({ httpScheme }: Credential, { credentials }: MockRequest): boolean {
  return httpScheme !== undefined && credentials[unverifiedKeyOf(httpScheme)] !== undefined;
}

/** Finds the caller to whom all of these credentials belong. At least one of them must be a secret. */
function findHolder(
  alternative: readonly Credential[],
  { world, request, own }: Pick<AuthenticationInput, 'world' | 'request'> & { own: readonly string[] },
): unknown {
  const held = alternative.map((credential) => {
    const digest = request.credentials[credentialKeyOf(credential, own)];
    if (digest === undefined) throw new ApiError('unauthenticated');
    const found = world.findHolder(digest);
    const isLogin = credential.as === 'basic' && !found?.isSecret;
    return isLogin ? world.findHolder(request.credentials[basicUserKey] ?? '') : found;
  });
  const [first] = held;
  const isOne = held.every((each) => each !== undefined && isDeepStrictEqual(each.caller, first?.caller));
  if (!first || !isOne || !held.some((each) => each?.isSecret)) throw new ApiError('unrecognised');
  return first.caller;
}

const challenges = {
  bearer: (isWrong: boolean) => (isWrong ? 'Bearer error="invalid_token"' : 'Bearer'),
  basic: () => 'Basic realm="chatpact", charset="UTF-8"',
};

/** Digest needs a nonce (RFC 7616, 3.3). Every one is as good, since no response is verified. */
const toUnverifiedChallenge = (httpScheme: string) =>
  `${httpScheme.slice(0, 1).toUpperCase()}${httpScheme.slice(1)} realm="chatpact"${httpScheme === 'digest' ? ', nonce="chatpact", qop="auth"' : ''}`;

/** The value of WWW-Authenticate (RFC 9110, 11.6.1; RFC 6750, 3). API keys have no HTTP scheme, so they add nothing. */
function toChallenge(security: Operation['security'], error: unknown): string {
  const isWrong = error instanceof ApiError && error.kind === 'unrecognised';
  const written = security.flat().flatMap(({ as, httpScheme }) => {
    if (httpScheme !== undefined) return [toUnverifiedChallenge(httpScheme)];
    return as === undefined ? [] : [challenges[as](isWrong)];
  });
  return [...new Set(written)].join(', ');
}
