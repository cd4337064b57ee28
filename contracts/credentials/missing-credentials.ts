import type { Operation } from '../../specs/operations.ts';
import { type CheckContext, resolveRequest, sendRequest } from '../check-context.ts';
import { NetworkFailure } from '../exchanges/exchange.ts';
import { toDefaultRequest } from '../plan/values.ts';
import type { VendorCheck } from '../vendor.ts';
import { findGuessed, findMissingCredentials, toCredentialHint } from './place-credentials.ts';

/** Returns why the check has no credentials for an operation; undefined if it has some. */
export type FindMissingCredentials = (operation: Operation) => Promise<string | undefined>;

type Credentials = NonNullable<ReturnType<typeof findGuessed>>;

const namesOf = (credentials: Credentials) => credentials.map(({ scheme }) => `"${scheme}"`).join(' and ');

/** The reason to skip an operation whose credentials the check cannot send; undefined if it can. */
export function toMissingSchemeReason(operation: Operation, vendor: VendorCheck): string | undefined {
  const lacking = findMissingCredentials(operation, vendor);
  const foreign = lacking?.filter(({ scheme }) => !Object.hasOwn(vendor.schemes, scheme));
  return foreign && `no credential for the scheme ${namesOf(foreign)}; ${toRemedy(foreign, vendor)}`;
}

function toRemedy(credentials: Credentials, vendor: VendorCheck): string {
  const ways = credentials.map((each) => toCredentialHint(each, vendor));
  return ways.find((way) => way.startsWith('no option')) ?? [...new Set(ways)].join(', and ');
}

/**
 * The reason to skip an operation that refused the vendor's token in a place that only the document names.
 *
 * @param status 401 or 403.
 */
export function toRefusedTokenReason(
  operation: Operation,
  { vendor, credentials }: CheckContext,
  status: number,
): string {
  const guessed = findGuessed(operation, vendor) ?? [];
  const token = credentials.variablesOf('full').join(' and ');
  const refusal = `the server returned ${status} for ${token} in its place`;
  return `no credential for the scheme ${namesOf(guessed)}: ${refusal}; ${toRemedy(guessed, vendor)}`;
}

const refusing: readonly number[] = [401, 403];

/**
 * Sends a request with the vendor's token. A document may require other credentials, for example those of a gateway. A
 * refusal without them says nothing about the server. Each operation is tried once.
 */
export function createFindMissingCredentials(world: CheckContext): FindMissingCredentials {
  const known = new Map<string, Promise<string | undefined>>();

  async function look(operation: Operation): Promise<string | undefined> {
    const baseline = toDefaultRequest(operation, world.vendor);
    if ('skip' in baseline || operation.method !== 'get') return undefined;
    const resolved = await resolveRequest(world, operation, baseline);
    if ('reason' in resolved) return undefined;
    try {
      const { status } = await sendRequest(world, operation, resolved, { ...baseline, mayBeKnown: true });
      return refusing.includes(status) ? toRefusedTokenReason(operation, world, status) : undefined;
    } catch (error) {
      if (error instanceof NetworkFailure) return undefined;
      throw error;
    }
  }

  return async (operation) => {
    if (!findGuessed(operation, world.vendor)) return undefined;
    const looking = known.get(operation.id) ?? look(operation);
    known.set(operation.id, looking);
    return looking;
  };
}
