import type { MetObstacle } from '../obstacles/find-obstacle.ts';
import { Obstructed } from '../obstacles/obstructed.ts';
import type { ClientRequest, RawAnswer } from './fetch-exchange.ts';
import { createKnownAnswers, pathOf, toIdentityKey } from './known-answers.ts';

export interface ObstructionOptions {
  /** Sends a request once, at once. */
  ask: (request: ClientRequest) => Promise<RawAnswer>;
  /** Sends a request once, when its turn comes. */
  askInTurn: (request: ClientRequest) => Promise<RawAnswer>;
  /** Lets nothing else leave for so many milliseconds, and resolves then. */
  rest: (milliseconds: number) => Promise<void>;
  /** Further attempts to reach a server that seems lost. */
  retries: number;
  /** Milliseconds before the first of them; doubled with each. */
  waitMs: number;
  /** Called when what was answered before is answered no more. Throws. */
  onLost: (obstacle: MetObstacle) => never;
}

/** Finds out what an obstacle is in the way of. */
export interface Obstruction {
  /**
   * The answer, when it is the API's after all: this operation answers so, and others do not.
   *
   * @throws Obstructed when the obstacle blocks this caller, or is an answer that no API gives
   */
  settle(request: ClientRequest, answer: RawAnswer): Promise<RawAnswer>;
}

/**
 * An answer that looks like an obstacle's is an obstacle's if the API is out of reach for what it answered before, too:
 * as it was asked then, or as who asks now. Where it is in reach, the answer is the operation's own, and for judges.
 */
export function createObstruction(options: ObstructionOptions): Obstruction {
  const { ask, askInTurn, rest, retries, waitMs, onLost } = options;
  const knownAnswers = createKnownAnswers();
  /** Answers that are the operation's own, by who asks what. */
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

  /** Whether the obstacle stands before a caller, whatever is asked for. */
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

  async function settleMet(request: ClientRequest, answer: RawAnswer, obstacle: MetObstacle): Promise<RawAnswer> {
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
    // What may be over in a moment is looked into each time.
    if (!again.obstacle.isTransient) own.add(key);
    return again;
  }

  return {
    async settle(request, answer) {
      knownAnswers.note(request, answer);
      return answer.obstacle ? settleMet(request, answer, answer.obstacle) : answer;
    },
  };
}
