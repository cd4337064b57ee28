import type { FoundObstacle } from '../obstacles/find-obstacle.ts';
import { ObstructedRequest } from '../obstacles/obstructed.ts';
import type { ClientRequest, RawResponse } from './fetch-exchange.ts';
import { createKnownAnswers, pathOf, toIdentityKey } from './known-answers.ts';

export interface ObstructionOptions {
  /** Sends a request once, outside the queue. */
  ask: (request: ClientRequest) => Promise<RawResponse>;
  /** Sends a request once, through the queue. */
  askQueued: (request: ClientRequest) => Promise<RawResponse>;
  /** Pauses all requests for so many milliseconds, and resolves then. */
  pause: (milliseconds: number) => Promise<void>;
  /** Maximum number of further attempts to reach a server that seems unreachable. */
  retries: number;
  /** Milliseconds before the first of them; doubled with each. */
  waitMs: number;
  /** Called if a request that was answered before now meets an obstacle. Throws. */
  onLost: (obstacle: FoundObstacle) => never;
}

/** Finds out whether an obstacle blocks the whole API, one caller or nothing. */
export interface Obstruction {
  /**
   * Returns the response if it comes from the API: only this operation returns it.
   *
   * @throws Obstructed if the obstacle blocks this caller, or if no API returns such a response.
   */
  resolve(request: ClientRequest, answer: RawResponse): Promise<RawResponse>;
}

/**
 * Decides whether a response comes from an obstacle. It repeats a request that the API answered before, first with its own
 * credentials, then with those of the current caller. If the API still answers it, the response is the operation's own,
 * and is judged.
 */
export function createObstruction(options: ObstructionOptions): Obstruction {
  const { ask, askQueued, pause, retries, waitMs, onLost } = options;
  const knownAnswers = createKnownAnswers();
  /** Responses that are the operation's own, by caller and path. */
  const own = new Set<string>();
  const barred = new Map<string, Promise<boolean>>();
  let looking: Promise<void> | undefined;

  async function look(answered: ClientRequest): Promise<void> {
    for (let left = retries, wait = waitMs; ; left--, wait *= 2) {
      const { obstacle } = await ask(answered);
      if (!obstacle) return;
      if (left <= 0) onLost(obstacle);
      await pause(wait);
    }
  }

  /** Whether the obstacle blocks all requests of a caller. */
  function isBarred(request: ClientRequest, answered: ClientRequest, { name }: FoundObstacle): Promise<boolean> {
    const identity = toIdentityKey(request);
    if (identity === toIdentityKey(answered)) return Promise.resolve(false);
    const key = `${identity} ${name}`;
    const known =
      barred.get(key) ??
      ask({ ...answered, headers: request.headers }).then(
        ({ obstacle }) => obstacle !== undefined && !obstacle.isTransient,
      );
    barred.set(key, known);
    known.catch(() => barred.delete(key));
    return known;
  }

  async function resolveObstacle(
    request: ClientRequest,
    answer: RawResponse,
    obstacle: FoundObstacle,
  ): Promise<RawResponse> {
    const key = `${toIdentityKey(request)} ${pathOf(request)} ${obstacle.name}`;
    if (own.has(key)) return answer;
    const answered = knownAnswers.find(request);
    if (!answered) {
      if (obstacle.isNeverOfApplication) throw new ObstructedRequest(obstacle);
      return answer;
    }
    looking ??= look(answered).finally(() => {
      looking = undefined;
    });
    await looking;
    if (await isBarred(request, answered, obstacle)) throw new ObstructedRequest(obstacle);
    const again = await askQueued(request);
    if (!again.obstacle) return again;
    if (again.obstacle.isNeverOfApplication) throw new ObstructedRequest(again.obstacle);
    // A transient obstacle is examined each time.
    if (!again.obstacle.isTransient) own.add(key);
    return again;
  }

  return {
    async resolve(request, answer) {
      knownAnswers.note(request, answer);
      return answer.obstacle ? resolveObstacle(request, answer, answer.obstacle) : answer;
    },
  };
}
