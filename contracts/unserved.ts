import type { Operation } from '../specs/operations.ts';
import { NetworkFailure } from './exchange.ts';
import { findGuessed, findUnheld, toWayIn } from './place-credentials.ts';
import { toBaseline } from './plan/values.ts';
import type { VendorCheck } from './vendor.ts';
import { resolveRequest, sendRequest, type World } from './world.ts';

/** Finds out for which operations no credential is known, and says why; undefined where one is. */
export type FindUnserved = (operation: Operation) => Promise<string | undefined>;

type Credentials = NonNullable<ReturnType<typeof findGuessed>>;

const namesOf = (credentials: Credentials) => credentials.map(({ scheme }) => `"${scheme}"`).join(' and ');

/** Why an operation is not asked that takes credentials which the check has none of; undefined where it has some. */
export function toUnheldReason(operation: Operation, vendor: VendorCheck): string | undefined {
  const lacking = findUnheld(operation, vendor);
  const foreign = lacking?.filter(({ scheme }) => !Object.hasOwn(vendor.schemes, scheme));
  return foreign && `no credential for the scheme ${namesOf(foreign)}; ${toRemedy(foreign, vendor)}`;
}

function toRemedy(credentials: Credentials, vendor: VendorCheck): string {
  const ways = credentials.map((each) => toWayIn(each, vendor));
  return ways.find((way) => way.startsWith('no option')) ?? [...new Set(ways)].join(', and ');
}

/**
 * Why nothing is judged of an operation in whose own places the vendor's token was shown, and refused there.
 *
 * @param status 401 or 403.
 */
export function toUnservedReason(operation: Operation, { vendor, credentials }: World, status: number): string {
  const guessed = findGuessed(operation, vendor) ?? [];
  const token = credentials.variablesOf('full').join(' and ');
  const refusal = `the server answers ${status} to ${token} in its place`;
  return `no credential for the scheme ${namesOf(guessed)}: ${refusal}; ${toRemedy(guessed, vendor)}`;
}

const refusing: readonly number[] = [401, 403];

/**
 * Asks as a caller who may see all. A document may ask for credentials that are not the vendor's (those of a gateway, for
 * one): what a server answers to those who have none of these says nothing. Each operation is asked once.
 */
export function createFindUnserved(world: World): FindUnserved {
  const known = new Map<string, Promise<string | undefined>>();

  async function look(operation: Operation): Promise<string | undefined> {
    const baseline = toBaseline(operation, world.vendor);
    if ('skip' in baseline || operation.method !== 'get') return undefined;
    const resolved = await resolveRequest(world, operation, baseline);
    if ('reason' in resolved) return undefined;
    try {
      const { status } = await sendRequest(world, operation, resolved, { ...baseline, mayBeKnown: true });
      return refusing.includes(status) ? toUnservedReason(operation, world, status) : undefined;
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
