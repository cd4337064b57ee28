import type { IncomingMessage, ServerResponse } from 'node:http';
import { ProxyRefusal, toNetworkFailure } from '../../specs/connection/failure.ts';
import { toTargetHeaders, withoutConnection } from './headers.ts';
import type { Route } from './route.ts';

/** Sees an answer go by. */
export interface Tap {
  data(chunk: Buffer): void;
  /** The last byte has left for the client. */
  done(answer: IncomingMessage): void;
  /** No answer came, or it broke off. */
  failed(): void;
}

/**
 * Passes a request on and its answer back, as they come. Whatever the target does, the client is answered: with 502
 * when there is nothing to pass on, and with a broken connection when the answer breaks off.
 */
export function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  route: Route,
  tap?: Tap,
  isRetry = false,
): void {
  const { method = 'GET', rawHeaders } = incoming;
  const fail = (error: unknown) => refuse(outgoing, 502, toNetworkFailure(error, route, route.patienceMs).message);
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
    // A connection that was kept may be closed by the target just when it is used again.
    const isStale = request.reusedSocket && !hasBody && !outgoing.headersSent && !outgoing.destroyed;
    if (isStale && !isRetry) {
      // The second attempt reports the outcome.
      isDone = true;
      forward(incoming, outgoing, route, tap, true);
    } else fail(error);
  });
  request.on('response', (answer) => {
    if (answer.statusCode === 407 && route.proxy) {
      // The proxy's, which wants something of us and not of the client.
      answer.destroy();
      fail(new ProxyRefusal(407));
      return;
    }
    try {
      outgoing.sendDate = false;
      outgoing.writeHead(answer.statusCode ?? 502, answer.statusMessage, withoutConnection(answer.rawHeaders));
    } catch {
      answer.destroy();
      refuse(outgoing, 502, `${route.host} answered with headers that can't be passed on`);
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

/** Answers in the target's place. */
export function refuse(outgoing: ServerResponse, status: number, message: string): void {
  if (outgoing.destroyed) return;
  if (outgoing.headersSent) {
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(status, { 'content-type': 'application/json' });
  outgoing.end(JSON.stringify({ error: `chatpact proxy: ${message}` }));
}
