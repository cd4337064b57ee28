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

/** The scheme that the client used. Requests without a port have no socket of TLS. */
const schemeOf = ({ socket }: Pick<IncomingMessage, 'socket'>): string =>
  (socket as { encrypted?: boolean } | undefined)?.encrypted ? 'https' : 'http';

/** The base URL (http://host:port) that the client used. */
export function baseOf(req: Pick<IncomingMessage, 'headers' | 'socket'>): string {
  return `${schemeOf(req)}://${req.headers.host ?? 'localhost'}`;
}
