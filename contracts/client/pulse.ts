import { Oversized } from '../exchange.ts';
import type { ClientRequest } from './fetch-exchange.ts';

/** Failures in a row after which it is time to ask whether anybody is there at all. */
const mostFailures = 10;

/** Notices when a target is gone, so that nobody waits for each of the answers that will not come. */
export interface Pulse {
  /** A request was answered, whatever the answer. */
  answered(request: ClientRequest): void;
  /** A request was not answered. Of too many in a row the first that ever was is asked once more. */
  failed(): void;
}

/**
 * Watches one target. One that answers something, if not everything, is slow and not gone.
 *
 * @param ask Sends a request once, and rejects when no answer comes.
 * @param onGone Called, once, when even what was answered before is answered no more.
 */
export function createPulse(ask: (request: ClientRequest) => Promise<unknown>, onGone: () => void): Pulse {
  let first: ClientRequest | undefined;
  let failures = 0;
  return {
    answered(request) {
      failures = 0;
      // What may change data is not for asking twice.
      if (request.method === 'GET') first ??= request;
    },
    failed() {
      // Counted on while it is asked for: there is one question at a time.
      if (++failures !== mostFailures || !first) return;
      ask(first).then(
        () => {
          failures = 0;
        },
        (error) => {
          failures = 0;
          if (!(error instanceof Oversized)) onGone();
        },
      );
    },
  };
}
