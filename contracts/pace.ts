import { learntMargin } from './client/request-interval.ts';
import type { Client } from './client.ts';
import type { PacedEvent } from './report.ts';

/**
 * Notices once that the client has learnt how fast the server can be asked, and estimates how long the rest takes: each
 * case that is left takes as many requests as those before it did.
 *
 * @param asked Cases that send requests.
 * @param workers Cases that may have begun, and are not done.
 */
export function createPaceNotice(client: Pick<Client, 'sent' | 'learntIntervalMs'>, asked: number, workers: number) {
  let done = 0;
  let isTold = false;
  return {
    /** Called for each case that sent requests and is done. Undefined where there is nothing to report. */
    step(): PacedEvent | undefined {
      done++;
      const { learntIntervalMs: intervalMs = 0 } = client;
      const casesLeft = asked - done;
      if (isTold || intervalMs <= 0 || casesLeft <= 0) return undefined;
      isTold = true;
      const underWay = Math.min(workers, casesLeft);
      const requestsLeft = Math.max(1, Math.round((client.sent / (done + underWay)) * casesLeft));
      return {
        type: 'paced',
        intervalMs: Math.round(intervalMs),
        allowedPerMinute: Math.max(1, Math.round((60_000 * learntMargin) / intervalMs)),
        requestsLeft,
        leftMs: Math.round(requestsLeft * intervalMs),
      };
    },
  };
}
