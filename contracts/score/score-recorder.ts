import type { Client } from '../client/client.ts';
import type { Exchange } from '../exchanges/exchange.ts';
import { measureBody } from '../memory/measure.ts';
import { collectRequests, type Recording, recordClient } from '../recording/recording.ts';

/**
 * Collects what a mutation score needs: every response, and the requests of each case.
 *
 * @param limit Maximum memory for the responses, in bytes.
 */
export function createScoreRecorder(limit = Number.POSITIVE_INFINITY) {
  const recording: Recording = new Map();
  const requests = new Map<string, Set<string>>();
  let kept = 0;
  let isWhole = true;

  function takeIn(exchange: Exchange, before: Exchange | undefined): boolean {
    const more = measureBody(exchange.body) - (before ? measureBody(before.body) : 0);
    if (kept + more > limit) isWhole = false;
    else kept += more;
    return isWhole;
  }

  return {
    recording,
    requests,
    /** False if a response was too large to be kept: the score would then count its mutants as undetected. */
    get isWhole() {
      return isWhole;
    },
    take(id: string, client: Client): Client {
      const noted = new Set<string>();
      requests.set(id, noted);
      return collectRequests(recordClient(client, recording, takeIn), noted);
    },
  };
}
