import type { IncomingMessage, ServerResponse } from 'node:http';
import { ProxyRefusal, toNetworkFailure } from '../../specs/connection/failure.ts';
import { toTargetHeaders, withoutConnection } from './headers.ts';
import type { Route } from './route.ts';

/** Observes a response while it is forwarded. */
export interface Tap {
  data(chunk: Buffer): void;
  /** Called when the last byte was sent to the client. */
  done(answer: IncomingMessage): void;
  /** Called if there was no response, or if it was incomplete. */
  failed(): void;
}

/**
 * Streams a request to the target and the response to the client. If there is no response, the client gets 502. If the
 * response breaks off, the client's connection is closed.
 */
export function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  route: Route,
  tap?: Tap,
  isRetry = false,
): void {
  const { method = 'GET', rawHeaders } = incoming;
  const fail = (error: unknown) => refuse(outgoing, 502, toNetworkFailure(error, route, route.timeoutMs).message);
  let request: ReturnType<Route['open']>;
  let isDone = false;
  try {
    request = route.open(incoming.url ?? '/', method, toTargetHeaders(rawHeaders, method, route));
  } catch (error) {
    fail(error);
    tap?.failed();
    return;
  }
  const { 'content-length': length, 'transfer-encoding': coding } = incoming.headers;
  const hasBody = coding !== undefined || (length !== undefined && length !== '0');

  request.on('error', (error) => {
    // The target may close a kept-alive connection at the moment when it is used again.
    const isStale = request.reusedSocket && !hasBody && !outgoing.headersSent && !outgoing.destroyed;
    if (isStale && !isRetry) {
      // The second attempt reports the outcome.
      isDone = true;
      forward(incoming, outgoing, route, tap, true);
    } else fail(error);
  });
  request.on('response', (answer) => {
    if (answer.statusCode === 407 && route.proxy) {
      // The upstream proxy refuses chatpact's own credentials, which the client cannot know.
      answer.destroy();
      fail(new ProxyRefusal(407));
      return;
    }
    try {
      outgoing.sendDate = false;
      outgoing.writeHead(answer.statusCode ?? 502, answer.statusMessage, withoutConnection(answer.rawHeaders));
    } catch {
      answer.destroy();
      refuse(outgoing, 502, `${route.host} sent response headers that cannot be forwarded`);
      return;
    }
    if (tap) answer.on('data', (chunk: Buffer) => tap.data(chunk));
    outgoing.once('finish', () => {
      if (!answer.complete) return;
      isDone = true;
      tap?.done(answer);
    });
    answer.on('error', () => outgoing.destroy());
    answer.pipe(outgoing);
  });
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) request.destroy();
    if (!isDone) tap?.failed();
  });
  incoming.on('error', () => request.destroy());
  if (hasBody) incoming.pipe(request);
  else request.end();
}

/** Sends an error response of the proxy itself. */
export function refuse(outgoing: ServerResponse, status: number, message: string): void {
  if (outgoing.destroyed) return;
  if (outgoing.headersSent) {
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(status, { 'content-type': 'application/json' });
  outgoing.end(JSON.stringify({ error: `chatpact proxy: ${message}` }));
}
