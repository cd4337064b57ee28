import type { Request, RequestHandler } from 'express';
import { isSameSecret } from '../../digest.ts';

/** Lets this machine in, or whoever holds the token where one is set. */
export function createGuard(token: string | undefined): RequestHandler {
  return (req, res, next) => {
    if (token === undefined) {
      const reason = findStranger(req);
      if (reason === undefined) return next();
      res.status(403).json({ error: `${reason} Start the mock with --admin-token to open it to whoever holds that.` });
      return;
    }
    const given = /^Bearer (.+)$/i.exec(req.headers.authorization ?? '')?.[1];
    if (given !== undefined && isSameSecret(given, token)) return next();
    res.status(401).setHeader('www-authenticate', 'Bearer');
    res.json({ error: 'Send Authorization: Bearer and the admin token.' });
  };
}

/**
 * Why a request is not this machine's own. A browser on this machine sends what any page tells it to, so it does not
 * suffice where a request comes from: pages of other origins are turned away (they could not read the answer, but their
 * request would be obeyed), and so are names that only pretend to be this machine (DNS rebinding).
 */
function findStranger({ headers, socket }: Request): string | undefined {
  if (!isLoopback(socket.remoteAddress)) return 'The admin API answers this machine only.';
  const { host, origin, 'sec-fetch-site': site } = headers;
  if (host !== undefined && !isOwnName(host)) return 'The admin API answers to localhost and 127.0.0.1 only.';
  const isForeign = origin !== undefined && origin !== `http://${host}`;
  if (isForeign || site === 'cross-site' || site === 'same-site') return 'The admin API answers no pages but its own.';
  return undefined;
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::ffff:)?127\.|^::1$/.test(address);
}

/** Whether a Host header names this machine, whatever the port. */
function isOwnName(host: string): boolean {
  return /^((.+\.)?localhost|127(\.\d{1,3}){3}|\[::1\]|\[::ffff:127(\.\d{1,3}){3}\])\.?(:\d+)?$/i.test(host);
}
