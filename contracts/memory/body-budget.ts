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

interface CaseUsage {
  held: number;
  reserved: number;
}

/** Creates an empty budget. */
export function createBodyBudget({
  firstCase,
  otherCases,
}: Pick<MemoryLimits, 'firstCase' | 'otherCases'>): BodyBudget {
  /** One entry for each case, in the order of their start. */
  const usages: CaseUsage[] = [];
  let waiting: { usage: CaseUsage; resume: () => void }[] = [];

  function hasRoom(usage: CaseUsage): boolean {
    const [first, ...others] = usages;
    const used = others.reduce((sum, { held, reserved }) => sum + held + reserved, 0);
    return usage === first || used + reservation <= otherCases;
  }

  function admit(): void {
    for (const each of waiting) {
      if (!hasRoom(each.usage)) continue;
      each.usage.reserved += reservation;
      waiting = waiting.filter((other) => other !== each);
      each.resume();
    }
  }

  function createClient(client: Client, usage: CaseUsage): Client {
    return {
      get sentCount() {
        return client.sentCount;
      },
      async send(request) {
        const untilRoom = () =>
          new Promise<void>((resume) => {
            waiting.push({ usage, resume });
            admit();
          });
        try {
          const exchange = await client.send({ ...request, waitForMemory: untilRoom });
          usage.held += measureBody(exchange.body);
          if (usage.held <= firstCase) return exchange;
          throw new OversizedResponse(
            `its responses are too large to be judged together: more than ${toMegabytes(firstCase)}`,
          );
        } finally {
          // A case sends one request at a time, so nothing else is reserved.
          usage.reserved = 0;
          admit();
        }
      },
      close: () => client.close(),
    };
  }

  return {
    open() {
      const usage: CaseUsage = { held: 0, reserved: 0 };
      usages.push(usage);
      return {
        hold: (client) => createClient(client, usage),
        forget() {
          usage.held = 0;
          admit();
        },
        close() {
          usages.splice(usages.indexOf(usage), 1);
          admit();
        },
      };
    },
  };
}
