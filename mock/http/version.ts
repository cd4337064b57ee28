import type { ServerResponse } from 'node:http';
import type { CommandLog } from '../log/command-log.ts';
import type { Step } from './step.ts';

/** How far a server had come when it answered. Sent back to another one, it answers only when it has come as far. */
export const versionHeader = 'x-chatpact-version';

/** Waits until this server has come as far as the one that the client heard of last. */
export function keepUp(log: CommandLog): Step {
  return (req, res, next) => {
    const wanted = req.headers[versionHeader];
    const waited = wanted === undefined ? undefined : log.reach(String(wanted));
    tellVersion(res, log);
    if (waited) waited.then(() => next(), next);
    else next();
  };
}

/** Says how far this server has come; nothing where there is no other. */
export function tellVersion(res: ServerResponse, log: CommandLog): void {
  const position = log.position();
  if (position !== undefined) res.setHeader(versionHeader, position);
}
