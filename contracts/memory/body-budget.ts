import type { Client } from '../client.ts';
import { Oversized } from '../exchange.ts';
import { type MemoryLimits, toMegabytes } from './limits.ts';
import { measureBody } from './measure.ts';

/** What is set aside for a body before it is read: at its largest it has 8 MB, and more when it is parsed. */
const reservation = 24 * 1_048_576;

/**
 * Room for the bodies that the cases of a check hold while they are judged. The case that began first never waits, and
 * is too large to be judged if its own bodies are; the others wait until there is room beside it. So what becomes of a
 * case follows from its own answers, and not from what others hold at the time.
 */
export interface BodyBudget {
  /** A place for a case that begins now. */
  open(): BodyHolder;
}

/** The bodies of one case. */
export interface BodyHolder {
  /**
   * The client, with the bodies counted that it brings. It throws Oversized when they are too many for one case.
   */
  hold(client: Client): Client;
  /** The bodies so far are needed no more. */
  forget(): void;
  /** The case is done. */
  close(): void;
}

interface Place {
  held: number;
  reserved: number;
}

/** An empty budget. */
export function createBodyBudget({ ofOne, ofOthers }: Pick<MemoryLimits, 'ofOne' | 'ofOthers'>): BodyBudget {
  /** In the order in which their cases began. */
  const places: Place[] = [];
  let waiting: { place: Place; goOn: () => void }[] = [];

  function hasRoom(place: Place): boolean {
    const [first, ...others] = places;
    const used = others.reduce((sum, { held, reserved }) => sum + held + reserved, 0);
    return place === first || used + reservation <= ofOthers;
  }

  function admit(): void {
    for (const each of waiting) {
      if (!hasRoom(each.place)) continue;
      each.place.reserved += reservation;
      waiting = waiting.filter((other) => other !== each);
      each.goOn();
    }
  }

  function createClient(client: Client, place: Place): Client {
    return {
      get sent() {
        return client.sent;
      },
      async send(request) {
        const untilRoom = () =>
          new Promise<void>((goOn) => {
            waiting.push({ place, goOn });
            admit();
          });
        try {
          const exchange = await client.send({ ...request, untilRoom });
          place.held += measureBody(exchange.body);
          if (place.held <= ofOne) return exchange;
          throw new Oversized(`its answers are too large to be judged together: more than ${toMegabytes(ofOne)}`);
        } finally {
          // A case asks for one thing after the other.
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
