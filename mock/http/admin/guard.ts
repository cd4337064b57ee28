import type { Request, RequestHandler } from 'express';
import { isLoopbackAddress, isLoopbackHost } from '../../../loopback.ts';
import { isSameSecret } from '../../digest.ts';

/** Lets this machine in, or whoever holds the token where one is set. */
export function createGuard(token: string | undefined): RequestHandler {
  return (req, res, next) => {
    if (token === undefined) {
      const reason = findStranger(req);
      if (reason === undefined) return next();
      res
        .status(403)
        .json({ error: `${reason} Start the mock with --admin-token to open it to requests with that token.` });
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
 * request would be obeyed), and so are names that only pretend to be this machine (DNS rebinding). A proxy on this
 * machine may speak for anybody.
 */
function findStranger({ headers, socket }: Request): string | undefined {
  if (!isLoopbackAddress(socket.remoteAddress)) return 'The admin API answers this machine only.';
  if (Object.keys(headers).some((name) => ofProxies.test(name))) {
    return 'The admin API answers no requests that a proxy has passed on.';
  }
  const { host, origin, 'sec-fetch-site': site } = headers;
  if (host !== undefined && !isLoopbackHost(host)) return 'The admin API answers to localhost and 127.0.0.1 only.';
  const isForeign = origin !== undefined && origin !== `http://${host}`;
  if (isForeign || site === 'cross-site' || site === 'same-site') return 'The admin API answers no pages but its own.';
  return undefined;
}

/** Headers by which a proxy says that it passes a request on. */
const ofProxies = /^(forwarded|via|x-real-ip|x-forwarded-.+)$/;
