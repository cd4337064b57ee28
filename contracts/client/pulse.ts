import { NetworkFailure, Postponed } from '../exchange.ts';
import type { ClientRequest, RawAnswer } from './fetch-exchange.ts';

/** Failures in a row after which it is time to ask whether anybody is there at all. */
const mostFailures = 10;

/** Sends a request once. */
export type Ask = (request: ClientRequest) => Promise<RawAnswer>;

/**
 * Watches whether a target is there, so that nobody waits for each of the answers that will not come: when too many
 * requests in a row fail, the first that ever was answered is asked once more. One that answers something, if not
 * everything, is slow and not gone.
 *
 * @param onGone Called with the reason when even what was answered before is answered no more.
 */
export function withPulse(ask: Ask, onGone: (failure: NetworkFailure) => void): Ask {
  let first: ClientRequest | undefined;
  let failures = 0;

  function note(request: ClientRequest): void {
    failures = 0;
    // What may change data is not for asking twice.
    if (request.method === 'GET') first ??= request;
  }

  function count(): void {
    // Counted on while the answer is waited for: there is one question at a time.
    if (++failures !== mostFailures || !first) return;
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

/** True where no answer came, and nobody else is to blame for it. */
function isSilence(error: unknown): error is NetworkFailure {
  return error instanceof NetworkFailure && !(error instanceof Postponed);
}
