import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * One step of a request's way, by the convention that Express, its parsers and cors share. Requests and responses are
 * Node's own: Express swaps the prototypes of each request for its own, which costs more than all else on the way.
 */
export type Step = (req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void) => void;

/** A step for what went wrong on the way. Four parameters make it one. */
export type ErrorStep = (
  error: unknown,
  req: IncomingMessage,
  res: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** Path and query as the client sent them, a workspace's prefix included. Routers shorten `url` as they go. */
export function originalUrlOf(req: IncomingMessage): string {
  return (req as { originalUrl?: string }).originalUrl ?? req.url ?? '/';
}

/** The path alone, without what routers have cut off. */
export function pathOf({ url = '/' }: Pick<IncomingMessage, 'url'>): string {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}

/** http://host:port that the client used. */
export function baseOf({ headers }: IncomingMessage): string {
  return `http://${headers.host ?? 'localhost'}`;
}
