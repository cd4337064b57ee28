import { readFileSync } from 'node:fs';
import type { Json } from '../../../specs/json/json.ts';

/** A request of somebody of the world, by the world's name for them. */
export interface Question {
  method: string;
  path: string;
  as: string;
  headers?: Record<string, string>;
  /** Sent as JSON, a text as it stands. */
  body?: Json;
}

/** A request that builds the world: the status that the real server answered it with. */
export interface Step extends Question {
  /** When the real server was asked; the time stays as it is without. */
  at?: string;
  status: number;
}

/** What the real server answered. */
export interface RealAnswer {
  status: number;
  /** The server's error page, which was not recorded, or a body that was not the server's own. */
  statusOnly?: true;
  /** Media type without parameters. */
  type?: string;
  body?: Json;
}

export interface Recorded extends Question {
  /** Group and number in it: `labels 3`. */
  id: string;
  /** Sent ahead of it. */
  before?: Step[];
  /** Dotted paths of the body that are compared; all of it without. */
  only?: string[];
  real: RealAnswer;
}

export interface Surface {
  world: {
    /** Of the server that was executed. */
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

/** Reads the requests, and what Chatwoot's own code answered. Answers stand once, before the requests that share them. */
export function readSurface(): Surface {
  const text = readFileSync(new URL('./surface.jsonl', import.meta.url), 'utf8');
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  const [first] = lines;
  if (!first?.world) throw new Error('surface.jsonl begins with its world.');
  const answers = lines.flatMap(({ answer }) => (answer ? [answer] : []));
  return {
    world: first.world,
    steps: lines.flatMap(({ step }) => (step ? [step] : [])),
    requests: lines.flatMap(({ request }) => {
      if (!request) return [];
      const { answer, ...question } = request;
      const real = answers[answer];
      if (!real) throw new Error(`${request.id} names answer ${answer}, which the file does not have.`);
      return [{ ...question, real }];
    }),
  };
}
