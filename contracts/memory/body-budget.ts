import type { Client } from '../client/client.ts';
import { OversizedResponse } from '../exchanges/exchange.ts';
import { type MemoryLimits, toMegabytes } from './limits.ts';
import { measureBody } from './measure.ts';

/** Bytes reserved for a body before it is read. A body has at most 8 MB, and needs more memory once it is parsed. */
const reservation = 24 * 1_048_576;

/**
 * Limits the memory for the bodies that cases hold while they are judged. The case that started first never waits. Other
 * cases wait until there is memory beside it. So whether a case is too large depends only on its own responses.
 */
export interface BodyBudget {
  /** Adds a case that starts now. */
  open(): BodyHolder;
}

/** The bodies of one case. */
export interface BodyHolder {
  /**
   * Wraps a client so that its bodies are counted. The client throws `OversizedResponse` if they are too large for one case.
   */
  hold(client: Client): Client;
  /** Releases the bodies so far. */
  forget(): void;
  /** Removes the case when it is done. */
  close(): void;
}

interface Place {
  held: number;
  reserved: number;
}

/** Creates an empty budget. */
export function createBodyBudget({
  firstCase,
  otherCases,
}: Pick<MemoryLimits, 'firstCase' | 'otherCases'>): BodyBudget {
  /** One entry for each case, in the order of their start. */
  const places: Place[] = [];
  let waiting: { place: Place; resume: () => void }[] = [];

  function hasRoom(place: Place): boolean {
    const [first, ...others] = places;
    const used = others.reduce((sum, { held, reserved }) => sum + held + reserved, 0);
    return place === first || used + reservation <= otherCases;
  }

  function admit(): void {
    for (const each of waiting) {
      if (!hasRoom(each.place)) continue;
      each.place.reserved += reservation;
      waiting = waiting.filter((other) => other !== each);
      each.resume();
    }
  }

  function createClient(client: Client, place: Place): Client {
    return {
      get sentCount() {
        return client.sentCount;
      },
      async send(request) {
        const untilRoom = () =>
          new Promise<void>((resume) => {
            waiting.push({ place, resume });
            admit();
          });
        try {
          const exchange = await client.send({ ...request, waitForMemory: untilRoom });
          place.held += measureBody(exchange.body);
          if (place.held <= firstCase) return exchange;
          throw new OversizedResponse(
            `its responses are too large to be judged together: more than ${toMegabytes(firstCase)}`,
          );
        } finally {
          // A case sends one request at a time, so nothing else is reserved.
          place.reserved = 0;
          admit();
        }
      },
      close: () => client.close(),
    };
  }

  return {
    open() {
      const place: Place = { held: 0, reserved: 0 };
      places.push(place);
      return {
        hold: (client) => createClient(client, place),
        forget() {
          place.held = 0;
          admit();
        },
        close() {
          places.splice(places.indexOf(place), 1);
          admit();
        },
      };
    },
  };
}
