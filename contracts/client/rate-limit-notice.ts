import type { RateLimitedEvent } from '../results/check-report.ts';
import type { Client } from './client.ts';
import { intervalMargin } from './request-interval.ts';

/**
 * Creates the notice of a rate limit. Once the client has learnt the server's limit, the notice estimates the remaining
 * time, assuming that the remaining cases need as many requests on average as the finished ones.
 *
 * @param caseCount Number of cases that send requests.
 * @param workers Number of cases that may be running.
 */
export function createRateLimitNotice(
  client: Pick<Client, 'sentCount' | 'learntIntervalMs'>,
  caseCount: number,
  workers: number,
) {
  let doneCount = 0;
  let isReported = false;
  return {
    /** Called for each finished case that sent requests. Returns the event once, and undefined otherwise. */
    step(): RateLimitedEvent | undefined {
      doneCount++;
      const { learntIntervalMs: intervalMs = 0 } = client;
      const casesLeft = caseCount - doneCount;
      if (isReported || intervalMs <= 0 || casesLeft <= 0) return undefined;
      isReported = true;
      const runningCount = Math.min(workers, casesLeft);
      const requestsLeft = Math.max(1, Math.round((client.sentCount / (doneCount + runningCount)) * casesLeft));
      return {
        type: 'paced',
        intervalMs: Math.round(intervalMs),
        allowedPerMinute: Math.max(1, Math.round((60_000 * intervalMargin) / intervalMs)),
        requestsLeft,
        leftMs: Math.round(requestsLeft * intervalMs),
      };
    },
  };
}
