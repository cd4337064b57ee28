import { Agent, request } from 'undici';
import type { Mock } from '../../../mock/server.ts';
import { addressOf, type WorldPlan } from './world.ts';

/** A response as it was received. */
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

/** Sends requests with node:http, since fetch adds headers to conditional requests. */
export interface TestClient {
  /** Number of requests so far. */
  readonly count: number;
  ask(world: WorldPlan, request: Request): Promise<WireAnswer>;
  close(): Promise<void>;
}

export function createTestClient(mock: Mock): TestClient {
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

/** Headers and body as one text. */
export const toText = ({ headers, text }: WireAnswer): string => JSON.stringify(headers) + text;
