import { NetworkFailure, PostponedRequest } from '../exchanges/exchange.ts';
import type { ClientRequest, RawResponse } from './fetch-exchange.ts';

/** After so many consecutive failures the circuit breaker probes the target. */
const maxFailures = 10;

/** Sends a request once. */
export type Ask = (request: ClientRequest) => Promise<RawResponse>;

/**
 * Circuit breaker for a dead target, so that the check does not wait for every remaining request. After too many
 * consecutive failures it repeats the first request that was answered. If that request is answered, the target is only
 * slow.
 *
 * @param onGone Called with the reason if the repeated request also fails.
 */
export function withCircuitBreaker(ask: Ask, onGone: (failure: NetworkFailure) => void): Ask {
  let first: ClientRequest | undefined;
  let failures = 0;

  function note(request: ClientRequest): void {
    failures = 0;
    // A request that may change data must not be repeated.
    if (request.method === 'GET') first ??= request;
  }

  function count(): void {
    // Failures are counted further during the probe, so there is only one probe at a time.
    if (++failures !== maxFailures || !first) return;
    ask(first).then(
      () => {
        failures = 0;
      },
      (error) => {
        failures = 0;
        if (isSilence(error)) onGone(error);
      },
    );
  }

  return async (request) => {
    try {
      const answer = await ask(request);
      note(request);
      return answer;
    } catch (error) {
      if (isSilence(error)) count();
      throw error;
    }
  };
}

/** Whether the target did not respond, and the reason is not the check itself or a rate limit. */
function isSilence(error: unknown): error is NetworkFailure {
  return error instanceof NetworkFailure && !(error instanceof PostponedRequest);
}
