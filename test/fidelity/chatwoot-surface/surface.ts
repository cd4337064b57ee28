import { readFileSync } from 'node:fs';
import type { Json } from '../../../specs/json/json.ts';

/** A request, with the caller by their name in the world. */
export interface Question {
  method: string;
  path: string;
  as: string;
  headers?: Record<string, string>;
  /** Sent as JSON, or unchanged if it is a string. */
  body?: Json;
}

/** A request that builds the world, with the status of the real server. */
export interface Step extends Question {
  /** Time of the request. Without it, the time does not change. */
  at?: string;
  status: number;
}

/** The response of the real server. */
export interface RealAnswer {
  status: number;
  /** Set if the body was not recorded: the server's error page, or a body that is not the server's own. */
  statusOnly?: true;
  /** Media type without parameters. */
  type?: string;
  body?: Json;
}

export interface Recorded extends Question {
  /** Group and number within the group: `labels 3`. */
  id: string;
  /** A request that is sent before it. */
  before?: Step[];
  /** Dotted paths of the compared parts of the body. Without it, the whole body is compared. */
  only?: string[];
  real: RealAnswer;
}

export interface Surface {
  world: {
    /** The version of the recorded server. */
    version: string;
    account: number;
    begins: string;
    asked: string;
    places: Record<string, Json>[];
    /** User ids by name, and the bot. */
    people: Record<string, number | string>;
  };
  steps: Step[];
  requests: Recorded[];
}

type Line = {
  world?: Surface['world'];
  step?: Step;
  answer?: RealAnswer;
  request?: Omit<Recorded, 'real'> & { answer: number };
};

/** Reads the requests and the recorded responses of Chatwoot. Requests with equal responses share one earlier line. */
export function readSurface(): Surface {
  const text = readFileSync(new URL('./surface.jsonl', import.meta.url), 'utf8');
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  const [first] = lines;
  if (!first?.world) throw new Error('Expected the world in the first line of surface.jsonl.');
  const answers = lines.flatMap(({ answer }) => (answer ? [answer] : []));
  return {
    world: first.world,
    steps: lines.flatMap(({ step }) => (step ? [step] : [])),
    requests: lines.flatMap(({ request }) => {
      if (!request) return [];
      const { answer, ...question } = request;
      const real = answers[answer];
      if (!real) throw new Error(`Response ${answer} of ${request.id} not found in surface.jsonl.`);
      return [{ ...question, real }];
    }),
  };
}
