import { Agent, request } from 'undici';
import type { Mock } from '../../../mock/server.ts';
import { addressOf, type WorldPlan } from './world.ts';

/** An answer as it came over the wire. */
export interface WireAnswer {
  status: number;
  headers: Record<string, unknown>;
  text: string;
}

export interface Request {
  method: string;
  path: string;
  body?: object | string;
  headers?: Record<string, string>;
}

/** Asks a mock in the way of a plain client: fetch would not let a condition stand alone. */
export interface Asker {
  /** Requests so far. */
  readonly count: number;
  ask(world: WorldPlan, request: Request): Promise<WireAnswer>;
  close(): Promise<void>;
}

export function createAsker(mock: Mock): Asker {
  const dispatcher = new Agent({ connections: 16 });
  let count = 0;
  return {
    get count() {
      return count;
    },
    async ask(world, { method, path, body, headers }) {
      count += 1;
      const address = addressOf(world, path);
      const sent = { ...address.headers, ...headers, ...(body && { 'content-type': 'application/json' }) };
      const answer = await request(mock.url + address.path, {
        dispatcher,
        method: method as 'GET',
        headers: sent,
        body: typeof body === 'string' ? body : body && JSON.stringify(body),
      });
      return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
    },
    close: () => dispatcher.close(),
  };
}

/** All that was said, in one text. */
export const wordsOf = ({ headers, text }: WireAnswer): string => JSON.stringify(headers) + text;
