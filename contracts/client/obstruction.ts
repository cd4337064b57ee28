import type { MetObstacle } from '../obstacles/find-obstacle.ts';
import { Obstructed } from '../obstacles/obstructed.ts';
import type { ClientRequest, RawAnswer } from './fetch-exchange.ts';
import { createKnownAnswers, pathOf, toIdentityKey } from './known-answers.ts';

export interface ObstructionOptions {
  /** Sends a request once, outside the queue. */
  ask: (request: ClientRequest) => Promise<RawAnswer>;
  /** Sends a request once, through the queue. */
  askInTurn: (request: ClientRequest) => Promise<RawAnswer>;
  /** Pauses all requests for so many milliseconds, and resolves then. */
  rest: (milliseconds: number) => Promise<void>;
  /** Maximum number of further attempts to reach a server that seems unreachable. */
  retries: number;
  /** Milliseconds before the first of them; doubled with each. */
  waitMs: number;
  /** Called if a request that was answered before now meets an obstacle. Throws. */
  onLost: (obstacle: MetObstacle) => never;
}

/** Finds out whether an obstacle blocks the whole API, one caller or nothing. */
export interface Obstruction {
  /**
   * Returns the response if it comes from the API: only this operation returns it.
   *
   * @throws Obstructed if the obstacle blocks this caller, or if no API returns such a response.
   */
  settle(request: ClientRequest, answer: RawAnswer): Promise<RawAnswer>;
}

/**
 * Decides whether a response comes from an obstacle. It repeats a request that the API answered before, first with its own
 * credentials, then with those of the current caller. If the API still answers it, the response is the operation's own,
 * and is judged.
 */
export function createObstruction(options: ObstructionOptions): Obstruction {
  const { ask, askInTurn, rest, retries, waitMs, onLost } = options;
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
      await rest(wait);
    }
  }

  /** Whether the obstacle blocks all requests of a caller. */
  function isBarred(request: ClientRequest, answered: ClientRequest, { name }: MetObstacle): Promise<boolean> {
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

  async function resolveObstacle(request: ClientRequest, answer: RawAnswer, obstacle: MetObstacle): Promise<RawAnswer> {
    const key = `${toIdentityKey(request)} ${pathOf(request)} ${obstacle.name}`;
    if (own.has(key)) return answer;
    const answered = knownAnswers.find(request);
    if (!answered) {
      if (obstacle.isNeverOfApplication) throw new Obstructed(obstacle);
      return answer;
    }
    looking ??= look(answered).finally(() => {
      looking = undefined;
    });
    await looking;
    if (await isBarred(request, answered, obstacle)) throw new Obstructed(obstacle);
    const again = await askInTurn(request);
    if (!again.obstacle) return again;
    if (again.obstacle.isNeverOfApplication) throw new Obstructed(again.obstacle);
    // A transient obstacle is examined each time.
    if (!again.obstacle.isTransient) own.add(key);
    return again;
  }

  return {
    async settle(request, answer) {
      knownAnswers.note(request, answer);
      return answer.obstacle ? resolveObstacle(request, answer, answer.obstacle) : answer;
    },
  };
}
