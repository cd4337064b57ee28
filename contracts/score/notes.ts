import type { Client } from '../client.ts';
import type { Exchange } from '../exchange.ts';
import { measureBody } from '../memory/measure.ts';
import { noteRequests, type Recording, recordClient } from '../recording/recording.ts';

/**
 * What a score needs to know of a check: every answer, and who asked for it.
 *
 * @param limit Bytes of memory for the answers.
 */
export function createNotes(limit = Number.POSITIVE_INFINITY) {
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
    /** False when an answer was too large to be kept: a score would blame the checks for it. */
    get isWhole() {
      return isWhole;
    },
    take(id: string, client: Client): Client {
      const noted = new Set<string>();
      requests.set(id, noted);
      return noteRequests(recordClient(client, recording, takeIn), noted);
    },
  };
}
