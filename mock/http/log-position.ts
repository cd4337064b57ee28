import type { ServerResponse } from 'node:http';
import type { CommandLog } from '../storage/command-log.ts';
import type { Middleware } from './middleware.ts';

/**
 * The log position of a server when it answered (a read-your-writes token). A server that receives it waits until it
 * has reached that position.
 */
export const logPositionHeader = 'x-chatpact-version';

/** Middleware that waits until this server has reached the log position that the client sends. */
export function waitForLogPosition(log: CommandLog): Middleware {
  return (req, res, next) => {
    const wanted = req.headers[logPositionHeader];
    const waited = wanted === undefined ? undefined : log.reach(String(wanted));
    setLogPosition(res, log);
    if (waited) waited.then(() => next(), next);
    else next();
  };
}

/** Sets the response header with this server's log position; none if no other server shares the log. */
export function setLogPosition(res: ServerResponse, log: CommandLog): void {
  const position = log.position();
  if (position !== undefined) res.setHeader(logPositionHeader, position);
}
