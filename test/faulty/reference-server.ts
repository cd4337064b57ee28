import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Served, serve } from '../serve.ts';
import { now } from './history.ts';
import { answerChatwoot } from './reference-chatwoot.ts';
import { answerRocketChat } from './reference-rocketchat.ts';

export interface ReferenceRequest {
  path: string;
  query: Record<string, string>;
  /** Header names are in lower case. */
  headers: Record<string, string>;
}

export interface ReferenceResponse {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
  /** Sent instead of the body as JSON. */
  text?: string;
}

/** Requests a response of the reference server, which may be for a changed request. */
export type Ask = (changes?: Partial<ReferenceRequest>) => ReferenceResponse;

/** How a faulty server changes a correct response. */
export type Fault = (request: ReferenceRequest, answer: ReferenceResponse, ask: Ask) => ReferenceResponse;

/**
 * A reference server for both vendors, optionally with a fault. It shares no code with the mock and counts every figure by
 * brute force, so that the two are independent. Its clock is fixed at the `now` of the history.
 */
export function startReferenceServer(fault: Fault = (_, answer) => answer): Promise<Served> {
  return serve((incoming, response) => {
    const request = readRequest(incoming);
    const answer = fault(request, answerAsReference(request), (changes) =>
      answerAsReference({ ...request, ...changes }),
    );
    sendAnswer(response, answer);
  });
}

/** The correct response. */
export function answerAsReference(request: ReferenceRequest): ReferenceResponse {
  return answerChatwoot(request) ?? answerRocketChat(request) ?? { status: 404, body: { error: 'Not found' } };
}

function readRequest({ url = '/', headers }: IncomingMessage): ReferenceRequest {
  const { pathname, searchParams } = new URL(url, 'http://reference');
  const plain = Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  return { path: pathname, query: Object.fromEntries(searchParams), headers: Object.fromEntries(plain) };
}

function sendAnswer(response: ServerResponse, { status, body, headers, text }: ReferenceResponse): void {
  response.sendDate = false;
  response.writeHead(status, {
    date: new Date(now * 1000).toUTCString(),
    'content-type': 'application/json; charset=utf-8',
    ...headers,
  });
  response.end(text ?? JSON.stringify(body));
}
