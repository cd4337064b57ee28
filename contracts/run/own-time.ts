import type { CheckContext } from '../check-context.ts';
import type { Client } from '../client/client.ts';

/**
 * Measures the duration of one case: its requests until the last byte of each response, retries included, and the
 * judgement. Time in the request queue, and time spent waiting for requests of other cases, is excluded.
 *
 * @example
 * const ownTime = createOwnTime();
 * await runRequest(each, ownTime.of(world));
 * ownTime.milliseconds;
 */
export function createCaseTimer(now: () => number = () => performance.now()) {
  const started = now();
  let apartMs = 0;
  let sentMs = 0;

  async function apart<Result>(wait: () => Promise<Result>): Promise<Result> {
    const began = now();
    try {
      return await wait();
    } finally {
      apartMs += now() - began;
    }
  }

  const onSent = (milliseconds: number) => {
    sentMs += milliseconds;
  };

  function ofClient<Some extends Pick<Client, 'send'>>(client: Some): Some {
    return Object.create(client, {
      send: { value: (request: Parameters<Client['send']>[0]) => apart(() => client.send({ ...request, onSent })) },
    });
  }

  return {
    /** Wraps the world of the case, so that waits are measured. */
    of(world: CheckContext): CheckContext {
      const { client, ids, presence, findUnserved } = world;
      return {
        ...world,
        client: ofClient(client),
        ids: { find: (entity, asker) => apart(() => ids.find(entity, asker)) },
        findUnserved: findUnserved && ((operation) => apart(() => findUnserved(operation))),
        presence: presence && { findAbsence: (operation) => apart(() => presence.findAbsence(operation)) },
      };
    },
    ofClient,
    /** Duration of the case so far, in whole milliseconds. */
    get milliseconds() {
      return Math.max(0, Math.round(now() - started - apartMs + sentMs));
    },
  };
}
