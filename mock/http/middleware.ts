import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * A middleware, in the convention that Express, its parsers and cors share. Requests and responses are Node's own:
 * Express replaces the prototypes of each request, which costs more than all the rest.
 */
export type Middleware = (req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void) => void;

/**
 * Converts a middleware of Express that uses only what Node's own requests and responses have: the parsers, cors, and
 * routers.
 */
export function fromExpress(middleware: (req: never, res: never, next: (error?: unknown) => void) => void): Middleware {
  // The types of Express demand its own requests.
  return middleware as Middleware;
}

/** An error-handling middleware. Its four parameters distinguish it from others. */
export type ErrorMiddleware = (
  error: unknown,
  req: IncomingMessage,
  res: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** Path and query as the client sent them, including a workspace prefix. Routers shorten `url` while they run. */
export function originalUrlOf(req: IncomingMessage): string {
  return (req as { originalUrl?: string }).originalUrl ?? req.url ?? '/';
}

/** The path without the query, relative to the current router. */
export function pathOf({ url = '/' }: Pick<IncomingMessage, 'url'>): string {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}

/** What a socket may state about the way to it: Node's sockets, or the pipe of a server that passes requests on. */
interface SocketFacts {
  encrypted?: boolean;
  /** Path below which the other server passes requests on, such as `/chatpact`. */
  mountPath?: string;
}

interface Received extends Pick<IncomingMessage, 'headers'> {
  socket: object;
}

/** The origin (http://host:port) that the client used. */
export function originOf({ headers, socket }: Received): string {
  const { encrypted = false }: SocketFacts = socket;
  return `${encrypted ? 'https' : 'http'}://${headers.host ?? 'localhost'}`;
}

/** The path below which another server passes requests on to the mock; empty if it has its own port. */
export function mountPathOf({ socket }: Pick<Received, 'socket'>): string {
  const { mountPath = '' }: SocketFacts = socket;
  return mountPath;
}

/** The base URL (http://host:port) that the client used, with the path of the mock if another server passes requests on. */
export function baseOf(req: Received): string {
  return originOf(req) + mountPathOf(req);
}
