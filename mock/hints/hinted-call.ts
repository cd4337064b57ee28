import type { Operation } from '../../specs/operations.ts';
import type { ApiError } from '../api-error.ts';
import type { MockRequest } from '../vendor-interface/request.ts';
import type { Vendor, World } from '../vendor-interface/vendor.ts';

/** An answered call, in which rules look for likely mistakes of the client. */
export interface HintedCall {
  vendor: Pick<Vendor, 'name' | 'declaration' | 'hasHandler' | 'secrets'>;
  operation: Operation;
  request: MockRequest;
  /** Why the call was refused; undefined if it was not. */
  refusal: ApiError | undefined;
  /** Request headers as they were sent, with lower-case names. They contain secrets, which no hint may show. */
  sentHeaders: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The workspace's time, milliseconds since 1970. */
  now: number;
  /** Whether the workspace's clock stands still. */
  isFrozen: boolean;
  /** The start of the history, milliseconds since 1970. Undefined if there may be events before it. */
  historyStart: number | undefined;
  /** Whether there may be events after the workspace's time, because the clock was set back. */
  hasLaterEvents: boolean;
  /** Path of the list of identities; undefined if the mock does not serve it here. */
  identitiesPath: string | undefined;
  world: Pick<World, 'holdsId' | 'listIds'>;
}

/**
 * Finds one kind of mistake. It returns what is wrong and what was expected, as one or two sentences for the client's
 * developer, or undefined. When unsure, it returns undefined. It repeats nothing of the request that may be a secret or a
 * text of a customer.
 */
export type HintRule = (call: HintedCall) => string | undefined;
